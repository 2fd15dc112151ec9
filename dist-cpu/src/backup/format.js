/**
 * What a backup is: a tar archive that any `tar` unpacks, sealed at its end so that a part of it,
 * or a changed one, is never taken for the whole (`seal.ts`), and perhaps encrypted as a whole
 * (`encryption.ts`).
 *
 *     mapeo-web-backup.json   the manifest, first: see below
 *     root-key, host.db, …    the files that the manifest lists, in its order
 *     BLAKE2B-SUMS            last: their hashes, as `b2sum --check` reads them
 *
 * Names are those in a storage directory. Those below `core/` and `db/` hold secret project keys:
 * they are for files alone, never for messages.
 */
import { z } from 'zod';
import { MapeoWebError } from '../lib/errors.js';
export const MANIFEST_FILE = 'mapeo-web-backup.json';
export const SUMS_FILE = 'BLAKE2B-SUMS';
/** Of what this version writes. It reads every version up to this one. */
export const FORMAT_VERSION = 1;
const FORMAT = 'mapeo-web-backup';
/** Parts of names that a restore can write to: nothing hidden, nothing that leads elsewhere. */
const NAME = /^(?!.*\.\.)[A-Za-z0-9][\w.-]{0,127}(\/[A-Za-z0-9][\w.-]{0,127}){0,7}$/;
const HEX_KEY = /^[0-9a-f]{64}$/;
/** Whether a restore takes a file of this name, with `/`. */
export function isFileName(name) {
    return NAME.test(name);
}
const fileSchema = z.object({
    name: z.string().regex(NAME, 'is no name of a file in a storage directory'),
    bytes: z.number().int().nonnegative(),
});
const projectSchema = z.object({
    projectId: z.string().min(1),
    name: z.string(),
    /** Of its files in this backup. */
    bytes: z.number().int().nonnegative(),
});
const manifestSchema = z.object({
    format: z.literal(FORMAT),
    version: z.number().int().min(1),
    /** Milliseconds since 1970. */
    createdAt: z.number().int().nonnegative(),
    /** The version of mapeo-web that made it. */
    createdBy: z.string(),
    deviceId: z.string().regex(HEX_KEY),
    /** False where the photos and sounds of other devices were left out. */
    media: z.boolean(),
    /**
     * The peer was stopped, and its storage will not start again: nothing came after this backup, so
     * what is restored from it may be written on at once.
     */
    final: z.boolean(),
    projects: z.array(projectSchema),
    files: z.array(fileSchema),
});
export function createManifest(content) {
    return { format: FORMAT, version: FORMAT_VERSION, ...content };
}
/** @throws `BACKUP_DAMAGED`, `BACKUP_FOREIGN`, `BACKUP_NEWER` */
export function parseManifest(text) {
    const parsed = parseJson(text);
    const head = z.object({ format: z.literal(FORMAT), version: z.number() }).safeParse(parsed);
    if (!head.success) {
        throw new MapeoWebError('BACKUP_FOREIGN', `its ${MANIFEST_FILE} is not that of a backup`);
    }
    // Before anything else is looked at: what follows may have another form.
    if (head.data.version > FORMAT_VERSION) {
        throw new MapeoWebError('BACKUP_NEWER', `it has format ${head.data.version}, and this version reads formats up to ${FORMAT_VERSION}`);
    }
    const manifest = manifestSchema.safeParse(parsed);
    if (!manifest.success) {
        const [issue] = manifest.error.issues;
        throw damaged(`its manifest: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
    }
    const names = new Set(manifest.data.files.map(({ name }) => name));
    if (names.size !== manifest.data.files.length)
        throw damaged('its manifest names a file twice');
    if (!names.has('root-key'))
        throw damaged('it has no root-key');
    return manifest.data;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw damaged('its manifest cannot be read', error);
    }
}
export function bytesOf(files) {
    return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
export function damaged(detail, cause) {
    return new MapeoWebError('BACKUP_DAMAGED', detail, { cause });
}
//# sourceMappingURL=format.js.map