import { z } from 'zod';
import { type StoragePaths } from '../lib/storage.js';
export declare const RESTORED_FILE = "restored.json";
export declare const MOVED_FILE = "moved.json";
export declare const RESTORING_DIR = "restore.tmp";
declare const restoredSchema: z.ZodObject<{
    format: z.ZodLiteral<1>;
    restoredAt: z.ZodNumber;
    backupCreatedAt: z.ZodNumber;
    deviceId: z.ZodString;
    final: z.ZodBoolean;
    warned: z.ZodBoolean;
    inSync: z.ZodArray<z.ZodString>;
}, z.core.$strip>;
export type RestoredRecord = z.infer<typeof restoredSchema>;
/** Undefined where the directory was not restored. @throws `STORAGE_UNUSABLE` */
export declare function readRestored({ dir }: Pick<StoragePaths, 'dir'>): RestoredRecord | undefined;
export declare function writeRestored({ dir }: Pick<StoragePaths, 'dir'>, record: RestoredRecord): void;
export declare function writeMoved({ dir }: StoragePaths, movedAt: number): void;
/**
 * For whoever is about to open the directory as a peer's.
 * @throws `RESTORE_UNFINISHED`, `STORAGE_MOVED`
 */
export declare function assertStartable(paths: StoragePaths): void;
/** @throws `RESTORE_UNFINISHED` */
export declare function assertRestored({ dir }: StoragePaths): void;
export {};
