/** DISCOVERY. Who announces a discovery key? */
import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import { type DevicePublicKey, type DiscoveryKey } from './lib/keys.js';
/** What a DHT node tells of at most, by lot where more announce the key (hyperdht 6.34). */
export declare const RECORDS_PER_REPLY = 20;
export interface FoundPeer {
    publicKey: DevicePublicKey;
    /** DHT nodes that relay handshakes to the peer; may be empty. */
    relayAddresses: Address[];
}
/**
 * Each announced identity once, with the addresses of its newest record. Anyone can announce
 * anything: only the handshake tells a peer from a pretender.
 * @throws `NO_BOOTSTRAP_ALIVE` where no node answered
 */
export declare function lookupPeers(dht: HyperDHT, discoveryKey: DiscoveryKey): Promise<FoundPeer[]>;
