/**
 * Everything of a storage directory that a peer cannot do without, as it is at one moment (each
 * project at a moment of its own, after that of the list of projects): databases and the small
 * files of cores copied aside, the large ones by the length that they have now.
 *
 * Not in it: the lock, the control socket, journals of databases (their content is in the copies),
 * what a deletion or a restore left, and projects whose keys are not there any more.
 */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { codeOf, MapeoWebError } from '../lib/errors.js';
import { hex, identityOf } from '../lib/keys.js';
import { sizeText } from '../lib/size.js';
import { sizeOf } from '../lib/sqlite-check.js';
import { snapshotDatabase } from '../lib/sqlite-snapshot.js';
import { readRootKey } from '../lib/storage.js';
import { version } from '../lib/version.js';
import { snapshotOlder } from '../mapeo8/snapshot.js';
import { filesBelow, snapshotBytes, snapshotProject, storedProjectNames, } from '../sync/project-snapshot.js';
import { createManifest, isFileName } from './format.js';
import { assertRestored, MOVED_FILE, RESTORED_FILE } from './records.js';
/** Beside the storage's own files; deleted where a process left one behind. */
const COPIES = 'backup.tmp';
/** Never in a backup, beside what ends on a suffix below. */
const LEFT_OUT = new Set(['lock', 'control.sock', 'core', 'db', RESTORED_FILE, MOVED_FILE]);
const LEFT_OUT_SUFFIXES = ['.tmp', '-wal', '-shm', '-journal', '.adopting', '.part'];
/** What every file system is left with. */
const SPARE_BYTES = 64 * 1024 * 1024;
/**
 * The storage directory is this process's own: by its lock, or as the daemon that has it open.
 * @throws `NO_IDENTITY`, `RESTORE_UNFINISHED`, `BACKUP_FAILED`
 */
export async function takeSnapshot(paths, { media, final, holdWrites = holdNothing, now = Date.now() }) {
    assertRestored(paths);
    const rootKey = readRootKey(paths);
    if (!rootKey)
        throw new MapeoWebError('NO_IDENTITY', `there is no peer in ${paths.dir}`);
    const directory = path.join(paths.dir, COPIES);
    const release = () => removeCopies(paths);
    release();
    try {
        fs.mkdirSync(directory, { mode: 0o700 });
        // First of all: a project that comes later is in neither, one that goes is skipped.
        const own = await ownFiles(paths, directory);
        const stored = storedNames(own);
        await assertRoom(paths, stored);
        const files = [...own];
        const bytes = new Map();
        for (const { key, projectId } of stored) {
            const ofProject = await snapshotProject(paths, { key, directory, media, holdWrites });
            files.push(...ofProject);
            bytes.set(projectId, sum(ofProject));
        }
        for (const { projectId, discoveryKey } of hosted(own)) {
            const name = `mapeo8/${discoveryKey}`;
            const dir = path.join(paths.dir, name);
            const ofProject = await snapshotOlder({ dir, name, directory, media, isName: isFileName });
            files.push(...ofProject);
            bytes.set(projectId, (bytes.get(projectId) ?? 0) + sum(ofProject));
        }
        const manifest = createManifest({
            createdAt: now,
            createdBy: version,
            deviceId: hex(identityOf(rootKey).publicKey),
            media,
            final,
            projects: hosted(own).map(({ projectId, name }) => ({
                projectId,
                name,
                bytes: bytes.get(projectId) ?? 0,
            })),
            files: files.map(({ name, bytes }) => ({ name, bytes })),
        });
        return { manifest, files, release };
    }
    catch (error) {
        release();
        throw error;
    }
}
const holdNothing = () => Promise.resolve(() => { });
/** What is not of one project: `client.db`, and all that lies in the directory itself. */
async function ownFiles(paths, directory) {
    const names = fs
        .readdirSync(paths.dir, { withFileTypes: true })
        .filter((entry) => entry.isFile() && isOwn(entry.name))
        .map(({ name }) => name);
    if (fs.existsSync(path.join(paths.dbDir, 'client.db')))
        names.push('db/client.db');
    names.push(...filesBelow(paths.ownCoresDir).map((name) => `own-cores/${name}`));
    names.push(...olderDirs(paths).map((name) => `${name}/key`));
    // The identity first: it is what matters most.
    names.sort((a, b) => Number(b === 'root-key') - Number(a === 'root-key') || (a < b ? -1 : 1));
    const files = [];
    for (const name of names) {
        const copy = path.join(directory, name);
        fs.mkdirSync(path.dirname(copy), { recursive: true, mode: 0o700 });
        await copyOwn(path.join(paths.dir, name), copy);
        files.push({ name, source: copy, bytes: sizeOf(copy) });
    }
    return files;
}
function isOwn(name) {
    return (/^[A-Za-z0-9][\w.-]*$/.test(name) &&
        !LEFT_OUT.has(name) &&
        !LEFT_OUT_SUFFIXES.some((suffix) => name.endsWith(suffix)));
}
async function copyOwn(file, copy) {
    if (!file.endsWith('.db') || sizeOf(file) === 0)
        return fs.promises.copyFile(file, copy);
    const database = snapshotDatabase(file);
    try {
        await database.copyTo(copy);
    }
    finally {
        database.release();
    }
}
function storedNames(own) {
    const clientDb = own.find(({ name }) => name === 'db/client.db');
    return clientDb ? storedProjectNames(clientDb.source) : [];
}
/** Directories of projects of the older engine, with `/`; not those that are being deleted. */
function olderDirs({ mapeo8Dir }) {
    return filesBelow(mapeo8Dir)
        .filter((name) => /^[0-9a-f]{64}\/key$/.test(name))
        .map((name) => `mapeo8/${path.posix.dirname(name)}`);
}
function hosted(own) {
    const hostDb = own.find(({ name, bytes }) => name === 'host.db' && bytes > 0);
    if (!hostDb)
        return [];
    const db = new Database(hostDb.source, { readonly: true });
    try {
        return db
            .prepare(`SELECT project_id AS projectId, name, lower(hex(discovery_key)) AS discoveryKey
          FROM project ORDER BY added_at, project_id`)
            .all();
    }
    finally {
        db.close();
    }
}
/** A disk that is full to the last byte would do more harm than a backup that is not made. */
async function assertRoom(paths, stored) {
    const needed = stored.reduce((bytes, { key }) => bytes + snapshotBytes(paths, key), SPARE_BYTES);
    let free;
    try {
        const { bavail, bsize } = await fs.promises.statfs(paths.dir);
        free = bavail * bsize;
    }
    catch (error) {
        if (codeOf(error) === 'ENOSYS')
            return;
        throw error;
    }
    if (free >= needed)
        return;
    throw new MapeoWebError('BACKUP_FAILED', `${sizeText(free)} are free on the disk of ${paths.dir}, and copies of its databases take ` +
        `${sizeText(needed)} while a backup is made`, { fix: 'Make room on that disk; the copies are deleted afterwards.' });
}
/** What a process left that was killed in the middle of a backup. */
export function removeCopies({ dir }) {
    fs.rmSync(path.join(dir, COPIES), { recursive: true, force: true });
}
function sum(files) {
    return files.reduce((total, { bytes }) => total + bytes, 0);
}
//# sourceMappingURL=snapshot.js.map