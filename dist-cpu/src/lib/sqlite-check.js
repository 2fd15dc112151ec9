/**
 * Whether a SQLite database can be used, found out before it is opened for writing: SQLite itself
 * takes an empty file for a new database, deletes the journal beside it, and drops a journal that
 * it cannot read, each without a word. Nothing is changed here.
 */
import fs from 'node:fs';
import Database from 'better-sqlite3';
/** The first 4 bytes of a `-wal` file (https://www.sqlite.org/fileformat2.html#walformat). */
const WAL_MAGIC = new Set([0x377f0682, 0x377f0683]);
const WAL_HEADER_BYTES = 32;
/**
 * @param table one that every database of this kind has
 * @throws Error, whose message says of the file what is wrong; none where there is no file yet
 */
export function assertSound(file, { table }) {
    const journal = `${file}-wal`;
    if (sizeOf(file) === 0) {
        if (sizeOf(journal) === 0)
            return;
        throw new Error('it is missing or empty, but its journal (-wal) is not');
    }
    const header = headerOf(journal);
    if (header.some((byte) => byte !== 0) && !WAL_MAGIC.has(header.readUInt32BE(0))) {
        throw new Error('its journal (-wal) is damaged: what was written last would be lost');
    }
    const db = new Database(file, { readonly: true });
    try {
        const [verdict] = db.pragma('quick_check(1)');
        if (verdict?.quick_check !== 'ok')
            throw new Error(verdict?.quick_check ?? 'it is damaged');
        const tables = db
            .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
            .pluck()
            .all();
        // A start that was cut short may leave one without any.
        if (tables.length > 0 && !tables.includes(table)) {
            throw new Error('it is the database of another program');
        }
    }
    finally {
        db.close();
    }
}
export function sizeOf(file) {
    return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
/** Zeros where there are fewer bytes. */
function headerOf(file) {
    const header = Buffer.alloc(WAL_HEADER_BYTES);
    if (sizeOf(file) === 0)
        return header;
    const fd = fs.openSync(file, 'r');
    try {
        fs.readSync(fd, header, 0, WAL_HEADER_BYTES, 0);
    }
    finally {
        fs.closeSync(fd);
    }
    return header;
}
//# sourceMappingURL=sqlite-check.js.map