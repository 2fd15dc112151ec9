import type { MapeoProject } from '@comapeo/core';
export interface FieldData {
    observations: number;
    photos: number;
    /** Of each original. */
    photoBytes: number;
    seed: number;
}
/**
 * Creates observations, the first of which have photos. A photo is a drawn picture that noise makes
 * as large as a camera's: drawing it at that size takes longer than syncing it.
 * @param dir where the photos are written before they are stored; it must exist
 */
export declare function createFieldData(project: MapeoProject, dir: string, { observations, photos, photoBytes, seed }: FieldData): Promise<void>;
