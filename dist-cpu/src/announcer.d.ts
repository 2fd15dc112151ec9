/**
 * DISCOVERY. Keeps every hosted project's discovery key announced on the DHT, by keyspace sweep.
 *
 * Receives discovery keys and hands nothing on: records on DHT nodes are its whole effect. It
 * never sees a project key and never opens a project.
 *
 * Keys are renewed in the order of the keyspace (`announce/schedule.ts`). Neighbours share the nodes
 * that store them, so finding nodes costs what the network costs (`announce/explorer.ts`), and one
 * write token per node serves all its keys (`announce/record-writer.ts`). A new key does not wait
 * for its turn: it has a lane of its own.
 */
import { EventEmitter } from 'node:events';
import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import { type AnnouncerStats, type BehindEvent } from './announce/health.js';
import { type Announcee, type DhtMessages } from './announce/messages.js';
import { type History, type Stored } from './announce/topics.js';
import { type Clock } from './lib/clock.js';
import { type DiscoveryKey, type KeyPair } from './lib/keys.js';
export type { History, Stored };
export interface AnnouncerEvents {
    announced: [Stored & {
        ms: number;
    }];
    /** No node took these keys, or none answered at all (`unreachable`); again in `retryMs`. */
    'announce-failed': [{
        keys: number;
        unreachable: boolean;
        error: Error;
        retryMs: number;
    }];
    /** Its records are being taken back, if there are any: they count no more. */
    unannounced: [{
        discoveryKey: DiscoveryKey;
    }];
    /** Every key is announced, for the first time since one was not. */
    complete: [{
        keys: number;
        records: number;
        ms: number;
    }];
    /** Records expire before their turn comes. */
    behind: [BehindEvent];
    'caught-up': [];
}
export interface AnnouncerCollaborators {
    dht: HyperDHT;
    keyPair: KeyPair;
    /** Where the peer can be reached through, at most 3 nodes. */
    relayAddresses: () => Address[];
    /** For keys that are announced in another name than `keyPair`'s. */
    announceeOf?: (discoveryKey: DiscoveryKey) => Announcee | undefined;
    clock?: Clock;
    /** Uniform in [0, 1). */
    random?: () => number;
    /** Default: HyperDHT's own, over `dht`. */
    messages?: DhtMessages;
}
export interface AnnouncerSettings {
    /** Every key is renewed once in it, at the latest after 1.2 of it. */
    cycleMs?: number;
    /** Requests under way at once; at most half of the DHT's `maxWindow`. */
    maxInFlight?: number;
    /** Tells the networks apart that one storage directory may have been in. */
    networkId?: string;
}
export declare class Announcer extends EventEmitter<AnnouncerEvents> {
    #private;
    constructor(collaborators: AnnouncerCollaborators, settings?: AnnouncerSettings);
    get stats(): AnnouncerStats;
    /** The ids (32 bytes) of the nodes that hold each key, as far as this process stored it. */
    holders(): Array<{
        discoveryKey: DiscoveryKey;
        holders: Buffer[];
    }>;
    /** Announces the key now and keeps it announced. Safe to repeat. */
    add(discoveryKey: DiscoveryKey, history?: History): void;
    /**
     * Announces keys and keeps them announced: those without a history now, as fast as the network
     * allows, the others when their records need it.
     */
    addAll(keys: Iterable<{
        discoveryKey: DiscoveryKey;
        history?: History | undefined;
    }>): void;
    /** Stops announcing the key and takes its records back. */
    remove(discoveryKey: DiscoveryKey): Promise<void>;
    /**
     * Stops announcing and takes back what fits in the deadline, newest first; the rest expires by
     * itself.
     * @returns how many keys were taken back, of how many
     */
    close(deadlineMs?: number): Promise<{
        unannounced: number;
        keys: number;
    }>;
}
