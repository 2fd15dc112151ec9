import type { StoragePaths } from '../lib/storage.js';
export interface SnapshotFile {
    /** In the storage directory, with `/`. */
    name: string;
    /** Where its content keeps still. */
    source: string;
    /** What is behind them in `source` does not belong to it. */
    bytes: number;
}
export interface ProjectSnapshotOptions {
    /** In hex. */
    key: string;
    /** Where to copy to; exists. */
    directory: string;
    /** False leaves out photos and sounds of other devices. */
    media: boolean;
    /** See `SyncEngine.holdWrites`; nothing to hold where no engine runs. */
    holdWrites: (key: string) => Promise<() => void>;
}
export declare function snapshotProject({ coreDir, dbDir }: Pick<StoragePaths, 'coreDir' | 'dbDir'>, { key, directory, media, holdWrites }: ProjectSnapshotOptions): Promise<SnapshotFile[]>;
/** How much `snapshotProject` would copy, about. @param key in hex */
export declare function snapshotBytes({ coreDir, dbDir }: Pick<StoragePaths, 'coreDir' | 'dbDir'>, key: string): number;
/** Paths in the directory, with `/`, in the order of their names; none where it is not there. */
export declare function filesBelow(directory: string, inside?: string): string[];
export interface StoredProjectName {
    /** In hex: how its files are named. */
    key: string;
    projectId: string;
}
/** Every project whose keys are in this copy of `client.db`, hosted or not. */
export declare function storedProjectNames(clientDb: string): StoredProjectName[];
