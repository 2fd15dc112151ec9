import { type Clock } from './clock.js';
import { Service } from './service.js';
/** Enough for what is on its way when we stop asking, and for SQLite's own files. */
export declare const DEFAULT_MIN_FREE_BYTES: number;
export declare function isDiskFull(error: unknown): boolean;
export interface DiskSpaceEvents {
    full: [{
        freeBytes: number | null;
    }];
    /** There is room again. `writesFailed`: something was not written meanwhile. */
    room: [{
        freeBytes: number;
        writesFailed: boolean;
    }];
}
export interface DiskSpaceSettings {
    dir: string;
    /** The reserve; 0: never mind. */
    minFreeBytes: number;
}
export declare class DiskSpace extends Service<DiskSpaceEvents> {
    #private;
    readonly minFreeBytes: number;
    constructor({ clock, measure }: {
        clock?: Clock;
        measure?: () => Promise<number>;
    }, { dir, minFreeBytes }: DiskSpaceSettings);
    get isFull(): boolean;
    /** Of the last look; null where the file system does not say. */
    get freeBytes(): number | null;
    /** Looked once, and looks again until it is closed. */
    protected open(): Promise<void>;
    /** Something could not be written for want of room: somebody was quicker than we look. */
    noteFull(): void;
}
