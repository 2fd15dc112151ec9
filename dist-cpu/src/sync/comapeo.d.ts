import { type Clock } from '../lib/clock.js';
import type { StoragePaths } from '../lib/storage.js';
import type { OwnWrites, SyncEngine } from './engine.js';
export interface ComapeoEngineCollaborators {
    paths: StoragePaths;
    /** 16 bytes. */
    rootKey: Buffer;
    clock?: Clock;
}
export interface ComapeoEngineSettings {
    /** The name that this device shows in its projects; default: the one it has, or DEFAULT_NAME. */
    deviceName?: string | undefined;
    /**
     * Where apps reach this device, ending with "/". Default: the one it has, unless that was a
     * loopback address, which follows from the key: then, and where it has none, `loopbackUrlOf`.
     */
    baseUrl?: string | undefined;
    /** How many files of cores may be open at once, of all projects together. */
    maxCoreFiles: number;
    /** The disk did not take something that devices sent: see `CoreStorageSettings`. */
    onDiskFull?: (() => void) | undefined;
    /** Default: it may write always. */
    ownWrites?: OwnWrites | undefined;
}
/**
 * Opens the engine's databases.
 * @throws `DATABASE_UNUSABLE` where they are damaged or not SQLite at all.
 */
export declare function openComapeoEngine({ paths, rootKey, clock }: ComapeoEngineCollaborators, settings: ComapeoEngineSettings): Promise<SyncEngine>;
