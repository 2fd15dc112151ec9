import { type BackupFile, type Manifest } from './format.js';
import { type Bytes } from './seal.js';
export interface ArchiveSink {
    /** Before any file. What it throws ends the reading. */
    manifest?(manifest: Manifest): void | Promise<void>;
    /** Takes the content, all of it. */
    file?(file: BackupFile, content: Bytes): Promise<void>;
}
/**
 * @returns the manifest, once everything was found whole
 * @throws `BACKUP_DAMAGED`, `BACKUP_FOREIGN`, `BACKUP_NEWER`, and what the sink throws
 */
export declare function readArchive(source: Bytes, sink?: ArchiveSink): Promise<Manifest>;
/** The manifest alone, of a backup that is not checked further. */
export declare function readManifest(source: Bytes): Promise<Manifest>;
