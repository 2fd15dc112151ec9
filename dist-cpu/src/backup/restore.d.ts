import { type StoragePaths } from '../lib/storage.js';
import { type Manifest } from './format.js';
import type { Bytes } from './seal.js';
export interface RestoreOptions {
    /** Milliseconds since 1970. */
    now?: number;
    onManifest?: ((manifest: Manifest) => void) | undefined;
    /** Called with the bytes of files that were written so far. */
    onProgress?: ((bytes: number) => void) | undefined;
}
/**
 * @returns the manifest of what was restored
 * @throws `STORAGE_NOT_EMPTY`, `STORAGE_LOCKED`, `STORAGE_FULL`, `STORAGE_UNUSABLE`, and as
 *   `readArchive`; then there is nothing of it in the directory
 */
export declare function restore(source: Bytes, paths: StoragePaths, { now, onManifest, onProgress }?: RestoreOptions): Promise<Manifest>;
/** @throws `STORAGE_NOT_EMPTY`, `STORAGE_UNUSABLE` */
export declare function assertEmpty(paths: StoragePaths): void;
