/**
 * When must a live connection end once, so that both sides start afresh?
 *
 * `@comapeo/core` 7.1.0 reads a remote device's role and exchanges the list of members' cores only
 * when a connection begins. So on a live connection a blocked device would keep receiving, a newly
 * admitted one would receive nothing, and nobody would hear of members who joined meanwhile. Each
 * cause below leads to at most one recycling, after checking that it is still needed, so that no
 * cause can loop.
 */
import type { MapeoProject } from '@comapeo/core';
import type { Connection } from '../connection.js';
import type { Clock } from '../lib/clock.js';
import type { RecycleReason } from './engine.js';
export interface RecycleWatchCollaborators {
    project: MapeoProject;
    clock: Clock;
}
export interface RecycleWatchSettings {
    onRecycle: (deviceId: string, reason: RecycleReason) => void;
}
export declare class RecycleWatch {
    #private;
    constructor({ project, clock }: RecycleWatchCollaborators, { onRecycle }: RecycleWatchSettings);
    add(connection: Connection): void;
    close(): void;
    /** The device replicates a core we do not have: ask once more for the list of members' cores. */
    noteUnknownCore(deviceId: string, discoveryKey: Buffer, isOfAnother: () => boolean): void;
}
