/** How many syncs began, came to the end of their work, and ended, since the start. */
import type { Replication } from '../replication.js';
export declare class SyncCounts {
    started: number;
    synced: number;
    /** By why. */
    readonly ended: Map<string, number>;
    constructor(replication: Pick<Replication, 'on'>);
}
