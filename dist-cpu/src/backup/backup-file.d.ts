import type { Bytes } from './seal.js';
/**
 * What was there before stays until the new one is complete and on the disk.
 * @returns its size in bytes
 * @throws `BACKUP_FAILED`, and what `content` throws; then no file is left
 */
export declare function writeBackupFile(file: string, content: Bytes): Promise<number>;
/** @throws `INVALID_CONFIG` where there is no such file */
export declare function readBackupFile(file: string): AsyncGenerator<Buffer>;
/** A backup, encrypted or not, as `readArchive` takes it. */
export declare function openBackup(source: Bytes, askPassphrase: () => Promise<Buffer>): Bytes;
