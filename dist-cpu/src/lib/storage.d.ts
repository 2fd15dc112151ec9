export interface StoragePaths {
    dir: string;
    rootKey: string;
    coreDir: string;
    dbDir: string;
    /** Projects of the older engine, a directory each. */
    mapeo8Dir: string;
    /** What this peer wrote itself into projects that were deleted here: see `own-cores.ts`. */
    ownCoresDir: string;
    hostDb: string;
    nodes: string;
    starts: string;
    lock: string;
    controlSocket: string;
    bearerToken: string;
}
export declare function storagePaths(storage: string): StoragePaths;
/**
 * Creates the directory (0700) and locks it.
 * The lock belongs to the kernel: it is free again when its owner dies, however it dies, so a
 * stale `lock` file never needs removing. The pid in it is for people.
 * @throws `STORAGE_LOCKED` with the owner's pid, `STORAGE_UNUSABLE`.
 */
export declare function lockStorage(paths: StoragePaths): {
    release(): void;
};
export declare function lockOwner(paths: StoragePaths): number | undefined;
/**
 * Reads the root key, or creates it on the first start. A root key that is there but unreadable or
 * of the wrong length is never replaced.
 * @returns 16 bytes
 * @throws `ROOT_KEY_UNREADABLE`, `STORAGE_UNUSABLE`
 */
export declare function loadRootKey(paths: StoragePaths): Buffer;
/** Undefined where there is none. @throws `ROOT_KEY_UNREADABLE` */
export declare function readRootKey(paths: StoragePaths): Buffer | undefined;
/** Replaces a file as a whole: readers see the old content or the new, never a part. */
export declare function writeFileAtomic(file: string, content: string | Buffer, mode?: number): void;
