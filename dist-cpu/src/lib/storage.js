/**
 * The storage directory: one per peer, one process at a time.
 *
 *     root-key      16 random bytes, 0600: the peer's identity
 *     core/ db/     the sync engine's own files (the layout of CoMapeo Cloud)
 *     host.db       hosted projects and their state; nothing in it decrypts a project
 *     adopted.json  only where a CoMapeo Cloud had the directory before: what the way back needs
 *     format        which format all of this has: `storage-format.ts`
 *     restored.json, moved.json, restore.tmp, backup.tmp   see `src/backup/records.ts`, `snapshot.ts`
 *     nodes.json    known DHT nodes, by network
 *     starts.json   how often a bootstrap node was started there
 *     lock          held while a process uses the directory; its pid inside
 *     bearer-token  0600: what the operator's own tools read projects with, over HTTP
 *     control.sock  the control socket of the running daemon, 0600
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tryLock, unlock } from 'fs-native-extensions';
import { asError, codeOf, MapeoWebError } from './errors.js';
import { ROOT_KEY_BYTES } from './keys.js';
/** Linux allows 107 bytes in the path of a Unix socket, macOS 103. */
const MAX_SOCKET_PATH_BYTES = 103;
export function storagePaths(storage) {
    const dir = path.resolve(storage);
    return {
        dir,
        rootKey: path.join(dir, 'root-key'),
        coreDir: path.join(dir, 'core'),
        dbDir: path.join(dir, 'db'),
        mapeo8Dir: path.join(dir, 'mapeo8'),
        ownCoresDir: path.join(dir, 'own-cores'),
        hostDb: path.join(dir, 'host.db'),
        nodes: path.join(dir, 'nodes.json'),
        starts: path.join(dir, 'starts.json'),
        lock: path.join(dir, 'lock'),
        controlSocket: controlSocketPath(dir),
        bearerToken: path.join(dir, 'bearer-token'),
    };
}
function controlSocketPath(dir) {
    const inside = path.join(dir, 'control.sock');
    if (Buffer.byteLength(inside) <= MAX_SOCKET_PATH_BYTES)
        return inside;
    const name = crypto.createHash('sha256').update(dir).digest('hex').slice(0, 24);
    return path.join(os.tmpdir(), `mapeo-web-${process.getuid?.() ?? 0}-${name}.sock`);
}
/**
 * With those above it (0700). Not with `recursive` of `mkdir`: where the system says of a directory
 * that is there that it is not, as of /proc, Node.js 20 tries for ever.
 */
function makeDirectory(dir) {
    const parent = path.dirname(dir);
    if (parent !== dir && !fs.existsSync(parent))
        makeDirectory(parent);
    try {
        fs.mkdirSync(dir, { mode: 0o700 });
    }
    catch (error) {
        if (!fs.existsSync(dir))
            throw error;
    }
}
/**
 * Creates the directory (0700) and locks it.
 * The lock belongs to the kernel: it is free again when its owner dies, however it dies, so a
 * stale `lock` file never needs removing. The pid in it is for people.
 * @throws `STORAGE_LOCKED` with the owner's pid, `STORAGE_UNUSABLE`.
 */
export function lockStorage(paths) {
    let fd;
    try {
        makeDirectory(paths.dir);
        fd = fs.openSync(paths.lock, fs.constants.O_RDWR | fs.constants.O_CREAT, 0o600);
    }
    catch (error) {
        throw unusable(paths.dir, error);
    }
    if (!tryLock(fd)) {
        fs.closeSync(fd);
        const pid = lockOwner(paths);
        throw new MapeoWebError('STORAGE_LOCKED', `${paths.dir} is in use by ${pid === undefined ? 'another process' : `process ${pid}`}`);
    }
    try {
        fs.ftruncateSync(fd);
        fs.writeSync(fd, `${process.pid}\n`, 0);
    }
    catch (error) {
        fs.closeSync(fd);
        throw unusable(paths.dir, error);
    }
    return {
        release() {
            fs.ftruncateSync(fd);
            unlock(fd);
            fs.closeSync(fd);
        },
    };
}
export function lockOwner(paths) {
    try {
        const pid = Number.parseInt(fs.readFileSync(paths.lock, 'utf8'), 10);
        return Number.isNaN(pid) ? undefined : pid;
    }
    catch {
        return undefined;
    }
}
/**
 * Reads the root key, or creates it on the first start. A root key that is there but unreadable or
 * of the wrong length is never replaced.
 * @returns 16 bytes
 * @throws `ROOT_KEY_UNREADABLE`, `STORAGE_UNUSABLE`
 */
export function loadRootKey(paths) {
    const existing = readRootKey(paths);
    if (existing)
        return existing;
    if (fs.existsSync(paths.dbDir)) {
        throw new MapeoWebError('ROOT_KEY_UNREADABLE', `${paths.rootKey} is missing, but ${paths.dbDir} holds projects of the identity that it was`);
    }
    return createRootKey(paths);
}
/** Undefined where there is none. @throws `ROOT_KEY_UNREADABLE` */
export function readRootKey(paths) {
    let key;
    try {
        key = fs.readFileSync(paths.rootKey);
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return undefined;
        throw new MapeoWebError('ROOT_KEY_UNREADABLE', `${paths.rootKey}: ${asError(error).message}`, {
            cause: error,
            ...fixOf(paths.dir, error),
        });
    }
    if (key.byteLength !== ROOT_KEY_BYTES) {
        throw new MapeoWebError('ROOT_KEY_UNREADABLE', `${paths.rootKey} has ${key.byteLength} bytes instead of ${ROOT_KEY_BYTES}`);
    }
    return key;
}
/** Written whole under another name first: a crash leaves either no root key or a complete one. */
function createRootKey(paths) {
    const key = crypto.randomBytes(ROOT_KEY_BYTES);
    const temporary = `${paths.rootKey}.${process.pid}.tmp`;
    try {
        const fd = fs.openSync(temporary, 'wx', 0o600);
        fs.writeSync(fd, key);
        fs.fsyncSync(fd);
        fs.closeSync(fd);
        // link, unlike rename, fails where the name is taken.
        fs.linkSync(temporary, paths.rootKey);
    }
    catch (error) {
        throw unusable(paths.dir, error);
    }
    finally {
        fs.rmSync(temporary, { force: true });
    }
    return key;
}
function unusable(dir, error) {
    return new MapeoWebError('STORAGE_UNUSABLE', `${dir}: ${asError(error).message}`, {
        cause: error,
        ...fixOf(dir, error),
    });
}
/** What the operating system said is more than the table knows. */
function fixOf(dir, error) {
    const code = codeOf(error) ?? '';
    if (['EACCES', 'EPERM'].includes(code)) {
        return { fix: `Give it to the user who runs the peer: sudo chown -R USER ${dir}` };
    }
    if (['ENOSPC', 'EDQUOT'].includes(code))
        return { fix: `Make room on its disk: df -h ${dir}` };
    if (code !== 'EROFS')
        return {};
    return { fix: `Its disk is read-only, after an error perhaps: see dmesg, and findmnt -T ${dir}` };
}
/** Replaces a file as a whole: readers see the old content or the new, never a part. */
export function writeFileAtomic(file, content, mode = 0o600) {
    const temporary = `${file}.${process.pid}.tmp`;
    try {
        fs.writeFileSync(temporary, content, { mode, flush: true });
        fs.renameSync(temporary, file);
    }
    catch (error) {
        fs.rmSync(temporary, { force: true });
        throw unusable(path.dirname(file), error);
    }
}
//# sourceMappingURL=storage.js.map