import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { loadRootKey, lockOwner, lockStorage, storagePaths, writeFileAtomic, } from '../../src/lib/storage.js';
import { MapeoWebError } from '../../src/lib/errors.js';
import { errorCode } from '../helpers/error-code.js';
import { tmpdir } from '../helpers/network.js';
const mode = (file) => (fs.statSync(file).mode & 0o777).toString(8);
test('a root key is made once, for this user alone', async (t) => {
    const paths = storagePaths(await tmpdir(t));
    const first = loadRootKey(paths);
    t.is(first.byteLength, 16);
    t.is(mode(paths.rootKey), '600');
    t.alike(loadRootKey(paths), first);
    t.alike(fs.readdirSync(paths.dir), ['root-key'], 'no temporary file is left');
});
test('a half-written root key is refused and left as it is', async (t) => {
    const paths = storagePaths(await tmpdir(t));
    fs.writeFileSync(paths.rootKey, Buffer.alloc(7, 1));
    t.is(errorCode(() => loadRootKey(paths)), 'ROOT_KEY_UNREADABLE');
    t.alike(fs.readFileSync(paths.rootKey), Buffer.alloc(7, 1));
});
test('a root key that cannot be read is refused', async (t) => {
    const paths = storagePaths(await tmpdir(t));
    // Root reads any file, but nobody reads a directory.
    fs.mkdirSync(paths.rootKey);
    t.is(errorCode(() => loadRootKey(paths)), 'ROOT_KEY_UNREADABLE');
});
test('no new identity is made beside the projects of a lost one', async (t) => {
    const paths = storagePaths(await tmpdir(t));
    fs.mkdirSync(paths.dbDir);
    t.is(errorCode(() => loadRootKey(paths)), 'ROOT_KEY_UNREADABLE');
    t.absent(fs.existsSync(paths.rootKey));
});
test('one process at a time, and the message names it', async (t) => {
    const paths = storagePaths(path.join(await tmpdir(t), 'new', 'dir'));
    const lock = lockStorage(paths);
    t.is(mode(paths.dir), '700');
    t.is(lockOwner(paths), process.pid);
    const module = new URL('../../src/lib/storage.js', import.meta.url).href;
    const other = spawnSync(process.execPath, [
        '--input-type=module',
        '--eval',
        `const { lockStorage, storagePaths } = await import(${JSON.stringify(module)})
       try { lockStorage(storagePaths(process.argv[1])) } catch (e) { console.log(e.message) }`,
        paths.dir,
    ], { encoding: 'utf8' });
    t.ok(other.stdout.includes(`STORAGE_LOCKED: ${paths.dir} is in use by process ${process.pid}`));
    lock.release();
    lockStorage(paths).release();
});
test('a lock file without a living owner is taken over', async (t) => {
    const paths = storagePaths(await tmpdir(t));
    fs.writeFileSync(paths.lock, '999999\n');
    const lock = lockStorage(paths);
    t.is(lockOwner(paths), process.pid);
    lock.release();
});
test('a storage directory that is a file is refused', async (t) => {
    const file = path.join(await tmpdir(t), 'file');
    fs.writeFileSync(file, '');
    t.is(errorCode(() => lockStorage(storagePaths(file))), 'STORAGE_UNUSABLE');
});
test('a directory that cannot be made is refused, at once', (t) => {
    // Of /proc Linux says that what is there is not: Node.js tries for ever to make it.
    const dir = process.platform === 'linux' ? '/proc/nothing/peer' : '/dev/null/peer';
    t.is(errorCode(() => lockStorage(storagePaths(dir))), 'STORAGE_UNUSABLE');
});
test('the control socket fits the length that systems allow', async (t) => {
    const dir = await tmpdir(t);
    t.is(storagePaths('/srv/maps').controlSocket, '/srv/maps/control.sock');
    const deep = path.join(dir, 'x'.repeat(120));
    t.ok(Buffer.byteLength(storagePaths(deep).controlSocket) <= 103);
    t.unlike(storagePaths(deep).controlSocket, storagePaths(`${deep}y`).controlSocket);
});
test('a file is replaced as a whole', async (t) => {
    const file = path.join(await tmpdir(t), 'file');
    writeFileAtomic(file, 'one');
    writeFileAtomic(file, 'two');
    t.is(fs.readFileSync(file, 'utf8'), 'two');
    t.is(mode(file), '600');
    t.alike(fs.readdirSync(path.dirname(file)), ['file']);
});
test('what the operating system says decides what to do about it', async (t) => {
    const paths = storagePaths(path.join(await tmpdir(t), 'peer'));
    const fixes = {
        EACCES: /sudo chown -R USER .*peer$/,
        ENOSPC: /df -h .*peer$/,
        EROFS: /read-only/,
        EIO: /Check the path/,
    };
    for (const [code, fix] of Object.entries(fixes)) {
        const { mkdirSync } = fs;
        fs.mkdirSync = () => {
            throw Object.assign(new Error(code), { code });
        };
        try {
            lockStorage(paths);
            t.fail(code);
        }
        catch (error) {
            t.ok(error instanceof MapeoWebError && fix.test(error.fix), code);
        }
        finally {
            fs.mkdirSync = mkdirSync;
        }
    }
});
//# sourceMappingURL=storage.test.js.map