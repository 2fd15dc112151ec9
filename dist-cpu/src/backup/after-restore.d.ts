/**
 * What a peer that was restored from a backup has to heed. Its own cores may be older than what
 * devices have of them: what it wrote after the backup was made is out there, and writing again at
 * the same place would give one device two histories. Hypercore has no way back from that: both
 * sides close the core for good. So it writes nothing of its own into a project until it was in sync
 * with a device, which brings back what it had written. And it makes sure that it is the only one.
 */
import type HyperDHT from 'hyperdht';
import { type Clock } from '../lib/clock.js';
import type { KeyPair } from '../lib/keys.js';
import type { Logger } from '../lib/logger.js';
import type { StoragePaths } from '../lib/storage.js';
import type { OwnWrites } from '../sync/engine.js';
export interface RestoredView {
    /** Milliseconds since 1970. */
    restoredAt: number;
    backupCreatedAt: number;
    /** Projects that were in sync with no device since, and are not written to until they were. */
    waiting: number;
}
export declare class AfterRestore implements OwnWrites {
    #private;
    /** @throws `STORAGE_UNUSABLE` */
    constructor({ paths, clock }: {
        paths: StoragePaths;
        clock?: Clock;
    });
    /** Until `warnOnce`: nothing that another process remembered of the network holds here. */
    get isFirstStart(): boolean;
    /** Null where nothing has to be heeded any more. */
    view(projectIds: () => string[]): RestoredView | null;
    mayWrite(projectId: string): boolean;
    noteInSync(projectId: string): void;
    /** Once, by whoever serves the storage first. */
    warnOnce(log: Logger): void;
    /** Before this one can be reached itself. @throws `IDENTITY_IN_USE` */
    assertAlone(dht: HyperDHT, { publicKey }: KeyPair): Promise<void>;
}
