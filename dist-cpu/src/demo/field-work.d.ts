import type { MapeoProject } from '@comapeo/core';
export interface FieldWorkSettings {
    observations: number;
    photos: number;
    /** Where the photos are written; it must exist. */
    photoDir: string;
    /** The same seed gives the same places and pictures. */
    seed: number;
    signal: AbortSignal;
}
/** Everything that was mapped: what a device must have in the end. */
export interface Mapped {
    /** Whole documents, by id. */
    observations: Map<string, object>;
    /** SHA-256 and size of each original, by the attachment's name. */
    photos: Map<string, {
        hash: string;
        bytes: number;
    }>;
}
export interface Proof {
    /** Observations that are there, each equal to what was mapped. */
    observations: number;
    /** Photos whose original is there, each byte equal to what was taken. */
    attachments: number;
    /** Of those originals. */
    bytes: number;
    complete: boolean;
}
export declare function nothingMapped(): Mapped;
/** Maps observations, the first of which have photos, and adds them to `mapped`. */
export declare function doFieldWork(project: MapeoProject, mapped: Mapped, { observations, photos, photoDir, seed, signal }: FieldWorkSettings): Promise<void>;
/** Reads everything back from a device and compares it with what was mapped. */
export declare function prove(project: MapeoProject, mapped: Mapped): Promise<Proof>;
