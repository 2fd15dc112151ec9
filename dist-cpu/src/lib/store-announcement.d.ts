/** One ANNOUNCE to one DHT node, with its answer taken seriously. */
import type HyperDHT from 'hyperdht';
import type { Address, Reply } from 'hyperdht';
import type { DiscoveryKey, KeyPair } from './keys.js';
export interface Announcement {
    keyPair: KeyPair;
    target: DiscoveryKey;
    relayAddresses: Address[];
    /** The node's reply to a LOOKUP, with its write token. */
    reply: Reply;
}
/**
 * Stores our record for `target` on the node that sent `reply`.
 * @returns whether the node took it
 * @throws where the node does not answer at all
 */
export declare function storeAnnouncement(dht: HyperDHT, { keyPair, target, relayAddresses, reply }: Announcement): Promise<boolean>;
