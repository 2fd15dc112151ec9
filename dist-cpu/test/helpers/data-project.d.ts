import type { MapeoProject } from '@comapeo/core';
declare const VARIANT_SIDES: {
    original: number;
    preview: number;
    thumbnail: number;
};
export type Variant = keyof typeof VARIANT_SIDES;
interface Document {
    docId: string;
    versionId: string;
}
interface Blob {
    driveId: string;
    type: 'photo' | 'video' | 'audio';
    name: string;
    hash: string;
}
/** Everything as the device that made it has it. */
export interface DataProject {
    photo: Blob;
    photoFiles: Record<Variant, string>;
    audio: Blob;
    audioFile: string;
    field: Document;
    preset: Document;
    icons: {
        svg: Document;
        png: Document;
    };
    /** With a photo, an audio, a video and a preset. */
    observation: Document;
    plain: Document;
    deleted: Document;
    /** Of both observations. */
    track: Document;
}
export declare function fillProject(project: MapeoProject, dir: string, { audioBytes }?: {
    audioBytes?: number | undefined;
}): Promise<DataProject>;
export {};
