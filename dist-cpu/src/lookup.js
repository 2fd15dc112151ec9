import { asError, MapeoWebError } from './lib/errors.js';
import { hex } from './lib/keys.js';
/** What a DHT node tells of at most, by lot where more announce the key (hyperdht 6.34). */
export const RECORDS_PER_REPLY = 20;
/**
 * Each announced identity once, with the addresses of its newest record. Anyone can announce
 * anything: only the handshake tells a peer from a pretender.
 * @throws `NO_BOOTSTRAP_ALIVE` where no node answered
 */
export async function lookupPeers(dht, discoveryKey) {
    const peers = new Map();
    let replies = 0;
    try {
        for await (const reply of dht.lookup(discoveryKey)) {
            replies++;
            for (const { publicKey, relayAddresses } of reply.peers) {
                peers.set(hex(publicKey), { publicKey: publicKey, relayAddresses });
            }
        }
    }
    catch (error) {
        throw new MapeoWebError('NO_BOOTSTRAP_ALIVE', asError(error).message, { cause: error });
    }
    if (replies === 0 && dht.nodes.length === 0) {
        throw new MapeoWebError('NO_BOOTSTRAP_ALIVE', 'no DHT node answered the lookup');
    }
    return [...peers.values()];
}
//# sourceMappingURL=lookup.js.map