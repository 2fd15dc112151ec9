import type { StoragePaths } from '../lib/storage.js';
import type { OwnCores } from './own-cores.js';
export declare class ProjectFiles {
    #private;
    constructor(paths: StoragePaths, own: OwnCores);
    storedBytes(key: string): Promise<number>;
    /** Safe to be cut short at any moment, and to repeat. What this peer wrote itself is kept. */
    delete(key: string): void;
    /** Deletes what a deletion left that was cut short; does nothing where there was none. */
    finishDeletion(key: string): void;
    /**
     * Of a project that was deleted here and added again: what was kept of it is in use from now on.
     * @throws `PROJECT_UNUSABLE` where it was lost
     */
    bringBack(key: string): void;
    /** @throws `PROJECT_UNUSABLE` where half of the project's files are missing */
    assertWhole(key: string): void;
}
