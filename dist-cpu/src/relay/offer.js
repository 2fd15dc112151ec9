/**
 * RELAY. How a client learns that a peer relays: one message on a channel of its own, once a project
 * of the client was authorised. PROTOCOL.md, "Relay", has it byte by byte. A client that knows no
 * such channel refuses it, and nothing else changes.
 */
import c, {} from 'compact-encoding';
export const RELAY_PROTOCOL = 'mapeo-web/relay/v1';
export const offerEncoding = {
    preencode(state, offer) {
        c.uint.preencode(state, offer.bytesPerSecond);
        c.uint.preencode(state, offer.maxSessionMs);
    },
    encode(state, offer) {
        c.uint.encode(state, offer.bytesPerSecond);
        c.uint.encode(state, offer.maxSessionMs);
    },
    decode(state) {
        return { bytesPerSecond: c.uint.decode(state), maxSessionMs: c.uint.decode(state) };
    },
};
export function sendOffer({ mux }, offer) {
    const channel = mux.createChannel({ protocol: RELAY_PROTOCOL });
    if (!channel)
        return;
    const message = channel.addMessage({ encoding: offerEncoding });
    channel.open();
    message.send(offer);
}
/** Calls `onOffer` if the remote is a peer that relays. Call it in the tick of the connection. */
export function onRelayOffer({ mux }, onOffer) {
    mux.pair({ protocol: RELAY_PROTOCOL }, () => {
        const channel = mux.createChannel({ protocol: RELAY_PROTOCOL });
        channel?.addMessage({ encoding: offerEncoding, onmessage: onOffer });
        channel?.open();
    });
}
//# sourceMappingURL=offer.js.map