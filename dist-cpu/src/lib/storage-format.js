/**
 * The format of a storage directory as a whole, in its file `format`, so that a version that knows
 * less than the one that wrote the directory leaves it alone. `host.db` counts its own formats
 * (`host-db.ts`), and so do the engine's databases; this one is raised for what they cannot tell:
 * another layout, other file formats, or another engine.
 *
 * A directory without the file is of format 1: the first release wrote none.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { asError, codeOf, MapeoWebError } from './errors.js';
import { writeFileAtomic } from './storage.js';
import { version } from './version.js';
/** The first leads from format 1 to 2, and so on. Append only; each needs a fixture and a test. */
const MIGRATIONS = [];
export const STORAGE_FORMAT = MIGRATIONS.length + 1;
const fileSchema = z.object({
    /** The format that the directory has, or is on its way to. */
    format: z.int().min(1),
    /** Of the program that wrote this: for people. */
    version: z.string().max(100),
    /** Only while a migration is under way, or was cut short: the format that it began with. */
    from: z.int().min(1).optional(),
});
export function formatFile(dir) {
    return path.join(dir, 'format');
}
/**
 * Reads only. To be called before anything in the directory is created or opened.
 * @throws `STORAGE_NEWER`; `STORAGE_UNUSABLE` where the file says nothing that can be understood
 */
export function assertKnownFormat(dir, known = STORAGE_FORMAT) {
    const marker = readMarker(dir);
    if (!marker || marker.format <= known)
        return;
    throw new MapeoWebError('STORAGE_NEWER', `${dir} was written by version ${marker.version} in format ${marker.format}; ` +
        `this is version ${version}, which knows formats up to ${known}`);
}
/**
 * Brings the directory to today's format and says so in it. The caller holds its lock.
 * @throws `STORAGE_NEWER`, `STORAGE_UNUSABLE`, and what a migration throws
 */
export function migrateStorage(dir, migrations = MIGRATIONS) {
    const format = migrations.length + 1;
    assertKnownFormat(dir, format);
    const marker = readMarker(dir);
    if (marker?.format === format && marker.from === undefined)
        return;
    const from = marker?.from ?? marker?.format ?? 1;
    // Written first: from here on an older version would misread the directory.
    if (from < format)
        writeMarker(dir, { format, version, from });
    for (const migrate of migrations.slice(from - 1))
        migrate(dir);
    try {
        writeMarker(dir, { format, version });
    }
    catch (error) {
        // On a full disk a peer goes on serving what it has: no marker means the first format anyway.
        if (marker || format > 1)
            throw error;
    }
}
function writeMarker(dir, marker) {
    writeFileAtomic(formatFile(dir), `${JSON.stringify(marker)}\n`);
}
function readMarker(dir) {
    const file = formatFile(dir);
    try {
        return fileSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR')
            return undefined;
        const why = error instanceof z.ZodError || error instanceof SyntaxError;
        throw new MapeoWebError('STORAGE_UNUSABLE', `${file}: ${why ? 'it does not say which format the directory has' : asError(error).message}`, {
            cause: error,
            fix: 'Restore it from a backup; see docs/upgrading.md.',
        });
    }
}
//# sourceMappingURL=storage-format.js.map