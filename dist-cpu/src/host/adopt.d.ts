import { type Clock } from '../lib/clock.js';
import { type StoragePaths } from '../lib/storage.js';
import { type CloudStorageView } from './cloud-storage.js';
export { type CloudStorageView, inspectCloudStorage } from './cloud-storage.js';
export interface Released {
    storage: string;
    /** Names of the files that were removed. */
    removed: string[];
    /** Names of what is not CoMapeo Cloud's and stays. */
    kept: string[];
    /** The permissions that root-key has again, in octal. */
    rootKeyMode: string;
}
/**
 * For whoever is about to open the directory: without `host.db`, databases that hold projects are
 * a CoMapeo Cloud's, or a peer's that lost that file. Neither may be started on as if it were empty.
 * @throws `NOT_ADOPTED`
 */
export declare function assertAdopted(paths: StoragePaths): void;
/**
 * Makes the directory the peer's, with all projects that the cloud is in; opens none of them.
 * @throws the first problem that `inspectCloudStorage` finds; then nothing was changed
 */
export declare function adopt(paths: StoragePaths, clock?: Clock): Promise<CloudStorageView>;
/**
 * The way back: removes what is ours, so that CoMapeo Cloud can serve the directory again. All data
 * stays, also what was synced and which projects were added since.
 * @throws `NOT_ADOPTED`, `STORAGE_LOCKED`
 */
export declare function release(paths: StoragePaths): Released;
/** What `release` would do. @throws `NOT_ADOPTED` */
export declare function inspectRelease(paths: StoragePaths): Released;
