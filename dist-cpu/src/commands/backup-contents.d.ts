/** What `backup --list`, `restore --list` and `restore --check` have in common. */
import { Option } from 'commander';
import { type Manifest } from '../backup/format.js';
import type { Bytes } from '../backup/seal.js';
import type { Context } from './context.js';
export interface BackupFileOptions {
    passphraseFile?: string;
}
export declare function passphraseOption(help: string): Option;
/** The backup, decrypted where it is encrypted. */
export declare function openFile({ log }: Pick<Context, 'log'>, file: string, { passphraseFile }: BackupFileOptions): Bytes;
/** What it says of itself; whether that is so, `checkBackup` finds out. */
export declare function listBackup(context: Context, file: string, options: BackupFileOptions): Promise<void>;
/** @throws `BACKUP_DAMAGED` and its like */
export declare function checkBackup(context: Context, file: string, options: BackupFileOptions): Promise<void>;
/** Shows a bar on a terminal while `run` works. */
export declare function withBar<T>(label: string, run: (onProgress: (done: number, total: number) => void) => Promise<T>): Promise<T>;
export declare function describe(manifest: Manifest): string;
