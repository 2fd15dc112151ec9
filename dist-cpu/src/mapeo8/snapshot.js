/**
 * The files of one project of the older engine as they are at one moment, while its process writes.
 *
 * Nothing has to be held for it. A feed's blocks, tree and signatures are written first, and never
 * change once they are; its bitfield, which says what is there, comes last. So what the bitfield of one
 * moment promises is in the others as they are later. Photos are given their names when they are whole.
 */
import fs from 'node:fs';
import path from 'node:path';
import { codeOf, MapeoWebError } from '../lib/errors.js';
import { filesBelow } from '../sync/project-snapshot.js';
const KEY_BYTES = 32;
const BITFIELD = 'bitfield';
/** Of the engine: names of files that are being written. */
const UNFINISHED = '.tmp-gxqIdUqEoqo';
const TRIES = 10;
/** Of the engine's own: its `key` is the peer's, and copied elsewhere. */
export async function snapshotOlder(options) {
    const { dir, name, directory, media, isName } = options;
    const files = [];
    for (const feed of feedsIn(path.join(dir, 'feeds'))) {
        const inside = filesBelow(path.join(dir, 'feeds', feed));
        // First of all: the moment is that of the bitfield.
        inside.sort((a, b) => Number(b === BITFIELD) - Number(a === BITFIELD));
        for (const file of inside) {
            const source = path.join(dir, 'feeds', feed, file);
            const named = `${name}/feeds/${feed}/${file}`;
            if (file !== BITFIELD)
                files.push({ name: named, source, bytes: sizeOf(source) });
            else
                files.push({ name: named, ...copy(source, path.join(directory, named)) });
        }
    }
    if (!media)
        return files;
    const photos = filesBelow(path.join(dir, 'media'))
        .filter((file) => !file.endsWith(UNFINISHED))
        .map((file) => ({ name: `${name}/media/${file}`, source: path.join(dir, 'media', file) }))
        // A device chose it. Left out rather than a backup that cannot be restored.
        .filter((file) => isName(file.name));
    return [...files, ...photos.map((file) => ({ ...file, bytes: sizeOf(file.source) }))];
}
/** As the engine finds them: from 0 on, until one has no key. A later one it would not see. */
function feedsIn(dir) {
    const names = [];
    while (sizeOf(path.join(dir, String(names.length), 'key')) === KEY_BYTES) {
        names.push(String(names.length));
    }
    return names;
}
/** It is written in place: read until it kept still for two readings. @throws `BACKUP_FAILED` */
function copy(source, target) {
    let before = fs.readFileSync(source);
    for (let tries = 0; tries < TRIES; tries++) {
        const bytes = fs.readFileSync(source);
        if (bytes.equals(before)) {
            fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
            fs.writeFileSync(target, bytes, { mode: 0o600 });
            return { source: target, bytes: bytes.length };
        }
        before = bytes;
    }
    throw new MapeoWebError('BACKUP_FAILED', 'a feed of a Mapeo 8 project does not keep still');
}
function sizeOf(file) {
    try {
        return fs.statSync(file).size;
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return 0;
        throw error;
    }
}
//# sourceMappingURL=snapshot.js.map