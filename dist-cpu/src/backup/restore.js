/**
 * Makes a storage directory out of a backup. Everything is written into `restore.tmp` inside it
 * first, and counts only when that directory is gone again: as long as it is there no peer starts,
 * so whatever cuts a restore short leaves nothing that passes for a whole one. Inside, and not
 * beside it, because the storage may be a mounted volume, which nothing can be renamed over.
 */
import fs from 'node:fs';
import path from 'node:path';
import { codeOf, MapeoWebError } from '../lib/errors.js';
import { hex, identityOf, ROOT_KEY_BYTES } from '../lib/keys.js';
import { sizeText } from '../lib/size.js';
import { assertKnownFormat } from '../lib/storage-format.js';
import { lockStorage } from '../lib/storage.js';
import { readArchive } from './archive-reader.js';
import { bytesOf, damaged } from './format.js';
import { RESTORING_DIR, writeRestored } from './records.js';
/** What an empty directory may hold. */
const HARMLESS = new Set(['lock', 'lost+found', RESTORING_DIR]);
/** In `RESTORING_DIR` once all is whole: names that were moved, or are about to be. */
const MOVING_FILE = '.moving';
/** Left as holes: cores are sparse, and were so before. */
const HOLE_BYTES = 4096;
/**
 * @returns the manifest of what was restored
 * @throws `STORAGE_NOT_EMPTY`, `STORAGE_LOCKED`, `STORAGE_FULL`, `STORAGE_UNUSABLE`, and as
 *   `readArchive`; then there is nothing of it in the directory
 */
export async function restore(source, paths, { now = Date.now(), onManifest, onProgress } = {}) {
    assertEmpty(paths);
    const isNew = !fs.existsSync(paths.dir);
    let lock;
    const restoring = path.join(paths.dir, RESTORING_DIR);
    let written = 0;
    const begin = async (manifest) => {
        // Not before: for a file that is no backup nothing is created.
        lock = lockStorage(paths);
        removeUnfinished(paths);
        fs.mkdirSync(restoring, { mode: 0o700 });
        await assertRoom(paths, manifest);
        onManifest?.(manifest);
    };
    try {
        const manifest = await readArchive(source, {
            manifest: begin,
            async file(file, content) {
                await writeFile(path.join(restoring, file.name), file, content);
                onProgress?.((written += file.bytes));
            },
        });
        assertIdentity(restoring, manifest);
        assertKnownFormat(restoring);
        const { createdAt, deviceId, final } = manifest;
        writeRestored({ dir: restoring }, {
            format: 1,
            restoredAt: now,
            backupCreatedAt: createdAt,
            deviceId,
            final,
            warned: false,
            inSync: [],
        });
        move(paths, restoring);
        return manifest;
    }
    catch (error) {
        if (lock)
            cleanUp(paths, isNew);
        throw toStorageError(paths, error);
    }
    finally {
        lock?.release();
    }
}
/** @throws `STORAGE_NOT_EMPTY`, `STORAGE_UNUSABLE` */
export function assertEmpty(paths) {
    let names;
    try {
        names = fs.readdirSync(paths.dir);
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return;
        throw toStorageError(paths, error);
    }
    const moved = movedNames(paths);
    const other = names.find((name) => !HARMLESS.has(name) && !moved.includes(name));
    if (other === undefined)
        return;
    throw new MapeoWebError('STORAGE_NOT_EMPTY', `${paths.dir} holds ${other}`);
}
/** Of a restore that was cut short while it put everything in its place. */
function movedNames({ dir }) {
    try {
        const text = fs.readFileSync(path.join(dir, RESTORING_DIR, MOVING_FILE), 'utf8');
        return text.split('\n').filter((name) => name !== '');
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return [];
        throw error;
    }
}
function removeUnfinished(paths) {
    const remove = (name) => fs.rmSync(path.join(paths.dir, name), { recursive: true, force: true });
    // The names go last: this, too, may be cut short.
    for (const name of movedNames(paths))
        remove(name);
    remove(RESTORING_DIR);
}
function cleanUp(paths, isNew) {
    removeUnfinished(paths);
    if (!isNew)
        return;
    fs.rmSync(paths.lock, { force: true });
    try {
        fs.rmdirSync(paths.dir);
    }
    catch {
        // Somebody put something there: it is not ours to delete.
    }
}
async function assertRoom({ dir }, { files }) {
    const { bavail, bsize } = await fs.promises.statfs(dir);
    const needed = bytesOf(files);
    if (bavail * bsize >= needed)
        return;
    throw new MapeoWebError('STORAGE_FULL', `the backup takes ${sizeText(needed)}, and on the disk of ${dir} ${sizeText(bavail * bsize)} are free`, { fix: 'Make room, or give a --storage on another disk. Nothing was restored.' });
}
async function writeFile(target, { bytes }, content) {
    fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
    const handle = await fs.promises.open(target, 'wx', 0o600);
    try {
        let at = 0;
        for await (const chunk of content) {
            if (!isHole(chunk))
                await handle.write(chunk, 0, chunk.byteLength, at);
            at += chunk.byteLength;
        }
        await handle.truncate(bytes);
        await handle.sync();
    }
    finally {
        await handle.close();
    }
}
const ZEROS = Buffer.alloc(1024 * 1024);
function isHole(chunk) {
    const { byteLength } = chunk;
    if (byteLength < HOLE_BYTES || byteLength > ZEROS.byteLength)
        return false;
    return chunk.equals(ZEROS.subarray(0, byteLength));
}
function assertIdentity(restoring, { deviceId }) {
    const rootKey = fs.readFileSync(path.join(restoring, 'root-key'));
    const isIts = rootKey.byteLength === ROOT_KEY_BYTES && hex(identityOf(rootKey).publicKey) === deviceId;
    if (!isIts)
        throw damaged('its root-key is not that of the peer it names');
}
function move({ dir }, restoring) {
    // The root key last: without it nothing of the rest is taken for a peer's by older versions.
    const names = fs
        .readdirSync(restoring)
        .sort((a, b) => Number(a === 'root-key') - Number(b === 'root-key'));
    fs.writeFileSync(path.join(restoring, MOVING_FILE), names.join('\n'), { flush: true });
    syncDirs(restoring);
    for (const name of names)
        fs.renameSync(path.join(restoring, name), path.join(dir, name));
    syncDir(dir);
    // From here on it is restored.
    fs.renameSync(restoring, `${restoring}.done`);
    syncDir(dir);
    fs.rmSync(`${restoring}.done`, { recursive: true, force: true });
}
function syncDirs(directory) {
    for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
        if (entry.isDirectory())
            syncDirs(path.join(directory, entry.name));
    }
    syncDir(directory);
}
function syncDir(directory) {
    const fd = fs.openSync(directory, 'r');
    try {
        fs.fsyncSync(fd);
    }
    finally {
        fs.closeSync(fd);
    }
}
function toStorageError({ dir }, error) {
    const code = codeOf(error);
    if (error instanceof MapeoWebError || code === undefined || !/^E[A-Z]+$/.test(code))
        return error;
    // The paths in messages of the file system hold project keys.
    if (code === 'ENOSPC' || code === 'EDQUOT') {
        return new MapeoWebError('STORAGE_FULL', `the disk of ${dir} is full; nothing was restored`);
    }
    return new MapeoWebError('STORAGE_UNUSABLE', `${dir}: ${code}`, { cause: error });
}
//# sourceMappingURL=restore.js.map