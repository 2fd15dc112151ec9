/**
 * A DHT on a clock that is wound by hand: what nodes of HyperDHT 6.34 answer to the announcer's three
 * messages, as far as it can tell, with records that expire at the earliest time they may.
 */
import type { Address } from 'hyperdht';
import { type Announcement, type DhtMessages, type LookupAnswer, type StoreAnswer, type Storer } from '../../src/announce/messages.js';
import type { ManualClock } from './clock.js';
export type Behaviour = 'stores' | 'answers-lookups-only' | 'silent';
export interface SimulatedNode extends Address {
    id: Buffer;
    behaviour: Behaviour;
    records: Map<string, {
        atMs: number;
        relays: string;
    }>;
    /** When each write token was given out. */
    tokens: Map<string, number>;
    /** In buckets of at most 20 by shared bits, as Kademlia's routing table. */
    table: SimulatedNode[][];
}
export interface SimulatedDhtOptions {
    size: number;
    /** Bits that all ids begin with. */
    prefix?: string;
    rttMs?: number;
}
export declare class SimulatedDht implements DhtMessages {
    #private;
    readonly nodes: SimulatedNode[];
    rttMs: number;
    /** The part of requests that are lost, in [0, 1]. */
    loses: number;
    requests: number;
    /** Whether our own connection is there. */
    online: boolean;
    constructor(clock: ManualClock, random: () => number, options: SimulatedDhtOptions);
    join(prefix?: string): SimulatedNode;
    /** It is switched off, and others go on naming it. */
    leave(node: SimulatedNode): void;
    ownId(): Buffer | null;
    seeds(): Address[];
    refresh(): Promise<void>;
    lookup(to: Address, target: Buffer): Promise<LookupAnswer | undefined>;
    announce(to: Storer, { target, token }: Announcement, relayAddresses: Address[]): Promise<StoreAnswer | undefined>;
    unannounce(to: Storer, { target, token }: Announcement): Promise<StoreAnswer | undefined>;
    /** Nodes that hold a record of the key now. */
    holders(target: Buffer): SimulatedNode[];
    /** What the record says on the nodes that hold it. */
    relays(target: Buffer): Set<string | undefined>;
    /** Where a perfect announcer would have put it: the 20 closest that store. */
    ideal(target: Buffer): SimulatedNode[];
    /** Whether a client would find the key: one of the 20 closest that answer has a record. */
    isFound(target: Buffer): boolean;
}
