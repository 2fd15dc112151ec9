/** One device syncing with one other, timed: over which way is for the caller to say. */
import type { MapeoProject } from '@comapeo/core';
export interface SyncTimes {
    /** Until the other device was met; undefined where the way does not say. */
    connectedMs?: number;
    /** Until the first observation could be read. */
    firstDocumentMs?: number;
    /** Until neither had anything left for the other. */
    syncedMs: number;
}
export interface SyncRunSettings {
    /** Whom to be in sync with. */
    remoteId: string;
    /** How many blocks at least have to be seen waiting, so that a start is not taken for the end. */
    minBlocks: number;
    /** How many observations have to be there in the end. */
    observations: number;
    /** @throws after this long */
    limitMs: number;
}
export declare class SyncRun {
    #private;
    /** The clock runs from here on. */
    constructor(project: MapeoProject, settings: SyncRunSettings);
    noteConnected(): void;
    /** Milliseconds until the first observation could be read. */
    firstDocument(): Promise<number>;
    done(): Promise<SyncTimes>;
}
