import type HyperDHT from 'hyperdht';
import { Connection } from './connection.js';
import { type Failure } from './find/identities.js';
import { ProvenPeers } from './find/proven-peers.js';
import { type Clock } from './lib/clock.js';
import { type DiscoveryKey, type KeyPair } from './lib/keys.js';
import { Service } from './lib/service.js';
export interface FinderEvents {
    /** `topics`: what the remote was found under so far; `onTopic` tells of more. */
    connection: [
        {
            connection: Connection;
            topics: DiscoveryKey[];
            onTopic: (listener: (topic: DiscoveryKey) => void) => void;
        }
    ];
    searching: [{
        discoveryKey: DiscoveryKey;
        attempt: number;
    }];
    /** The next search for the topic begins in `delayMs`. */
    waiting: [{
        discoveryKey: DiscoveryKey;
        delayMs: number;
    }];
}
export interface FinderCollaborators {
    dht: HyperDHT;
    keyPair: KeyPair;
    /** Who proved to know a project's key before; kept in memory by default. */
    proven?: ProvenPeers;
    clock?: Clock;
    /** Uniform in [0, 1). */
    random?: () => number;
}
export interface FinderSettings {
    firstRetryMs?: number;
    maxRetryMs?: number;
    maxPeers?: number;
    /** Attempts at a time, and those that wait longer for an answer than their turn lasts. */
    maxParallel?: number;
    maxLingering?: number;
    /** Public keys of peers that relay; asked only where a device has no direct path. */
    relays?: () => Buffer[];
}
export declare class Finder extends Service<FinderEvents> {
    #private;
    constructor(collaborators: FinderCollaborators, settings?: FinderSettings);
    protected open(): Promise<void>;
    /** Searches until somebody is found; with `announce`, others find this device too. */
    join(discoveryKey: DiscoveryKey, { announce }: {
        announce: boolean;
    }): void;
    leave(discoveryKey: DiscoveryKey): Promise<void>;
    /** The remote proved to know the project's key. Call it once, and `noteLost` when it ends. */
    noteProven({ deviceId, remoteDevice }: Connection, discoveryKey: DiscoveryKey): void;
    /** It ended. A connection that served its purpose starts the backoff afresh. */
    noteLost(deviceId: string, discoveryKey: DiscoveryKey, { served }: {
        served: boolean;
    }): void;
    /** The remote is no peer of any project it was found under, and its connection is to end. */
    noteRefused(deviceId: string, failure: Failure): void;
    /** The remote is busy: it is left alone until it said, and that is no failure of it. */
    noteBusy(deviceId: string, retryAfterMs: number): void;
    /**
     * After a sleep, or on another network: connections that lead nowhere any more are cut, and all
     * projects are searched for now.
     */
    wake(): void;
    /** There may be a path now to who could not be reached: all projects are searched for now. */
    tryAgain(): void;
}
