/**
 * Root keys for the devices and peers that a test makes in its own process.
 *
 * Argon2 takes 0.1 s of processor time for each, by design, and was a third of what the suite
 * took. So a test's n-th root key is the same in every file, and what Argon2 made of it is kept:
 * in memory, and in `MAPEO_WEB_TEST_CACHE`, a directory of the run, for the files that come after.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT_KEY_BYTES } from '../../src/lib/keys.js';
const cacheDir = process.env['MAPEO_WEB_TEST_CACHE'];
const hashes = new Map();
let made = 0;
/** 16 bytes; never the same twice in one process. */
export function nextRootKey() {
    const key = rootKeyOf(made++);
    remember(key);
    return key;
}
function rootKeyOf(n) {
    return crypto.createHash('sha256').update(`test device ${n}`).digest().subarray(0, ROOT_KEY_BYTES);
}
/** Salts whose hash is kept; what else a test hashes is its own business. */
function remember(key) {
    const id = key.toString('hex');
    if (!hashes.has(id))
        hashes.set(id, readCached(id));
}
// The copy that @mapeo/crypto loads.
const sodium = createRequire(import.meta.resolve('@mapeo/crypto'))('sodium-universal');
const { crypto_pwhash: pwhash } = sodium;
Object.assign(sodium, {
    crypto_pwhash: ((out, password, salt, ...limits) => {
        const id = salt.toString('hex');
        const known = hashes.get(id);
        if (known?.byteLength === out.byteLength) {
            out.set(known);
            return;
        }
        pwhash(out, password, salt, ...limits);
        if (!known)
            return;
        hashes.set(id, Buffer.from(out));
        writeCached(id, out);
    }),
});
/** Empty where there is none. */
function readCached(id) {
    if (cacheDir === undefined)
        return Buffer.alloc(0);
    try {
        return fs.readFileSync(path.join(cacheDir, id));
    }
    catch {
        return Buffer.alloc(0);
    }
}
function writeCached(id, hash) {
    if (cacheDir === undefined)
        return;
    const file = path.join(cacheDir, id);
    // Another file's process may be writing the same.
    fs.writeFileSync(`${file}.${process.pid}`, hash);
    fs.renameSync(`${file}.${process.pid}`, file);
}
//# sourceMappingURL=root-keys.js.map