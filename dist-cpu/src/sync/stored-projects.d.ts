import { type ProjectKey } from '../lib/keys.js';
import type { StoragePaths } from '../lib/storage.js';
export interface StoredProject {
    projectKey: ProjectKey;
    projectId: string;
    name: string;
    /** `left`: its keys are gone. `unusable`: `reason` says why. */
    state: 'complete' | 'left' | 'unusable';
    reason: string | null;
    /** Bytes on disk, holes not counted. */
    bytes: number;
}
export interface StoredEngine {
    /** What the engine shows of this device; null where it was never told. */
    deviceName: string | null;
    baseUrl: string | null;
    projects: StoredProject[];
}
/**
 * @throws `DATABASE_UNUSABLE`; `ROOT_KEY_UNREADABLE` where the root key is not that of the databases
 */
export declare function readStoredEngine(paths: StoragePaths, rootKey: Buffer): Promise<StoredEngine>;
