import { z } from 'zod';
import { type TroubleId } from './trouble.js';
declare const toldSchema: z.ZodObject<{
    kind: z.ZodEnum<{
        "mapeo8-engine-dying": "mapeo8-engine-dying";
        "start-failed": "start-failed";
        "project-quarantined": "project-quarantined";
        unreachable: "unreachable";
        "announce-behind": "announce-behind";
        "disk-nearly-full": "disk-nearly-full";
        "bootstraps-down": "bootstraps-down";
    }>;
    key: z.ZodString;
    message: z.ZodString;
    since: z.ZodNumber;
    toldAt: z.ZodNumber;
}, z.core.$strip>;
/** A trouble that has not ended, as far as the operator was told. */
export type Told = z.infer<typeof toldSchema>;
export declare function idOf({ kind, key }: TroubleId): string;
/**
 * Where to remember it: in the storage directory, once it is ours (we never put a file into one that
 * is somebody else's), or for a start that fails before that in the directory of temporary files.
 */
export declare function toldFiles(storageDir: string): string[];
export declare class ToldTroubles {
    #private;
    /** @param files the next one stands in where one cannot be written; none: in memory alone */
    constructor(files: () => string[]);
    get(id: TroubleId): Told | undefined;
    list(): Told[];
    note({ kind, key, message, since, toldAt }: Told): void;
    forget(id: TroubleId): void;
}
export {};
