import { type StoragePaths } from '../lib/storage.js';
import { type SnapshotFile } from '../sync/project-snapshot.js';
import { type Manifest } from './format.js';
export interface SnapshotOptions {
    /** False leaves out photos and sounds of other devices. */
    media: boolean;
    /** See `Manifest`. */
    final: boolean;
    /** See `SyncEngine.holdWrites`; nothing is held by default. */
    holdWrites?: ((projectKey: string) => Promise<() => void>) | undefined;
    /** Milliseconds since 1970. */
    now?: number;
}
export interface Snapshot {
    manifest: Manifest;
    files: SnapshotFile[];
    /** Deletes the copies; twice is fine. */
    release: () => void;
}
/**
 * The storage directory is this process's own: by its lock, or as the daemon that has it open.
 * @throws `NO_IDENTITY`, `RESTORE_UNFINISHED`, `BACKUP_FAILED`
 */
export declare function takeSnapshot(paths: StoragePaths, { media, final, holdWrites, now }: SnapshotOptions): Promise<Snapshot>;
/** What a process left that was killed in the middle of a backup. */
export declare function removeCopies({ dir }: Pick<StoragePaths, 'dir'>): void;
