/**
 * Which troubles the operator was told of, in `notified.json`: a process that is restarted every few
 * seconds because it cannot start must not say so every few seconds.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { TROUBLE_KINDS } from './trouble.js';
/** More than there is any use for: a bound, should keys ever be made up without end. */
const MAX_TOLD = 1000;
const toldSchema = z.object({
    kind: z.enum(TROUBLE_KINDS),
    key: z.string(),
    message: z.string(),
    since: z.number(),
    toldAt: z.number(),
});
const fileSchema = z.object({ version: z.literal(1), told: z.array(toldSchema).max(MAX_TOLD) });
export function idOf({ kind, key }) {
    return `${kind} ${key}`;
}
/**
 * Where to remember it: in the storage directory, once it is ours (we never put a file into one that
 * is somebody else's), or for a start that fails before that in the directory of temporary files.
 */
export function toldFiles(storageDir) {
    const name = crypto.createHash('sha256').update(storageDir).digest('hex').slice(0, 24);
    const outside = path.join(os.tmpdir(), `mapeo-web-${ownUid()}-${name}.notified.json`);
    const isOurs = fs.existsSync(path.join(storageDir, 'lock'));
    return isOurs ? [path.join(storageDir, 'notified.json'), outside] : [outside];
}
export class ToldTroubles {
    #files;
    #told = new Map();
    /** @param files the next one stands in where one cannot be written; none: in memory alone */
    constructor(files) {
        this.#files = files;
        for (const file of files().reverse()) {
            for (const told of read(file))
                this.#told.set(idOf(told), told);
        }
    }
    get(id) {
        return this.#told.get(idOf(id));
    }
    list() {
        return [...this.#told.values()];
    }
    note({ kind, key, message, since, toldAt }) {
        const id = idOf({ kind, key });
        this.#told.delete(id);
        this.#told.set(id, { kind, key, message, since, toldAt });
        while (this.#told.size > MAX_TOLD) {
            const [oldest] = this.#told.keys();
            this.#told.delete(oldest);
        }
        this.#save();
    }
    forget(id) {
        if (this.#told.delete(idOf(id)))
            this.#save();
    }
    /** Where none can be written, the operator may be told twice. */
    #save() {
        const content = `${JSON.stringify({ version: 1, told: this.list() })}\n`;
        const files = this.#files();
        const saved = files.findIndex((file) => write(file, content));
        // What stood in for it is out of date from here on.
        for (const file of files.slice(saved + 1))
            fs.rmSync(file, { force: true });
    }
}
/** A file that cannot be read costs one message too many; one of another user is not believed. */
function read(file) {
    try {
        const { uid } = fs.lstatSync(file);
        if (uid !== ownUid())
            return [];
        return fileSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))).told;
    }
    catch {
        return [];
    }
}
/** Whole or not at all, under a name that nobody else in a common directory can foresee. */
function write(file, content) {
    const temporary = `${file}.${crypto.randomBytes(6).toString('hex')}.tmp`;
    try {
        fs.writeFileSync(temporary, content, { mode: 0o600, flag: 'wx' });
        fs.renameSync(temporary, file);
        return true;
    }
    catch {
        fs.rmSync(temporary, { force: true });
        return false;
    }
}
function ownUid() {
    return process.getuid?.() ?? 0;
}
//# sourceMappingURL=told.js.map