import type { Logger } from '../lib/logger.js';
import type { StoragePaths } from '../lib/storage.js';
import { type Manifest } from './format.js';
import type { Bytes } from './seal.js';
import { type Snapshot, type SnapshotOptions } from './snapshot.js';
export interface BackupSource {
    readonly paths: StoragePaths;
    snapshot(options: Pick<SnapshotOptions, 'media'>): Promise<Snapshot>;
}
/** What is known before the first byte is sent. */
export interface BackupSummary {
    deviceId: string;
    createdAt: number;
    media: boolean;
    final: boolean;
    projects: number;
    files: number;
    /** Of the files' content; the backup itself is a little larger. */
    bytes: number;
}
export interface RunningBackup {
    summary: BackupSummary;
    /** The backup; the caller's to read to its end, or to `release`. */
    content: Bytes;
    /** Once nobody reads it any more; twice is fine. */
    release: () => void;
}
export declare class Backups {
    #private;
    constructor({ host, log }: {
        host: BackupSource;
        log: Logger;
    });
    /** @throws `BACKUP_FAILED`, also while another one runs */
    start(options: Pick<SnapshotOptions, 'media'>): Promise<RunningBackup>;
}
export declare function runningBackup({ manifest, files, release }: Snapshot): RunningBackup;
export declare function summaryOf(manifest: Manifest): BackupSummary;
