/**
 * Takes over the storage directory of a CoMapeo Cloud in place, and gives it back.
 *
 * Both programs have the same files, so adopting only adds: `host.db`, which the peer announces
 * from without opening a project, and `adopted.json`, which remembers what to put back. Until
 * `host.db` is there, complete, under its name, the directory is the cloud's; from then on it is
 * the peer's. Whatever is cut short before can be repeated or undone.
 *
 * No database is copied: CoMapeo Cloud 0.4 (@comapeo/core 6) and this engine (7.1.0) have the very
 * same migrations. Copies would do harm, too: the indexes in `core/` count what was indexed, so
 * an older database put back beside them would miss for good what was synced in between.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { systemClock } from '../lib/clock.js';
import { asError, MapeoWebError } from '../lib/errors.js';
import { discoveryKeyOf, handshakePskOf } from '../lib/keys.js';
import { sizeOf } from '../lib/sqlite-check.js';
import { isDatabaseOpen } from '../lib/sqlite-copy.js';
import { assertKnownFormat, formatFile } from '../lib/storage-format.js';
import { lockStorage, writeFileAtomic } from '../lib/storage.js';
import { examine, hasClientDb } from './cloud-storage.js';
import { openHostDb } from './host-db.js';
import { ProjectRegistry } from './registry.js';
export { inspectCloudStorage } from './cloud-storage.js';
const recordSchema = z.object({
    format: z.literal(1),
    /** Milliseconds since 1970. */
    adoptedAt: z.number(),
    deviceId: z.string(),
    /** The permissions that the file had, to be put back. */
    rootKeyMode: z.number().int().min(0).max(0o777),
});
const CLOUD_FILES = new Set(['root-key', 'core', 'db']);
function recordFile(paths) {
    return path.join(paths.dir, 'adopted.json');
}
/**
 * For whoever is about to open the directory: without `host.db`, databases that hold projects are
 * a CoMapeo Cloud's, or a peer's that lost that file. Neither may be started on as if it were empty.
 * @throws `NOT_ADOPTED`
 */
export function assertAdopted(paths) {
    if (!hasClientDb(paths))
        return;
    if (fs.existsSync(paths.hostDb))
        return assertNotEmptied(paths);
    throw new MapeoWebError('NOT_ADOPTED', `${paths.dir} has projects, but no host.db: a CoMapeo Cloud’s, or host.db was lost`, {
        fix: `See what taking it over (or making host.db anew) would change: mapeo-web adopt --dry-run --storage ${paths.dir}`,
    });
}
/** SQLite would take it for a new one, and the peer host nothing any more. */
function assertNotEmptied({ hostDb, dbDir }) {
    const isEmpty = [hostDb, `${hostDb}-wal`].every((file) => sizeOf(file) === 0);
    if (!isEmpty || sizeOf(path.join(dbDir, 'client.db')) === 0)
        return;
    throw new MapeoWebError('DATABASE_UNUSABLE', `${hostDb} is empty, but ${dbDir} is not`);
}
/**
 * Makes the directory the peer's, with all projects that the cloud is in; opens none of them.
 * @throws the first problem that `inspectCloudStorage` finds; then nothing was changed
 */
