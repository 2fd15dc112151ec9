/**
 * Reads the tar archive of a backup, and takes nothing for good that is not exactly as its manifest
 * and its hashes say. Whatever is handed on counts only once `readArchive` has returned.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract as createExtract } from 'tar-stream';
import { MapeoWebError, withoutKeys } from '../lib/errors.js';
import { damaged, MANIFEST_FILE, parseManifest, SUMS_FILE, } from './format.js';
import { hasher, unsealed } from './seal.js';
/** 10,000 projects of 40 devices are fewer. */
const MAX_TEXT_BYTES = 512 * 1024 * 1024;
/**
 * @returns the manifest, once everything was found whole
 * @throws `BACKUP_DAMAGED`, `BACKUP_FOREIGN`, `BACKUP_NEWER`, and what the sink throws
 */
export async function readArchive(source, sink = {}) {
    const extract = createExtract();
    // A stream of another kind, which Node's can be joined to all the same.
    const writable = extract;
    const reading = pipeline(Readable.from(unsealed(ofBackup(source))), writable);
    reading.catch(() => { });
    try {
        const entries = new Entries(extract);
        const manifest = await readEntries(entries, sink);
        // The seal comes last.
        await reading;
        return manifest;
    }
    catch (error) {
        const cause = await Promise.race([reading.then(neverMind, same), soon()]);
        extract.destroy();
        throw toBackupError(error, cause);
    }
}
/** The manifest alone, of a backup that is not checked further. */
export async function readManifest(source) {
    const found = new Error('found');
    let known;
    try {
        return await readArchive(source, {
            manifest(manifest) {
                known = manifest;
                throw found;
            },
        });
    }
    catch (error) {
        if (known && error === found)
            return known;
        throw error;
    }
}
const neverMind = () => undefined;
const same = (error) => error;
/** A reading that failed has said so by then. */
const soon = () => new Promise((resolve) => setImmediate(resolve, undefined));
async function readEntries(entries, sink) {
    const first = await textOf(await entries.next(MANIFEST_FILE));
    const manifest = parseManifest(first.text);
    await sink.manifest?.(manifest);
    const sums = [`${first.hash}  ${MANIFEST_FILE}\n`];
    for (const file of manifest.files) {
        const entry = await entries.next(file.name);
        if (entry.header.size !== file.bytes)
            throw damaged(`${named(file)} has another length`);
        const hash = hasher();
        await (sink.file ?? drain)(file, hashed(entry, hash));
        sums.push(`${hash.digest('hex')}  ${file.name}\n`);
    }
    const last = await textOf(await entries.next(SUMS_FILE));
    if (last.text !== sums.join(''))
        throw damaged(`${firstOther(last.text, sums)} was changed`);
    await entries.end();
    return manifest;
}
/** One after the other, each wanted by name. */
class Entries {
    #entries;
    constructor(extract) {
        this.#entries = extract[Symbol.asyncIterator]();
    }
    async next(name) {
        const next = await this.#entries.next();
        if (next.done)
            throw damaged(`${withoutKeys(name)} is missing`);
        const entry = next.value;
        if (entry.header.name !== name || entry.header.type !== 'file') {
            throw damaged(`${withoutKeys(name)} is not where it belongs`);
        }
        return entry;
    }
    async end() {
        if (!(await this.#entries.next()).done)
            throw damaged('it holds more than it says');
    }
}
async function textOf(entry) {
    if ((entry.header.size ?? Infinity) > MAX_TEXT_BYTES)
        throw damaged('its lists are too long');
    const hash = hasher();
    const chunks = [];
    for await (const chunk of hashed(entry, hash))
        chunks.push(chunk);
    return { text: Buffer.concat(chunks).toString(), hash: hash.digest('hex') };
}
async function* hashed(entry, hash) {
    for await (const chunk of entry) {
        hash.update(chunk);
        yield chunk;
    }
}
async function drain(_file, content) {
    for await (const chunk of content)
        void chunk;
}
function named({ name }) {
    return withoutKeys(name);
}
function firstOther(text, sums) {
    const lines = text.split('\n');
    const n = sums.findIndex((line, i) => line !== `${lines[i] ?? ''}\n`);
    return withoutKeys(sums[n]?.slice(sums[n].indexOf('  ') + 2).trim() ?? SUMS_FILE);
}
/** Told from the first bytes, before anything makes less sense of the rest. @throws `BACKUP_FOREIGN` */
async function* ofBackup(source) {
    let head = Buffer.alloc(0);
    for await (const chunk of source) {
        if (!head) {
            yield chunk;
            continue;
        }
        head = Buffer.concat([head, chunk]);
        if (head.byteLength <= MANIFEST_FILE.length)
            continue;
        if (!head.subarray(0, MANIFEST_FILE.length).equals(Buffer.from(MANIFEST_FILE))) {
            throw new MapeoWebError('BACKUP_FOREIGN', 'it is no backup of mapeo-web');
        }
        yield head;
        head = undefined;
    }
    if (head)
        throw damaged(head.byteLength === 0 ? 'it is empty' : 'it was cut short');
}
/** What the source said counts for more than what tar made of its end. */
function toBackupError(error, cause) {
    for (const candidate of [error, cause]) {
        if (candidate instanceof MapeoWebError)
            return candidate;
    }
    const isOfTar = /tar header|header|end of data|premature close/i;
    if (error instanceof Error && isOfTar.test(error.message)) {
        return damaged('it was cut short or changed', error);
    }
    return error;
}
//# sourceMappingURL=archive-reader.js.map