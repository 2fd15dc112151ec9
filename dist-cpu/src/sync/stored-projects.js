/**
 * What a storage directory of the sync engine holds, read without the engine and without changing
 * a byte: the engine itself would migrate the databases by opening them.
 *
 * Reads what @comapeo/core 5 to 7 write: `db/client.db` (tables `deviceSettings`, `projectKeys`,
 * `projectSettings`), `db/<project key>.db`, `core/<project key>/`.
 */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { asError, codeOf, MapeoWebError } from '../lib/errors.js';
import { hex, identityOf, parseProjectKey } from '../lib/keys.js';
import { withDatabaseCopy } from '../lib/sqlite-copy.js';
import { appliedUntil, knownUntil } from './engine-format.js';
import { exportProjectKeys } from './project-keys.js';
/**
 * @throws `DATABASE_UNUSABLE`; `ROOT_KEY_UNREADABLE` where the root key is not that of the databases
 */
export async function readStoredEngine(paths, rootKey) {
    const file = path.join(paths.dbDir, 'client.db');
    return withDatabaseCopy(file, async (copyDir) => {
        const { rows, deviceInfo } = read(path.join(copyDir, 'client.db'), file, (db) => {
            assertClientFormat(db, file);
            return { rows: readKeysRows(db), deviceInfo: readDeviceInfo(db, rootKey) };
        });
        const projects = [];
        for (const row of rows)
            projects.push(await readProject(paths, rootKey, copyDir, row));
        return {
            deviceName: deviceInfo.name ?? null,
            baseUrl: deviceInfo.selfHostedServerDetails?.baseUrl ?? null,
            projects,
        };
    });
}
/** @param what how messages call the database */
function read(copy, what, query) {
    let db;
    try {
        db = new Database(copy);
        return query(db);
    }
    catch (error) {
        if (error instanceof MapeoWebError)
            throw error;
        throw unusable(`${what}: ${asError(error).message}`, error);
    }
    finally {
        db?.close();
    }
}
/**
 * The engine migrates older databases when it opens them, and nobody has tried whether the older
 * CoMapeo Cloud could go on with the result. A project's own database may be older: CoMapeo Cloud,
 * too, migrates it only when the project is used.
 */
function assertClientFormat(db, file) {
    assertNotNewer(db, 'client', file);
    if (appliedUntil(db) === knownUntil('client'))
        return;
    throw unusable(`${file}: a CoMapeo Cloud older than 0.3 wrote it`, undefined, UPDATE_FIRST);
}
const UPDATE_FIRST = 'Update CoMapeo Cloud to 0.4, start it once and stop it: the way back leads to that version.';
/** @throws `DATABASE_UNUSABLE` where the engine that wrote it knows more than ours */
function assertNotNewer(db, kind, what) {
    if (appliedUntil(db) <= knownUntil(kind))
        return;
    throw unusable(`${what}: a newer CoMapeo wrote it, in a form unknown to this version`);
}
function readKeysRows(db) {
    return db
        .prepare(`SELECT k.projectId, k.projectPublicId, k.hasLeftProject AS hasLeft,
         coalesce(s.name, k.projectInfo ->> '$.name') AS name, s.docId IS NOT NULL AS hasSettings
       FROM projectKeys k LEFT JOIN projectSettings s ON s.docId = k.projectId
       ORDER BY k.rowid`)
        .all();
}
/** The table knows whose it is, also where no project was added yet. */
function readDeviceInfo(db, rootKey) {
    const rows = db
        .prepare('SELECT deviceId, deviceInfo FROM deviceSettings')
        .all();
    const deviceId = hex(identityOf(rootKey).publicKey);
    const own = rows.find((row) => row.deviceId === deviceId);
    if (!own && rows.length > 0)
        throw wrongRootKey();
    return JSON.parse(own?.deviceInfo ?? '{}');
}
function wrongRootKey(cause) {
    return new MapeoWebError('ROOT_KEY_UNREADABLE', 'root-key is not the one that the databases were written with', { cause, fix: 'Put the root-key file back that belongs to them.' });
}
/** Messages of the file system name files, and these files are named by the secret project key. */
async function readProject(paths, rootKey, copyDir, { projectId: key, projectPublicId: projectId, name, hasLeft, hasSettings }) {
    const project = {
        projectKey: parseProjectKey(key),
        projectId,
        name: name ?? projectId.slice(0, 8),
        reason: null,
    };
    const hasKeys = !hasLeft && (await hasAllKeys(rootKey, copyDir, projectId));
    try {
        const bytes = storedBytes(paths, key);
        if (!hasKeys)
            return { ...project, state: 'left', bytes };
        if (hasSettings || wasOpened(paths, key))
            await checkFiles(paths, key);
        return { ...project, state: 'complete', bytes };
    }
    catch (error) {
        const reason = error instanceof MapeoWebError
            ? error.detail
            : `its files cannot be read (${codeOf(error) ?? 'unknown error'})`;
        return { ...project, state: 'unusable', bytes: 0, reason };
    }
}
async function hasAllKeys(rootKey, dbDir, projectId) {
    try {
        await exportProjectKeys(rootKey, dbDir, projectId);
        return true;
    }
    catch (error) {
        if (!(error instanceof MapeoWebError))
            throw error;
        if (error.code === 'PROJECT_NOT_FOUND')
            return false;
        throw error.code === 'DATABASE_UNUSABLE' ? wrongRootKey(error) : error;
    }
}
/** A Mapeo Web peer stores the keys of a project, and all else once it is opened. */
function wasOpened(paths, key) {
    return [path.join(paths.coreDir, key), path.join(paths.dbDir, `${key}.db`)].some((file) => fs.existsSync(file));
}
/**
 * The engine makes what is missing anew, and both are harmful: own cores that begin again at
 * nothing contradict what others have of them, and an empty index is never filled.
 */
async function checkFiles(paths, key) {
    const file = path.join(paths.dbDir, `${key}.db`);
    if (!fs.existsSync(path.join(paths.coreDir, key)))
        throw unusable('its data in core/ is missing');
    if (!fs.existsSync(file))
        throw unusable('its database in db/ is missing');
    const what = 'its database in db/';
    await withDatabaseCopy(file, (dir) => read(path.join(dir, path.basename(file)), what, (db) => assertNotNewer(db, 'project', what)));
}
const CHECK_IT = 'Check that it is CoMapeo Cloud’s, or restore it from a backup.';
function unusable(detail, cause, fix = CHECK_IT) {
    return new MapeoWebError('DATABASE_UNUSABLE', detail, { cause, fix });
}
const BLOCK_BYTES = 512;
function storedBytes(paths, key) {
    const databases = ['', '-wal', '-shm'].map((part) => path.join(paths.dbDir, `${key}.db${part}`));
    return [path.join(paths.coreDir, key), ...databases].reduce((sum, at) => sum + diskUse(at), 0);
}
function diskUse(at) {
    const stat = fs.lstatSync(at, { throwIfNoEntry: false });
    if (!stat)
        return 0;
    if (!stat.isDirectory())
        return stat.blocks * BLOCK_BYTES;
    return fs.readdirSync(at).reduce((sum, name) => sum + diskUse(path.join(at, name)), 0);
}
//# sourceMappingURL=stored-projects.js.map