export async function adopt(paths, clock = systemClock) {
    assertKnownFormat(paths.dir);
    // Before the lock, which creates a file.
    throwFirst((await examine(paths)).problems);
    const lock = lockStorage(paths);
    try {
        const { view, projects, problems } = await examine(paths, { ownLock: true });
        throwFirst(problems);
        const remembered = readRecord(paths);
        const record = remembered ?? newRecord(paths, { view, now: clock.now() });
        try {
            if (!remembered)
                writeFileAtomic(recordFile(paths), JSON.stringify(record, null, 2) + '\n');
            fs.chmodSync(paths.rootKey, 0o600);
            register(paths, projects, clock.now());
        }
        catch (error) {
            if (!remembered)
                takeBack(paths, record);
            throw error;
        }
        return view;
    }
    finally {
        lock.release();
    }
}
function throwFirst([problem]) {
    if (problem)
        throw problem;
}
/** Made once: an attempt that was cut short may have changed already what this remembers. */
function newRecord(paths, { view, now }) {
    return {
        format: 1,
        adoptedAt: now,
        deviceId: view.deviceId ?? '',
        rootKeyMode: fs.statSync(paths.rootKey).mode & 0o777,
    };
}
/** `host.db` appears complete, or not at all. */
function register(paths, projects, now) {
    const unfinished = unfinishedDb(paths);
    for (const file of databaseFiles(unfinished))
        fs.rmSync(file, { force: true });
    // A journal left beside a lost database would be applied to the new one; but it is all that is
    // left of the old, so it is put aside.
    for (const file of databaseFiles(paths.hostDb)) {
        if (fs.existsSync(file))
            fs.renameSync(file, `${file}.left-${now}`);
    }
    const db = openHostDb(unfinished);
    try {
        const registry = new ProjectRegistry(db);
        const addAll = db.transaction(() => {
            for (const { state, projectId, projectKey, name } of projects) {
                if (state !== 'complete')
                    continue;
                const discoveryKey = discoveryKeyOf(projectKey);
                registry.add({ projectId, discoveryKey, psk: handshakePskOf(projectKey), name }, now);
            }
        });
        addAll();
    }
    finally {
        db.close();
    }
    fs.chmodSync(unfinished, 0o600);
    fs.renameSync(unfinished, paths.hostDb);
    syncDir(paths.dir);
}
/**
 * The way back: removes what is ours, so that CoMapeo Cloud can serve the directory again. All data
 * stays, also what was synced and which projects were added since.
 * @throws `NOT_ADOPTED`, `STORAGE_LOCKED`
 */
export function release(paths) {
    assertKnownFormat(paths.dir);
    // Before the lock, which creates a file.
    adoptionOf(paths);
    const lock = lockStorage(paths);
    try {
        const record = adoptionOf(paths);
        assertClosed(paths);
        const released = inspectRelease(paths);
        takeBack(paths, record);
        return released;
    }
    finally {
        lock.release();
    }
}
/** What `release` would do. @throws `NOT_ADOPTED` */
export function inspectRelease(paths) {
    const { rootKeyMode } = adoptionOf(paths);
    const names = fs.readdirSync(paths.dir);
    const ours = ourFiles(paths).map((file) => path.relative(paths.dir, file));
    return {
        storage: paths.dir,
        removed: names.filter((name) => ours.includes(name)),
        kept: names.filter((name) => !ours.includes(name) && !CLOUD_FILES.has(name)),
        rootKeyMode: rootKeyMode.toString(8),
    };
}
/** First what makes the directory ours, last what is needed to repeat this where it is cut short. */
function takeBack(paths, record) {
    fs.chmodSync(paths.rootKey, record.rootKeyMode);
    for (const file of ourFiles(paths))
        fs.rmSync(file, { force: true });
    syncDir(paths.dir);
}
function ourFiles(paths) {
    return [
        ...databaseFiles(paths.hostDb),
        ...databaseFiles(unfinishedDb(paths)),
        paths.nodes,
        paths.controlSocket,
        paths.bearerToken,
        recordFile(paths),
        formatFile(paths.dir),
        paths.lock,
    ];
}
function assertClosed(paths) {
    if (!isDatabaseOpen(path.join(paths.dbDir, 'client.db')))
        return;
    throw new MapeoWebError('STORAGE_LOCKED', `another program has ${paths.dbDir} open`, {
        fix: 'Stop it first.',
    });
}
function adoptionOf(paths) {
    const record = readRecord(paths);
    if (record)
        return record;
    throw new MapeoWebError('NOT_ADOPTED', `${paths.dir} was not adopted from a CoMapeo Cloud`, {
        fix: 'There is nothing to undo; nothing was changed.',
    });
}
function readRecord(paths) {
    const file = recordFile(paths);
    if (!fs.existsSync(file))
        return undefined;
    try {
        return recordSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
    }
    catch (error) {
        throw new MapeoWebError('STORAGE_UNUSABLE', `${file}: ${asError(error).message}`, {
            cause: error,
            fix: 'Restore it from a backup. To undo by hand, see docs/from-comapeo-cloud.md.',
        });
    }
}
function unfinishedDb(paths) {
    return `${paths.hostDb}.adopting`;
}
function databaseFiles(file) {
    return ['', '-wal', '-shm'].map((part) => file + part);
}
function syncDir(dir) {
    const fd = fs.openSync(dir, 'r');
    fs.fsyncSync(fd);
    fs.closeSync(fd);
}
//# sourceMappingURL=adopt.js.map