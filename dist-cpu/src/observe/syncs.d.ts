/**
 * What is left to move between the peer and each device, and how much it was: for progress bars,
 * and for "one device went away with so many things of yours still to come".
 *
 * It remembers what it saw while it ran, and no more than `MAX_DEVICES`.
 */
import type { PeerActivity } from '../host/views.js';
import { type Clock } from '../lib/clock.js';
/** Blocks: a photo is many, a record is one. */
export interface DeviceState {
    deviceId: string;
    connected: boolean;
    /** What we have and the device lacks, and the other way round. */
    toSend: number;
    toReceive: number;
    /** The most that was left since it connected. */
    mostToSend: number;
    mostToReceive: number;
    /** When this was last known, in milliseconds since 1970. */
    atMs: number;
}
export declare class Syncs {
    #private;
    constructor({ clock }?: {
        clock?: Pick<Clock, 'now'>;
    });
    devices(projectId: string): DeviceState[];
    note({ evt, projectId, deviceId, devices }: PeerActivity): void;
}
