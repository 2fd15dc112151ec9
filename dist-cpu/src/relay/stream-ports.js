/**
 * RELAY. Stream ids of our own on the UDP sockets of the DHT, for packets that are passed on.
 *
 * libudx can relay a stream by itself (`relayTo`), but then no packet is seen here: nothing could be
 * limited, only counted. What is addressed to a stream that libudx does not know it hands to the
 * socket's listeners, as it does with the DHT's own messages; so the ids given out here are none of
 * its streams.
 */
import crypto from 'node:crypto';
import { streamIdOf } from './udx-packet.js';
export class StreamPorts {
    #sockets = new Map();
    /** `onPacket` gets a view on a buffer that is used again: copy what is kept. */
    open(socket, onPacket) {
        const listening = this.#sockets.get(socket) ?? this.#listen(socket);
        let id;
        // One of libudx's own streams has the same id once in 4 billion times; then nothing arrives,
        // and the two devices try again.
        do
            id = crypto.randomBytes(4).readUInt32LE();
        while (listening.ports.has(id));
        listening.ports.set(id, onPacket);
        return {
            id,
            close: () => {
                listening.ports.delete(id);
                if (listening.ports.size > 0)
                    return;
                listening.stop();
                this.#sockets.delete(socket);
            },
        };
    }
    #listen(socket) {
        const ports = new Map();
        const onMessage = (packet, from) => {
            const id = streamIdOf(packet);
            if (id !== undefined)
                ports.get(id)?.(packet, from);
        };
        socket.on('message', onMessage);
        const listening = { ports, stop: () => void socket.off('message', onMessage) };
        this.#sockets.set(socket, listening);
        return listening;
    }
}
//# sourceMappingURL=stream-ports.js.map