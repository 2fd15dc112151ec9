/** Backups as files: written whole or not at all, and read with what it takes to see whether. */
import fs from 'node:fs';
import path from 'node:path';
import { asError, codeOf, MapeoWebError } from '../lib/errors.js';
import { decrypted } from './encryption.js';
const CHUNK_BYTES = 256 * 1024;
/**
 * What was there before stays until the new one is complete and on the disk.
 * @returns its size in bytes
 * @throws `BACKUP_FAILED`, and what `content` throws; then no file is left
 */
export async function writeBackupFile(file, content) {
    if (fs.statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
        throw new MapeoWebError('INVALID_CONFIG', `${file} is a directory`, {
            fix: `Give a file, perhaps in it: ${path.join(file, 'peer.mwb')}`,
        });
    }
    const part = `${file}.${process.pid}.part`;
    let handle;
    try {
        // Not encrypted, it is the peer's identity: for its owner alone.
        handle = await fs.promises.open(part, 'wx', 0o600);
    }
    catch (error) {
        throw new MapeoWebError('INVALID_CONFIG', `${file}: ${codeOf(error) ?? asError(error).message}`, {
            cause: error,
            fix: 'Give a file in a directory that exists and that you may write to.',
        });
    }
    try {
        let bytes = 0;
        for await (const chunk of content) {
            await handle.write(chunk);
            bytes += chunk.byteLength;
        }
        await handle.sync();
        await handle.close();
        fs.renameSync(part, file);
        syncDirectory(path.dirname(file));
        return bytes;
    }
    catch (error) {
        await handle.close().catch(() => { });
        fs.rmSync(part, { force: true });
        throw toBackupError(file, error);
    }
}
/** @throws `INVALID_CONFIG` where there is no such file */
export async function* readBackupFile(file) {
    let stream;
    try {
        stream = fs.createReadStream(file, { highWaterMark: CHUNK_BYTES });
        for await (const chunk of stream)
            yield chunk;
    }
    catch (error) {
        if (codeOf(error) === undefined || error instanceof MapeoWebError)
            throw error;
        throw new MapeoWebError('INVALID_CONFIG', `${file}: ${asError(error).message}`, {
            cause: error,
            fix: 'Give a file that `mapeo-web backup` wrote.',
        });
    }
    finally {
        stream?.destroy();
    }
}
/** A backup, encrypted or not, as `readArchive` takes it. */
export function openBackup(source, askPassphrase) {
    return decrypted(source, askPassphrase);
}
function toBackupError(file, error) {
    const code = codeOf(error);
    if (error instanceof MapeoWebError || code === undefined)
        return error;
    if (code === 'ENOSPC' || code === 'EDQUOT') {
        return new MapeoWebError('BACKUP_FAILED', `there is no room for ${file}`, {
            cause: error,
            fix: 'Make room on that disk, or give a FILE on another. The backup was not made.',
        });
    }
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
        return new MapeoWebError('BACKUP_FAILED', 'the peer broke it off in the middle', {
            cause: error,
            fix: 'See its log, and make the backup again.',
        });
    }
    return new MapeoWebError('BACKUP_FAILED', `${file}: ${asError(error).message}`, { cause: error });
}
function syncDirectory(directory) {
    const fd = fs.openSync(directory, 'r');
    try {
        fs.fsyncSync(fd);
    }
    finally {
        fs.closeSync(fd);
    }
}
//# sourceMappingURL=backup-file.js.map