import type { ObservationValue } from '@comapeo/schema';
export interface DatasetSettings {
    /** The same seed gives the same data, see each function. Default 1. */
    seed?: number;
}
export interface Photo {
    /** Paths of JPEG files, as `project.$blobs.create()` takes them. */
    original: string;
    preview: string;
    thumbnail: string;
}
export interface PhotoSettings extends DatasetSettings {
    /** Of the original, in pixels; its height is three quarters of that. Default 1600. */
    width?: number;
}
/**
 * Values for `project.observation.create()`, without attachments, in walks of 15.
 *
 * The seed decides where and when each was made, its kind and its note. The other tags, and which
 * location providers were on, come from @mapeo/mock-data, whose generator takes no seed: they
 * differ from run to run, as does an observation's size (by some hundred bytes).
 */
export declare function generateObservations(count: number, { seed }?: DatasetSettings): ObservationValue[];
/**
 * Writes `count` photos into `dir`, which must exist, each in three sizes. With the same seed and
 * width, the same files byte for byte.
 */
export declare function createPhotos(dir: string, count: number, { seed, width }?: PhotoSettings): Promise<Photo[]>;
