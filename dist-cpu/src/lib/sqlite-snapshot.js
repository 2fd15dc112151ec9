/**
 * A copy of a SQLite database in use: as it is at one moment, whatever is written meanwhile, in one
 * file without a journal. Never by reading the file itself: closing it again would drop the locks
 * that this process has on it.
 */
import Database from 'better-sqlite3';
/** A step blocks the process for some milliseconds. */
const PAGES_PER_STEP = 500;
/** The moment is now; what is written from here on is not in it. */
export function snapshotDatabase(file) {
    const db = new Database(file, { fileMustExist: true });
    try {
        // A transaction sees what was there at its first read, and holds no writer up.
        db.exec('BEGIN');
        db.prepare('SELECT count(*) FROM sqlite_master').get();
    }
    catch (error) {
        db.close();
        throw error;
    }
    return {
        async copyTo(target) {
            await db.backup(target, { progress: () => PAGES_PER_STEP });
            makeSingleFile(target);
        },
        release: () => void db.close(),
    };
}
/** The copy says that it has a journal; one that was left from elsewhere would be applied to it. */
function makeSingleFile(file) {
    const db = new Database(file);
    try {
        db.pragma('journal_mode = DELETE');
    }
    finally {
        db.close();
    }
}
//# sourceMappingURL=sqlite-snapshot.js.map