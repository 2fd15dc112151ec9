/**
 * The storage directory and what lies in it. Nothing is changed but for one small file that is
 * written and deleted; databases are read, in another process than the one that uses them.
 */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { tryLock, unlock } from 'fs-native-extensions';
import { HOST_DB_FORMAT } from '../host/host-db.js';
import { isDiskFull } from '../lib/disk-space.js';
import { asError, codeOf, MapeoWebError, withoutKeys } from '../lib/errors.js';
import { assertSound, sizeOf } from '../lib/sqlite-check.js';
import { lockOwner, readRootKey } from '../lib/storage.js';
import { verdict } from './check.js';
import { nearestDirectory } from './machine.js';
const OTHERS_MAY_ENTER = 0o077;
const OTHERS_MAY_READ = 0o077;
export function checkStorage(paths) {
    const { dir } = paths;
    if (!fs.existsSync(dir)) {
        const nearest = nearestDirectory(dir);
        const problem = whyNotWritable(nearest);
        if (problem !== undefined)
            return verdict('storage-unwritable', `${nearest}: ${problem}`);
        return verdict('storage-none', `there is no ${dir} yet: \`mapeo-web announce\` makes it`);
    }
    const problem = whyNotWritable(dir);
    if (problem !== undefined)
        return verdict('storage-unwritable', `${dir}: ${problem}`);
    return checkKey(paths) ?? checkOwners(paths) ?? checkMode(dir);
}
function checkKey(paths) {
    const { rootKey, dbDir, dir } = paths;
    try {
        if (!readRootKey(paths)) {
            return fs.existsSync(dbDir) ? verdict('key-missing', `${rootKey} is missing`) : undefined;
        }
    }
    catch (error) {
        const detail = error instanceof MapeoWebError ? error.detail : asError(error).message;
        return verdict('key-damaged', detail);
    }
    const mode = modeOf(rootKey);
    if ((mode & OTHERS_MAY_READ) === 0)
        return undefined;
    const detail = `${rootKey} has mode ${octal(mode)} instead of 0600`;
    const fix = `\`chmod 600 ${rootKey}\``;
    if ((modeOf(dir) & OTHERS_MAY_ENTER) === 0)
        return verdict('key-loose', detail, fix);
    const worse = 'If somebody may have copied it, start a new peer in another directory.';
    return verdict('key-exposed', detail, `${fix}. ${worse}`);
}
/** What root left behind is what the peer's user cannot write any more. */
function checkOwners({ dir }) {
    const { uid } = fs.statSync(dir);
    const foreign = fs.readdirSync(dir).filter((name) => {
        const stats = fs.lstatSync(path.join(dir, name), { throwIfNoEntry: false });
        return stats !== undefined && stats.uid !== uid;
    });
    if (foreign.length === 0)
        return undefined;
    const names = foreign.slice(0, 5).join(', ');
    const detail = `${dir} belongs to user ${uid}, and ${names} in it to another`;
    const fix = `Run every command as the user that the peer runs as, and give it its files back: \`sudo chown -R ${uid} ${dir}\`.`;
    return verdict('storage-owners', detail, fix);
}
function checkMode(dir) {
    const mode = modeOf(dir);
    if ((mode & OTHERS_MAY_ENTER) === 0)
        return verdict('storage-ok', dir);
    const detail = `${dir} has mode ${octal(mode)} instead of 0700`;
    return verdict('storage-open', detail, `\`chmod 700 ${dir}\``);
}
/** By trying: root may write where the permissions say no, and nobody on a read-only disk. */
function whyNotWritable(dir) {
    const file = path.join(dir, `.doctor-${process.pid}`);
    try {
        fs.writeFileSync(file, 'x', { mode: 0o600, flag: 'wx' });
    }
    catch (error) {
        // That is another line's business.
        if (!isDiskFull(error))
            return asError(error).message;
        fs.rmSync(file, { force: true });
        return undefined;
    }
    fs.rmSync(file, { force: true });
    return undefined;
}
export function checkDatabases(paths) {
    const databases = [
        { file: paths.hostDb, table: 'project', format: HOST_DB_FORMAT },
        { file: path.join(paths.dbDir, 'client.db'), table: 'projectKeys', format: undefined },
    ];
    const isThere = (file) => fs.existsSync(file) && sizeOf(file) > 0;
    const found = databases.filter(({ file }) => isThere(file) || isThere(`${file}-wal`));
    if (found.length === 0)
        return verdict('database-none', 'none yet');
    for (const { file, table, format } of found) {
        try {
            assertSound(file, { table });
            const version = format === undefined ? 0 : formatOf(file);
            if (version > (format ?? 0)) {
                const detail = `${file} has format ${version}, and this version knows ${format}`;
                return verdict('database-newer', detail);
            }
        }
        catch (error) {
            return verdict('database-damaged', `${file}: ${withoutKeys(asError(error).message)}`);
        }
    }
    const names = found.map(({ file }) => path.relative(paths.dir, file)).join(' and ');
    return verdict('database-ok', `${names} can be read`);
}
function formatOf(file) {
    const db = new Database(file, { readonly: true });
    try {
        return db.pragma('user_version', { simple: true });
    }
    finally {
        db.close();
    }
}
/** How many projects the database says are hosted; 0 where it cannot be read. */
export function countProjects({ hostDb }) {
    if (!fs.existsSync(hostDb))
        return 0;
    try {
        const db = new Database(hostDb, { readonly: true });
        try {
            return db.prepare('SELECT count(*) FROM project').pluck().get() ?? 0;
        }
        finally {
            db.close();
        }
    }
    catch {
        return 0;
    }
}
/** The process that holds the directory, or true where it did not say which; undefined: none does. */
export function lockHolder(paths) {
    let fd;
    try {
        fd = fs.openSync(paths.lock, 'r+');
    }
    catch (error) {
        return codeOf(error) === 'ENOENT' ? undefined : lockOwner(paths);
    }
    try {
        if (!tryLock(fd))
            return lockOwner(paths) ?? true;
        unlock(fd);
        return undefined;
    }
    finally {
        fs.closeSync(fd);
    }
}
function modeOf(file) {
    return fs.statSync(file).mode & 0o777;
}
function octal(mode) {
    return mode.toString(8).padStart(4, '0');
}
//# sourceMappingURL=storage.js.map