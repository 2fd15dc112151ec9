/**
 * What a project has on disk: `core/KEY/` with its cores and `db/KEY.db` with the index of them,
 * KEY being the project key in hex. The engine takes either without the other for a new project;
 * then what is there would stay invisible, or be written over with another history.
 */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { diskUsage } from '../lib/disk-usage.js';
import { MapeoWebError } from '../lib/errors.js';
/** A project's database and what SQLite keeps beside it. */
const DATABASE_SUFFIXES = ['.db', '.db-wal', '.db-shm'];
/** The cores' directory once a deletion was decided: what is left of it is finished later. */
const DELETING = '.deleting';
export class ProjectFiles {
    #paths;
    #own;
    constructor(paths, own) {
        this.#paths = paths;
        this.#own = own;
    }
    storedBytes(key) {
        return diskUsage([this.#cores(key), ...this.#databases(key)]);
    }
    /** Safe to be cut short at any moment, and to repeat. What this peer wrote itself is kept. */
    delete(key) {
        if (this.#isOwnLost(key))
            this.#own.noteLost(key);
        const cores = this.#cores(key);
        // From here on it is known that the rest is garbage.
        if (fs.existsSync(cores))
            fs.renameSync(cores, cores + DELETING);
        else
            fs.mkdirSync(cores + DELETING, { recursive: true, mode: 0o700 });
        this.finishDeletion(key);
    }
    /** Deletes what a deletion left that was cut short; does nothing where there was none. */
    finishDeletion(key) {
        const leftover = this.#cores(key) + DELETING;
        if (!fs.existsSync(leftover))
            return;
        this.#own.keep(leftover, key);
        for (const file of this.#databases(key))
            fs.rmSync(file, { force: true });
        fs.rmSync(leftover, { recursive: true, force: true });
    }
    /**
     * Of a project that was deleted here and added again: what was kept of it is in use from now on.
     * @throws `PROJECT_UNUSABLE` where it was lost
     */
    bringBack(key) {
        const cores = this.#cores(key);
        if (!this.#own.areKept(key) || fs.existsSync(cores))
            return;
        const [database = ''] = this.#databases(key);
        // Cores without a database are taken for damage; an empty one is filled from the cores.
        fs.closeSync(fs.openSync(database, 'a', 0o600));
        this.#own.bringBack(cores, key);
    }
    /** It was in use, and what was written first is not there. */
    #isOwnLost(key) {
        const cores = this.#cores(key);
        const [database = ''] = this.#databases(key);
        if (fs.existsSync(cores + DELETING) || !fs.existsSync(database))
            return false;
        return !this.#own.areIn(cores, key) && mayKnowCores(database);
    }
    /** @throws `PROJECT_UNUSABLE` where half of the project's files are missing */
    assertWhole(key) {
        const [database = ''] = this.#databases(key);
        const hasDatabase = fs.existsSync(database);
        const hasCores = fs.existsSync(this.#cores(key));
        if (hasCores && !hasDatabase)
            throw missing('database', database);
        if (hasDatabase && !hasCores && knowsCores(database)) {
            throw missing('directory of cores', this.#cores(key));
        }
    }
    #cores(key) {
        return path.join(this.#paths.coreDir, key);
    }
    #databases(key) {
        return DATABASE_SUFFIXES.map((end) => path.join(this.#paths.dbDir, key + end));
    }
}
/** A database without cores is what a first opening leaves that was cut short. */
function knowsCores(file) {
    const db = new Database(file);
    try {
        const table = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'cores'`).get();
        return table !== undefined && db.prepare('SELECT 1 FROM cores LIMIT 1').get() !== undefined;
    }
    finally {
        db.close();
    }
}
function mayKnowCores(file) {
    try {
        return knowsCores(file);
    }
    catch {
        return true;
    }
}
function missing(what, file) {
    return new MapeoWebError('PROJECT_UNUSABLE', `the project's ${what} is missing: ${file}`);
}
//# sourceMappingURL=project-files.js.map