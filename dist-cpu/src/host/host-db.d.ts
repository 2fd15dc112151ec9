/**
 * `host.db`: what this peer hosts and whom it lets add more. SQLite in WAL mode, so that a command
 * can read while the daemon writes. Nothing in it decrypts a project.
 */
import Database from 'better-sqlite3';
/** The format that this version writes; it reads older ones. */
export declare const HOST_DB_FORMAT: number;
export type HostDb = Database.Database;
/**
 * @param file a path, or `:memory:`
 * @throws `DATABASE_UNUSABLE`, `STORAGE_NEWER`, and leaves the file as it is
 */
export declare function openHostDb(file: string): HostDb;
