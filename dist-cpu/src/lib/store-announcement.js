import Persistent from 'hyperdht/lib/persistent.js';
/** dht-rpc 6.27 `lib/errors.js`. The reply carries a fresh token. */
const INVALID_TOKEN = 2;
/**
 * Stores our record for `target` on the node that sent `reply`.
 * @returns whether the node took it
 * @throws where the node does not answer at all
 */
export async function storeAnnouncement(dht, { keyPair, target, relayAddresses, reply }) {
    // The signature covers the node's id: one without a verified id cannot store.
    if (!reply.from.id || !reply.token)
        return false;
    const send = (token) => dht._requestAnnounce(keyPair, dht, target, token, reply.from, relayAddresses, Persistent.signAnnounce, 0);
    const first = await send(reply.token);
    if (first.error !== INVALID_TOKEN || !first.token)
        return first.error === 0;
    return (await send(first.token)).error === 0;
}
//# sourceMappingURL=store-announcement.js.map