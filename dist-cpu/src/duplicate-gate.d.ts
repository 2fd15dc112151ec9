/**
 * REPLICATION. At most one connection of a device on a project.
 *
 * Two live connections of one device corrupt its sync state in `@comapeo/core`. So a newer one is
 * held, before any channel of the project opens on it, until the older one has gone. An older one
 * that is silent for longer than its keep-alive interval is dead without knowing, and is cut.
 *
 * Today's apps, which come by WebSocket or the local network, neither understand "busy" nor try
 * again: for them the newer connection wins, and the older one is cut at once.
 */
import type { Connection } from './connection.js';
import { type Clock } from './lib/clock.js';
export interface DuplicateGateSettings {
    /** Longer than the 5 s keep-alive of a HyperDHT connection. */
    staleAfterMs?: number;
    /** What a refused client is told to wait. */
    retryAfterMs?: number;
}
export declare class DuplicateGate {
    #private;
    constructor({ clock }?: {
        clock?: Clock;
    }, settings?: DuplicateGateSettings);
    /**
     * Waits until the device has no other connection on the project.
     * @returns gives the place back; closing the connection does so too
     * @throws MapeoWebError `BUSY` where the older connection is alive and stays.
     */
    claim(projectId: string, connection: Connection): Promise<() => void>;
}
