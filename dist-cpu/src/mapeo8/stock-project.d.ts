/**
 * REPLICATION, on a device of the older apps: a `Mapeo` object of `@mapeo/core` 8 as the client library
 * sees it. Its own `sync` does the work and shows its progress in the app, as for any other peer.
 */
import { EventEmitter } from 'node:events';
import { type Duplex } from 'node:stream';
import type { Connection } from '../connection.js';
import { type DevicePublicKey, type DiscoveryKey } from '../lib/keys.js';
import type { AllowOutcome, DeviceProgress, OpenProject, OpenProjectEvents, ProjectData } from '../sync/engine.js';
/** One that the older `sync` knows, and how its round goes. */
export interface Mapeo8Peer {
    id: string;
    sync: EventEmitter;
}
/** What is used of a `Mapeo` object of `@mapeo/core` 8. */
export interface Mapeo8 {
    sync: EventEmitter & {
        addPeer(stream: Duplex, info: {
            id: string;
            host: string;
            port: number;
        }): void;
        replicateNetwork(peer: Mapeo8Peer): void;
        /** Peers that it never forgets by itself. */
        state?: {
            _state?: Record<string, unknown>;
        };
    };
}
export declare class StockProject extends EventEmitter<OpenProjectEvents> implements OpenProject {
    #private;
    readonly projectId: string;
    constructor(mapeo: Mapeo8, project: {
        projectId: string;
        discoveryKey: DiscoveryKey;
    });
    get data(): ProjectData;
    attach(connection: Connection): void;
    /** Whether the last round with the device went to its end. */
    wasComplete(deviceId: string): boolean;
    progress(): DeviceProgress[];
    /** Called by the client when the project is left. */
    detach(): void;
    hasPeer(devicePublicKey: DevicePublicKey): boolean;
    unanswered(): number;
    noteUnknownCore(): void;
    hasCore(): boolean;
    ownRole(): Promise<string | null>;
    isBlocked(): Promise<boolean>;
    allow(): Promise<AllowOutcome>;
    close(): Promise<void>;
}
