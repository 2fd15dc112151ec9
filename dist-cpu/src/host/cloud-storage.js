/**
 * What a CoMapeo Cloud's storage directory holds and whether it can be adopted: `root-key`, `core/`
 * and `db/`, which `mapeo-web` has in the same form. Reads only: not a byte and not a time changes.
 */
import fs from 'node:fs';
import path from 'node:path';
import { tryLock } from 'fs-native-extensions';
import { asError, codeOf, MapeoWebError } from '../lib/errors.js';
import { discoveryKeyOf, hex, identityOf, ROOT_KEY_BYTES } from '../lib/keys.js';
import { isDatabaseOpen } from '../lib/sqlite-copy.js';
import { lockOwner } from '../lib/storage.js';
import { readStoredEngine } from '../sync/stored-projects.js';
/** @returns what is there and every problem found; it never throws on account of the directory */
export async function inspectCloudStorage(paths) {
    return (await examine(paths)).view;
}
/** @param ownLock whether the caller itself holds the lock of the directory */
export async function examine(paths, { ownLock = false } = {}) {
    const problems = [];
    const check = (run) => {
        try {
            return run();
        }
        catch (error) {
            problems.push(asProblem(paths, error));
            return undefined;
        }
    };
    let rootKey;
    let stored;
    check(() => assertCloudStorage(paths));
    if (problems.length === 0) {
        check(() => assertSameOwner(paths));
        check(() => assertUnused(paths, ownLock));
        rootKey = check(() => readCloudRootKey(paths));
        stored = rootKey && (await readEngine(paths, rootKey, problems));
    }
    const projects = stored?.projects ?? [];
    return { projects, problems, view: toView(paths, { rootKey, stored, problems }) };
}
async function readEngine(paths, rootKey, problems) {
    try {
        return await readStoredEngine(paths, rootKey);
    }
    catch (error) {
        // A database that is being written may not be readable; that it is, was said already.
        const inUse = problems.some(({ code }) => code === 'STORAGE_LOCKED');
        if (!inUse)
            problems.push(asProblem(paths, error));
        return undefined;
    }
}
function toView(paths, found) {
    const { rootKey, stored, problems } = found;
    const projects = stored?.projects ?? [];
    return {
        storage: paths.dir,
        deviceId: rootKey ? hex(identityOf(rootKey).publicKey) : null,
        deviceName: stored?.deviceName ?? null,
        baseUrl: stored?.baseUrl ?? null,
        projects: projects.map(({ projectId, projectKey, name, state, reason, bytes }) => ({
            projectId,
            discoveryKey: hex(discoveryKeyOf(projectKey)),
            name,
            state: state === 'complete' ? 'hosted' : state,
            reason,
            bytes,
        })),
        bytes: projects.reduce((sum, { bytes }) => sum + bytes, 0),
        changes: stored ? changesTo(paths) : [],
        problems: problems.map(({ code, detail, fix }) => ({ code, message: detail, fix })),
    };
}
function changesTo(paths) {
    const mode = fs.statSync(paths.rootKey).mode & 0o777;
    return [
        { action: 'create', file: 'host.db', detail: 'which projects are announced' },
        { action: 'create', file: 'adopted.json', detail: 'what the way back needs' },
        { action: 'create', file: 'lock', detail: 'keeps a second process out' },
        {
            action: 'change',
            file: 'root-key',
            detail: `permissions ${mode.toString(8)} -> 600; its content stays`,
        },
    ];
}
function asProblem(paths, error) {
    if (error instanceof MapeoWebError)
        return error;
    // Its message may name a file by a project key.
    const why = codeOf(error) ?? asError(error).name;
    return new MapeoWebError('STORAGE_UNUSABLE', `${paths.dir}: ${why}`, { cause: error });
}
function assertCloudStorage(paths) {
    if (hasClientDb(paths)) {
        if (!fs.existsSync(paths.hostDb))
            return;
        throw new MapeoWebError('ALREADY_ADOPTED', `${paths.hostDb} is there`);
    }
    // What CoMapeo Cloud takes where it is given no STORAGE_DIR.
    const inside = path.join(paths.dir, 'data');
    const hint = fs.existsSync(path.join(inside, 'db', 'client.db'));
    throw new MapeoWebError('NOT_CLOUD_STORAGE', `${paths.dir} ${fs.existsSync(paths.dir) ? 'has no db/client.db' : 'does not exist'}`, hint ? { fix: `Give ${inside}, which has one.` } : {});
}
export function hasClientDb(paths) {
    return fs.existsSync(path.join(paths.dbDir, 'client.db'));
}
/** What another user creates in there, the cloud could not read when it gets the directory back. */
function assertSameOwner(paths) {
    const me = process.getuid?.();
    const client = path.join(paths.dbDir, 'client.db');
    const { uid } = fs.statSync(client);
    if (me !== undefined && me !== uid) {
        throw new MapeoWebError('STORAGE_UNUSABLE', `${client} belongs to user ${uid}, and this command runs as user ${me}`, {
            fix: `Run it, and the peer, as that user (sudo -u '#${uid}' mapeo-web …), or give it all to user ${me} first: chown -R.`,
        });
    }
    fs.accessSync(paths.dir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
}
function assertUnused(paths, ownLock) {
    if (!ownLock && isLocked(paths)) {
        throw new MapeoWebError('STORAGE_LOCKED', `${paths.dir} is in use by process ${lockOwner(paths) ?? '?'}`);
    }
    if (isDatabaseOpen(path.join(paths.dbDir, 'client.db'))) {
        throw new MapeoWebError('STORAGE_LOCKED', `another program, probably CoMapeo Cloud, has ${paths.dbDir} open`, { fix: 'Stop CoMapeo Cloud first, and keep it from starting again.' });
    }
}
/** Unlike `lockStorage` it creates nothing. */
function isLocked(paths) {
    let fd;
    try {
        fd = fs.openSync(paths.lock, 'r+');
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return false;
        throw error;
    }
    try {
        return !tryLock(fd);
    }
    finally {
        fs.closeSync(fd);
    }
}
function readCloudRootKey(paths) {
    const bad = (detail) => new MapeoWebError('ROOT_KEY_UNREADABLE', detail, {
        fix: 'Put the root-key file back that CoMapeo Cloud wrote. Without it nobody can read the projects.',
    });
    let key;
    try {
        key = fs.readFileSync(paths.rootKey);
    }
    catch (error) {
        throw codeOf(error) === 'ENOENT'
            ? bad(`${paths.rootKey} is missing`)
            : bad(`${paths.rootKey}: ${asError(error).message}`);
    }
    if (key.byteLength === ROOT_KEY_BYTES)
        return key;
    throw bad(`${paths.rootKey} has ${key.byteLength} bytes instead of ${ROOT_KEY_BYTES}`);
}
//# sourceMappingURL=cloud-storage.js.map