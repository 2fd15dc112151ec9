/**
 * Looks into a SQLite database of another program and leaves no trace: opening it, even read-only,
 * would create or change `-wal` and `-shm` files beside it, and a program that was just stopped
 * leaves most of its data in the `-wal`. So this works on a copy of both.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tryLock, unlock } from 'fs-native-extensions';
import { codeOf } from './errors.js';
/** The `-shm` is not needed: SQLite makes it anew. */
const PARTS = ['', '-wal'];
/** In the `-shm` file, the byte that every connection keeps locked (SQLite's `UNIX_SHM_DMS`). */
const CONNECTED_BYTE = 128;
/**
 * @param run gets a directory with the copy, under the same file name; it is removed afterwards
 */
export async function withDatabaseCopy(file, run) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mapeo-web-'));
    try {
        for (const part of PARTS) {
            try {
                const copy = path.join(dir, path.basename(file) + part);
                fs.copyFileSync(file + part, copy, fs.constants.COPYFILE_FICLONE);
            }
            catch (error) {
                if (part === '' || codeOf(error) !== 'ENOENT')
                    throw error;
            }
        }
        return await run(dir);
    }
    finally {
        fs.rmSync(dir, { recursive: true, force: true });
    }
}
/**
 * Whether a process, in whatever container, has the database open. Only for databases in WAL mode
 * that this process itself has not open: closing a file drops a process' POSIX locks on it.
 */
export function isDatabaseOpen(file) {
    let fd;
    try {
        fd = fs.openSync(`${file}-shm`, 'r+');
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return false;
        throw error;
    }
    try {
        if (!tryLock(fd, CONNECTED_BYTE, 1))
            return true;
        unlock(fd);
        return false;
    }
    finally {
        fs.closeSync(fd);
    }
}
//# sourceMappingURL=sqlite-copy.js.map