import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import type { DiscoveryKey, KeyPair } from '../lib/keys.js';
/** dht-rpc 6.27 `lib/errors.js`. The reply carries a fresh token. */
export declare const INVALID_TOKEN = 2;
export interface LookupAnswer {
    /** 32 bytes, verified: the hash of the address that answered. Null where the node cannot store. */
    id: Buffer | null;
    /** Lets this host write to the node, whatever the key; good for 7.5 to 15 s. */
    token: Buffer | null;
    /** At most 20 nodes that it knows closest to the target. */
    closerNodes: Address[];
    rttMs: number;
}
export interface StoreAnswer {
    /** 0: it was done. */
    error: number;
    /** With `INVALID_TOKEN`. */
    token: Buffer | null;
    rttMs: number;
}
/** A node's address, and the id that it proved. */
export interface Storer extends Address {
    id: Buffer;
}
export interface Announcement {
    target: DiscoveryKey;
    token: Buffer;
}
/** Undefined everywhere: no answer within the DHT's time limit, 1 s. */
export interface DhtMessages {
    /** Null while we are no node that others store on. */
    ownId(): Buffer | null;
    /** Nodes to begin with. */
    seeds(): Address[];
    /** Looks for nodes again, where none of those known answers; never fails. */
    refresh(): Promise<void>;
    lookup(to: Address, target: Buffer): Promise<LookupAnswer | undefined>;
    /** @param relayAddresses at most 3 */
    announce(to: Storer, announcement: Announcement, relayAddresses: Address[]): Promise<StoreAnswer | undefined>;
    unannounce(to: Storer, announcement: Announcement): Promise<StoreAnswer | undefined>;
}
/** In whose name a key is announced, where that is not the device itself. */
export interface Announcee {
    keyPair: KeyPair;
    /** Where it can be reached through: at most 3 DHT nodes. */
    relayAddresses: Address[];
}
export declare class HyperDhtMessages implements DhtMessages {
    #private;
    constructor(dht: HyperDHT, keyPair: KeyPair, announceeOf?: (target: DiscoveryKey) => Announcee | undefined);
    ownId(): Buffer | null;
    seeds(): Address[];
    refresh(): Promise<void>;
    lookup(to: Address, target: Buffer): Promise<LookupAnswer | undefined>;
    announce(to: Storer, { target, token }: Announcement, relayAddresses: Address[]): Promise<StoreAnswer | undefined>;
    unannounce(to: Storer, { target, token }: Announcement): Promise<StoreAnswer | undefined>;
}
