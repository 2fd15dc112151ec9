/**
 * RELAY. What one device asks of the relay on one connection: the `blind-relay` channel (1.6.1) that
 * HyperDHT opens. Only reads and writes its messages; `relay.ts` decides.
 */
import { messages } from 'blind-relay';
export const BLIND_RELAY_PROTOCOL = 'blind-relay';
export class RelaySession {
    connection;
    #channel;
    #pair;
    /** @param id of the channel, as the remote chose it */
    constructor(connection, id, callbacks) {
        this.connection = connection;
        this.#channel = connection.mux.createChannel({
            protocol: BLIND_RELAY_PROTOCOL,
            ...(id === null ? {} : { id }),
            onclose: () => callbacks.onClose(this),
        });
        this.#pair = this.#channel?.addMessage({
            encoding: messages.pair,
            onmessage: (pairing) => {
                callbacks.onPair(this, { ...pairing, token: Buffer.from(pairing.token) });
            },
        });
        this.#channel?.addMessage({
            encoding: messages.unpair,
            onmessage: ({ token }) => callbacks.onUnpair(this, token),
        });
        this.#channel?.open();
    }
    get isOpen() {
        return this.#channel !== null && !this.#channel.closed;
    }
    /** Tells the device what to address its packets to. */
    paired({ token, isInitiator }, streamId) {
        this.#pair?.send({ isInitiator, token, id: streamId, seq: 0 });
    }
    /** HyperDHT takes it for the refusal of what is not paired yet: there is no other word for it. */
    close() {
        this.#channel?.close();
    }
}
//# sourceMappingURL=session.js.map