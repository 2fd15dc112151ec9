/**
 * The files of one project as they are at one moment, while devices write to it.
 *
 * Three things must fit together: cores, the index of them in `db/KEY.db`, and `core/KEY/indexer/`,
 * which counts what is in that index. What the count has, the index must have, or it would be
 * missed for good; what the index has, the cores must have, or a block that is written later would
 * contradict it. So nothing is written to cores and count while the moment of the index is taken:
 * it is the later of the two, and holds nothing that the cores have not.
 *
 * A core's `data` is not copied here: it only grows, and what is behind its present end does not
 * belong to this moment.
 */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { codeOf } from '../lib/errors.js';
import { discoveryKeyOf, hex } from '../lib/keys.js';
import { snapshotDatabase } from '../lib/sqlite-snapshot.js';
/** Only ever grows, in bytes; see above. */
const GROWING = 'data';
export async function snapshotProject({ coreDir, dbDir }, { key, directory, media, holdWrites }) {
    const database = path.join(dbDir, `${key}.db`);
    const cores = path.join(coreDir, key);
    const files = [];
    const copies = path.join(directory, key);
    const release = await holdWrites(key);
    let index;
    try {
        if (fs.existsSync(database))
            index = snapshotDatabase(database);
        for (const inside of filesBelow(cores)) {
            const file = { name: `core/${key}/${inside}`, source: path.join(cores, inside) };
            const { size } = fs.statSync(file.source);
            if (path.basename(inside) === GROWING) {
                files.push({ ...file, bytes: size });
                continue;
            }
            const copy = path.join(copies, inside);
            fs.mkdirSync(path.dirname(copy), { recursive: true, mode: 0o700 });
            await fs.promises.copyFile(file.source, copy, fs.constants.COPYFILE_FICLONE);
            files.push({ name: file.name, source: copy, bytes: size });
        }
    }
    catch (error) {
        index?.release();
        throw error;
    }
    finally {
        release();
    }
    if (!index)
        return files;
    const copy = `${copies}.db`;
    try {
        await index.copyTo(copy);
    }
    finally {
        index.release();
    }
    const left = media ? files : withoutMedia(files, mediaCores(copy));
    return [{ name: `db/${key}.db`, source: copy, bytes: fs.statSync(copy).size }, ...left];
}
/** How much `snapshotProject` would copy, about. @param key in hex */
export function snapshotBytes({ coreDir, dbDir }, key) {
    const cores = path.join(coreDir, key);
    const copied = filesBelow(cores).filter((name) => path.basename(name) !== GROWING);
    const database = path.join(dbDir, `${key}.db`);
    return [...copied.map((name) => path.join(cores, name)), database, `${database}-wal`]
        .map((file) => fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0)
        .reduce((sum, size) => sum + size, 0);
}
/** Paths in the directory, with `/`, in the order of their names; none where it is not there. */
export function filesBelow(directory, inside = '') {
    let entries;
    try {
        entries = fs.readdirSync(path.join(directory, inside), { withFileTypes: true });
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return [];
        throw error;
    }
    return entries
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((entry) => {
        const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
        if (entry.isDirectory())
            return filesBelow(directory, name);
        return entry.isFile() ? [name] : [];
    });
}
/**
 * Directories of the cores that hold the photos and sounds of other devices. Our own is not among
 * them, as the table lists only those of others: it must never begin anew.
 */
function mediaCores(database) {
    const db = new Database(database, { readonly: true });
    try {
        const keys = db
            .prepare(`SELECT publicKey FROM cores WHERE namespace = 'blob'`)
            .pluck()
            .all();
        return new Set(keys.map((key) => hex(discoveryKeyOf(key))));
    }
    finally {
        db.close();
    }
}
function withoutMedia(files, cores) {
    return files.filter(({ name }) => !cores.has(path.posix.basename(path.posix.dirname(name))));
}
/** Every project whose keys are in this copy of `client.db`, hosted or not. */
export function storedProjectNames(clientDb) {
    const db = new Database(clientDb, { readonly: true });
    try {
        return db
            .prepare('SELECT projectId AS key, projectPublicId AS projectId FROM projectKeys ORDER BY rowid')
            .all();
    }
    finally {
        db.close();
    }
}
//# sourceMappingURL=project-snapshot.js.map