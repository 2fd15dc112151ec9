import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { keyPair } from 'hypercore-crypto';
import { CoreStorage } from '../../src/sync/core-storage.js';
import { discoveryKeyOf, hex, toProjectKey } from '../../src/lib/keys.js';
import { seededRandom } from '../helpers/clock.js';
import { tmpdir } from '../helpers/network.js';
const projectKey = toProjectKey(keyPair().publicKey);
function write(file, offset, data) {
    return new Promise((resolve, reject) => file.write(offset, data, (error) => (error ? reject(error) : resolve())));
}
function read(file, offset, size) {
    return new Promise((resolve, reject) => file.read(offset, size, (error, data) => (error ? reject(error) : resolve(data))));
}
function close(file) {
    return new Promise((resolve, reject) => file.close((error) => (error ? reject(error) : resolve())));
}
/** Names of the files below a directory that this process has open, as Linux tells it. */
function openBelow(dir) {
    if (process.platform !== 'linux')
        return [];
    const linkOf = (fd) => {
        try {
            return fs.readlinkSync(`/proc/self/fd/${fd}`);
        }
        catch {
            return '';
        }
    };
    return fs
        .readdirSync('/proc/self/fd')
        .map(linkOf)
        .filter((file) => file.startsWith(dir));
}
test('many files through few descriptors, and every byte is where it belongs', async (t) => {
    const dir = await tmpdir(t);
    const storage = new CoreStorage(dir, { maxFiles: 4 });
    const names = Array.from({ length: 40 }, (_, n) => path.join(hex(projectKey), `${n}`, 'data'));
    const files = names.map((name) => storage.file(name));
    const random = seededRandom(7);
    const written = new Map();
    let most = 0;
    const watch = () => {
        most = Math.max(most, openBelow(dir).length, storage.openFiles);
    };
    await Promise.all(Array.from({ length: 400 }, async () => {
        const n = Math.floor(random() * files.length);
        const offset = Math.floor(random() * 20) * 8;
        const data = Buffer.from(String(random()).slice(2, 10).padEnd(8));
        // Two writes to one place at once may come in any order, as with any file.
        if (written.has(`${n} ${offset}`))
            return;
        written.set(`${n} ${offset}`, data);
        await write(files[n], offset, data);
        watch();
    }));
    const wrong = [];
    for (const [place, data] of written) {
        const [n, offset] = place.split(' ').map(Number);
        const found = await read(files[n], offset, data.byteLength);
        if (!found.equals(data))
            wrong.push(place);
        watch();
    }
    t.alike(wrong, []);
    t.ok(most <= 4, `${most} files were open at once`);
    await Promise.all(files.map(close));
    t.is(storage.openFiles, 0);
    t.alike(openBelow(dir), []);
});
test('a file that cannot be opened gives its place back', async (t) => {
    const storage = new CoreStorage(await tmpdir(t), { maxFiles: 1 });
    const missing = storage.file(path.join(hex(projectKey), 'missing', 'tree'));
    await t.exception(read(missing, 0, 1));
    const file = storage.file(path.join(hex(projectKey), 'there', 'tree'));
    await write(file, 0, Buffer.from('x'));
    t.is(String(await read(file, 0, 1)), 'x');
    await close(file);
});
test('files that close while others wait for them', async (t) => {
    const storage = new CoreStorage(await tmpdir(t), { maxFiles: 2 });
    const files = Array.from({ length: 10 }, (_, n) => storage.file(path.join(hex(projectKey), `${n}`, 'bitfield')));
    const writing = files.map((file) => write(file, 0, Buffer.from('x')));
    const closing = files.map(close);
    await Promise.all([...writing, ...closing]);
    t.is(storage.openFiles, 0);
});
test('one file of each project is locked, whatever else is closed', async (t) => {
    const dir = await tmpdir(t);
    const core = (id) => path.join(hex(projectKey), 'cores', id.slice(0, 2), id.slice(2, 4), id, 'oplog');
    const first = core(hex(discoveryKeyOf(projectKey)));
    const other = core('ab'.repeat(32));
    const ours = new CoreStorage(dir, { maxFiles: 1 });
    const theirs = new CoreStorage(dir, { maxFiles: 1 });
    const [locked, pooled] = [ours.file(first), ours.file(other)];
    await write(locked, 0, Buffer.from('x'));
    await write(pooled, 0, Buffer.from('x'));
    t.is(ours.openFiles, 1, 'a locked file is not of the pool');
    await t.exception(write(theirs.file(first), 0, Buffer.from('y')), /ELOCKED/);
    const second = theirs.file(other);
    await write(second, 0, Buffer.from('y'));
    await Promise.all([locked, pooled, second].map(close));
});
//# sourceMappingURL=core-storage.test.js.map