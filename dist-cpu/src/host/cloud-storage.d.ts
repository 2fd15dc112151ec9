import { MapeoWebError } from '../lib/errors.js';
import { type StoragePaths } from '../lib/storage.js';
import { type StoredProject } from '../sync/stored-projects.js';
/** Plain data, without a secret in it. */
export interface CloudStorageView {
    storage: string;
    /** Null where the root key does not tell. */
    deviceId: string | null;
    deviceName: string | null;
    /** The address that the cloud told its projects. */
    baseUrl: string | null;
    projects: CloudProjectView[];
    /** Bytes on disk of all projects. */
    bytes: number;
    /** What adopting creates and changes in the directory. */
    changes: Array<{
        action: 'create' | 'change';
        file: string;
        detail: string;
    }>;
    /** What must be put right first; adopting is possible where there is none. */
    problems: Array<{
        code: string;
        message: string;
        fix: string;
    }>;
}
export interface CloudProjectView {
    projectId: string;
    discoveryKey: string;
    name: string;
    /** `hosted`: will be announced. `left`: the cloud is no longer in it. */
    state: 'hosted' | 'left' | 'unusable';
    /** Why it is unusable. */
    reason: string | null;
    bytes: number;
}
/** The same with what adopting needs. Holds project keys: never print it. */
export interface CloudStorage {
    view: CloudStorageView;
    projects: StoredProject[];
    problems: MapeoWebError[];
}
/** @returns what is there and every problem found; it never throws on account of the directory */
export declare function inspectCloudStorage(paths: StoragePaths): Promise<CloudStorageView>;
/** @param ownLock whether the caller itself holds the lock of the directory */
export declare function examine(paths: StoragePaths, { ownLock }?: {
    ownLock?: boolean | undefined;
}): Promise<CloudStorage>;
export declare function hasClientDb(paths: StoragePaths): boolean;
