/**
 * DISCOVERY. The books of the announcer: which keys there are, what nodes hold of each, and when each
 * is due again.
 */
import type { Address } from 'hyperdht';
import { type DiscoveryKey } from '../lib/keys.js';
import type { Topic } from './schedule.js';
import type { Outcome } from './sweep.js';
/** How one key was stored. */
export interface Stored {
    discoveryKey: DiscoveryKey;
    /** When, in milliseconds since 1970. */
    atMs: number;
    /** Nodes that took the record, of so many that were reachable and should have: 20, or fewer. */
    records: number;
    reachable: number;
    /** What was stored, to be compared with what is to be: for `History`. */
    stamp: string;
}
/** What an earlier process stored, so that this one goes on where it stopped. */
export type History = Omit<Stored, 'discoveryKey'>;
export interface TopicsSettings {
    /** 32 bytes: the announcing identity. */
    ownId: Buffer;
    cycleMs: number;
    networkId: string;
}
export declare class Topics {
    #private;
    constructor(settings: TopicsSettings);
    get size(): number;
    /** What records say from now on. */
    get content(): {
        relayAddresses: Address[];
        stamp: string;
    };
    all(): Topic[];
    has(discoveryKey: DiscoveryKey): boolean;
    /** Without a history that holds here, somebody must announce it now: it is `queued`. */
    add(discoveryKey: DiscoveryKey, history: History | undefined, nowMs: number): Topic;
    remove(discoveryKey: DiscoveryKey): Topic | undefined;
    clear(): void;
    takeDue(nowMs: number): Topic[];
    /** The peer is reached through these from now on. For a moment there may be none: no change. */
    setRelays(relays: Address[], nowMs: number): void;
    /**
     * Enters how announcing a topic went.
     * @returns in how many milliseconds it is tried again if it went badly
     */
    note({ topic, holders, reachable }: Outcome, stamp: string, nowMs: number): number;
    /** The copies of all keys; undefined while one has none, or waits to be announced. */
    countComplete(): number | undefined;
}
