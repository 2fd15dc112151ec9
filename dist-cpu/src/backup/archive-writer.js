/** Writes the tar archive of a backup, from files that keep still: `snapshot.ts` sees to that. */
import { once } from 'node:events';
import fs from 'node:fs';
import { pack as createPack } from 'tar-stream';
import { codeOf, MapeoWebError } from '../lib/errors.js';
import { MANIFEST_FILE, SUMS_FILE } from './format.js';
import { hasher, sealed } from './seal.js';
const FILE_MODE = 0o600;
const CHUNK_BYTES = 256 * 1024;
/**
 * The whole backup. Whoever stops reading it leaves no file open.
 * @throws `BACKUP_FAILED` where a file is gone or became shorter
 */
export function writeArchive(manifest, files) {
    return sealed(archive(manifest, files));
}
async function* archive(manifest, files) {
    const pack = createPack();
    const stopped = new AbortController();
    const filling = fill(pack, { manifest, files, signal: stopped.signal });
    // It reaches the reader through the archive.
    filling.catch((error) => pack.destroy(error));
    try {
        for await (const chunk of pack)
            yield chunk;
        await filling;
    }
    finally {
        stopped.abort();
        pack.destroy();
        await filling.catch(() => { });
    }
}
async function fill(pack, { manifest, files, signal }) {
    const mtime = new Date(manifest.createdAt);
    const addText = async (name, text) => addEntry(pack, { name, content: Buffer.from(text), mtime, signal });
    const sums = [];
    const sum = (name, hash) => void sums.push(`${hash}  ${name}\n`);
    sum(MANIFEST_FILE, await addText(MANIFEST_FILE, `${JSON.stringify(manifest, null, 1)}\n`));
    for (const file of files)
        sum(file.name, await addFile(pack, file, { mtime, signal }));
    await addText(SUMS_FILE, sums.join(''));
    pack.finalize();
}
async function addEntry(pack, { name, content, mtime, signal }) {
    const { entry, written } = open(pack, { name, bytes: content.byteLength, mtime, signal });
    entry.end(content);
    await written;
    return hasher().update(content).digest('hex');
}
/** @returns its hash in hex */
async function addFile(pack, { name, source, bytes }, { mtime, signal }) {
    const hash = hasher();
    const { entry, written } = open(pack, { name, bytes, mtime, signal });
    let left = bytes;
    if (bytes > 0) {
        for await (const chunk of read(source, bytes)) {
            signal.throwIfAborted();
            left -= chunk.byteLength;
            hash.update(chunk);
            if (!entry.write(chunk))
                await once(entry, 'drain', { signal });
        }
    }
    if (left > 0)
        throw gone(name);
    entry.end(null);
    await written;
    return hash.digest('hex');
}
function open(pack, { name, bytes, mtime, signal }) {
    let settle = () => { };
    const written = new Promise((resolve, reject) => {
        settle = (error) => (error ? reject(error) : resolve());
    });
    // A reader that stops leaves the entry as it is, and nobody calls back.
    const onStop = () => settle(new Error('the backup is not wanted any more'));
    if (signal.aborted)
        onStop();
    signal.addEventListener('abort', onStop, { once: true });
    written.then(() => signal.removeEventListener('abort', onStop), () => { });
    const entry = pack.entry({ name, size: bytes, mode: FILE_MODE, mtime, type: 'file' }, settle);
    // It says so twice, and nobody else listens.
    entry.on('error', settle);
    return { entry, written };
}
async function* read(source, bytes) {
    const stream = fs.createReadStream(source, { end: bytes - 1, highWaterMark: CHUNK_BYTES });
    try {
        for await (const chunk of stream)
            yield chunk;
    }
    catch (error) {
        throw codeOf(error) === 'ENOENT' ? gone(source, error) : error;
    }
}
function gone(name, cause) {
    const what = /(^|\/)core\//.test(name) ? 'data of a project' : name;
    return new MapeoWebError('BACKUP_FAILED', `${what} was deleted while it was being copied`, {
        cause,
        fix: 'Make the backup again.',
    });
}
//# sourceMappingURL=archive-writer.js.map