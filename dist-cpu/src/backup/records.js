/**
 * What a storage directory remembers of having been restored, or given up for another one.
 *
 *     restored.json   it came out of a backup: see `RestoredRecord`
 *     moved.json      `backup --move` made the last backup of it: it does not start any more
 *     restore.tmp     a restore is writing into it, or was cut short
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { asError, MapeoWebError } from '../lib/errors.js';
import { writeFileAtomic } from '../lib/storage.js';
export const RESTORED_FILE = 'restored.json';
export const MOVED_FILE = 'moved.json';
export const RESTORING_DIR = 'restore.tmp';
const restoredSchema = z.object({
    format: z.literal(1),
    /** Milliseconds since 1970, as all times here. */
    restoredAt: z.number(),
    backupCreatedAt: z.number(),
    deviceId: z.string(),
    /** See `Manifest`. */
    final: z.boolean(),
    /** `announce` has told what to heed. */
    warned: z.boolean(),
    /** Projects that were in sync with another device since: they may be written to again. */
    inSync: z.array(z.string()),
});
const movedSchema = z.object({ format: z.literal(1), movedAt: z.number() });
/** Undefined where the directory was not restored. @throws `STORAGE_UNUSABLE` */
export function readRestored({ dir }) {
    return readRecord(path.join(dir, RESTORED_FILE), restoredSchema);
}
export function writeRestored({ dir }, record) {
    writeFileAtomic(path.join(dir, RESTORED_FILE), `${JSON.stringify(record, null, 2)}\n`);
}
export function writeMoved({ dir }, movedAt) {
    const record = { format: 1, movedAt };
    writeFileAtomic(path.join(dir, MOVED_FILE), `${JSON.stringify(record, null, 2)}\n`);
}
/**
 * For whoever is about to open the directory as a peer's.
 * @throws `RESTORE_UNFINISHED`, `STORAGE_MOVED`
 */
export function assertStartable(paths) {
    assertRestored(paths);
    const { dir } = paths;
    const file = path.join(dir, MOVED_FILE);
    if (!fs.existsSync(file))
        return;
    const movedAt = readRecord(file, movedSchema)?.movedAt ?? 0;
    throw new MapeoWebError('STORAGE_MOVED', `the last backup of ${dir} was made to move it, on ${new Date(movedAt).toISOString()}`, { fix: `Run it where that backup was restored. Only if it never was: delete ${file}.` });
}
/** @throws `RESTORE_UNFINISHED` */
export function assertRestored({ dir }) {
    if (!fs.existsSync(path.join(dir, RESTORING_DIR)))
        return;
    throw new MapeoWebError('RESTORE_UNFINISHED', `${dir} holds a part of a backup`);
}
function readRecord(file, schema) {
    if (!fs.existsSync(file))
        return undefined;
    try {
        return schema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
    }
    catch (error) {
        throw new MapeoWebError('STORAGE_UNUSABLE', `${file}: ${asError(error).message}`, {
            cause: error,
            fix: 'Restore the backup again, into an empty directory.',
        });
    }
}
//# sourceMappingURL=records.js.map