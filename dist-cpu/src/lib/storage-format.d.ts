/**
 * Turns a directory of one format into the next, in place. May be cut short and run again: it must
 * find out by itself what is done already.
 */
export type StorageMigration = (dir: string) => void;
export declare const STORAGE_FORMAT: number;
export declare function formatFile(dir: string): string;
/**
 * Reads only. To be called before anything in the directory is created or opened.
 * @throws `STORAGE_NEWER`; `STORAGE_UNUSABLE` where the file says nothing that can be understood
 */
export declare function assertKnownFormat(dir: string, known?: number): void;
/**
 * Brings the directory to today's format and says so in it. The caller holds its lock.
 * @throws `STORAGE_NEWER`, `STORAGE_UNUSABLE`, and what a migration throws
 */
export declare function migrateStorage(dir: string, migrations?: StorageMigration[]): void;
