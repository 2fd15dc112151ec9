import { type BackupFile, type Manifest } from './format.js';
import { type Bytes } from './seal.js';
/** Where the content of a file is; what is behind its `bytes` does not belong to it. */
export interface FileSource extends BackupFile {
    source: string;
}
/**
 * The whole backup. Whoever stops reading it leaves no file open.
 * @throws `BACKUP_FAILED` where a file is gone or became shorter
 */
export declare function writeArchive(manifest: Manifest, files: FileSource[]): Bytes;
