/**
 * A project as operators and CoMapeo write it: the body of CoMapeo Cloud's `PUT /projects`.
 * An array of them adds all, or none if one is bad. What is wrong is told by its place, never by
 * its value: everything in it but the name is secret.
 */
import { z } from 'zod';
import type { AnyProjectKeys, ProjectKeys } from '../sync/engine.js';
/** A project of the older apps: its one key is all there is. */
declare const mapeo8FileSchema: z.ZodObject<{
    protocol: z.ZodLiteral<"mapeo8">;
    projectName: z.ZodDefault<z.ZodString>;
    projectKey: z.ZodString;
}, z.core.$strict>;
export declare const projectFileSchema: z.ZodObject<{
    projectName: z.ZodString;
    projectKey: z.ZodString;
    encryptionKeys: z.ZodObject<{
        auth: z.ZodString;
        config: z.ZodString;
        data: z.ZodString;
        blobIndex: z.ZodString;
        blob: z.ZodString;
    }, z.core.$strict>;
}, z.core.$strict>;
export type ProjectFile = z.infer<typeof projectFileSchema>;
export type AnyProjectFile = ProjectFile | z.infer<typeof mapeo8FileSchema>;
/** @throws `INVALID_PROJECT_FILE`, naming the place */
export declare function parseProjectFile(text: string): AnyProjectFile | AnyProjectFile[];
/** A project key of the older apps, alone in its file. @throws `INVALID_PROJECT_FILE` */
export declare function parseMapeo8Key(text: string, projectName?: string): AnyProjectFile;
/** @throws `INVALID_PROJECT_FILE`, naming the place */
export declare function checkProjectFile(value: unknown): AnyProjectFile | AnyProjectFile[];
/** The same for either protocol. */
export declare function toAnyKeys(file: AnyProjectFile): AnyProjectKeys;
export declare function toProjectKeys(file: ProjectFile): ProjectKeys;
export {};
