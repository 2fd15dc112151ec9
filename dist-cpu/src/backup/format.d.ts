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
export declare const MANIFEST_FILE = "mapeo-web-backup.json";
export declare const SUMS_FILE = "BLAKE2B-SUMS";
/** Of what this version writes. It reads every version up to this one. */
export declare const FORMAT_VERSION = 1;
/** Whether a restore takes a file of this name, with `/`. */
export declare function isFileName(name: string): boolean;
declare const manifestSchema: z.ZodObject<{
    format: z.ZodLiteral<"mapeo-web-backup">;
    version: z.ZodNumber;
    createdAt: z.ZodNumber;
    createdBy: z.ZodString;
    deviceId: z.ZodString;
    media: z.ZodBoolean;
    final: z.ZodBoolean;
    projects: z.ZodArray<z.ZodObject<{
        projectId: z.ZodString;
        name: z.ZodString;
        bytes: z.ZodNumber;
    }, z.core.$strip>>;
    files: z.ZodArray<z.ZodObject<{
        name: z.ZodString;
        bytes: z.ZodNumber;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type Manifest = z.infer<typeof manifestSchema>;
export type BackupFile = Manifest['files'][number];
export declare function createManifest(content: Omit<Manifest, 'format' | 'version'>): Manifest;
/** @throws `BACKUP_DAMAGED`, `BACKUP_FOREIGN`, `BACKUP_NEWER` */
export declare function parseManifest(text: string): Manifest;
export declare function bytesOf(files: BackupFile[]): number;
export declare function damaged(detail: string, cause?: unknown): MapeoWebError;
export {};
