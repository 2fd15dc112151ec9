/**
 * Finds out when a restored project may be written to again: a device is in sync with us, and has
 * nothing of our own cores that we have not. See `OwnWrites`.
 */
import type { Clock } from '../lib/clock.js';
import type { CoreManager } from './comapeo-internals.js';
import type { DeviceProgress } from './engine.js';
export interface CatchUpCollaborators {
    cores: CoreManager;
    progress: () => DeviceProgress[];
    clock: Clock;
    /** Once. */
    onCaughtUp: () => void;
}
export declare class CatchUp {
    #private;
    constructor({ cores, progress, clock, onCaughtUp }: CatchUpCollaborators);
    /** Whenever something moved. */
    check(): void;
    close(): void;
}
