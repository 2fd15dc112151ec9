/**
 * The content of attachments and icons in a `@comapeo/core` 7.1.0 project. Its public way is an HTTP
 * server of its own; this is what that server calls, loaded from beside the package's entry point
 * as in `comapeo-internals.ts`.
 */
import type { MapeoProject } from '@comapeo/core';
import type { AttachmentId, IconSize } from './engine.js';
/** Where an attachment's content lies in a core, in blocks. */
export interface BlobPlace {
    blockOffset: number;
    blockLength: number;
    byteLength: number;
}
export interface BlobEntry {
    /** No blob: what is there is a link, which CoMapeo does not make and another program could. */
    value: {
        blob: BlobPlace | null;
        metadata?: unknown;
    };
}
/** A stream of the streamx kind that reads from a session of the blob core. */
export interface BlobStream extends AsyncIterable<Buffer> {
    core: {
        has(start: number, end: number): Promise<boolean>;
    };
    destroy(): void;
}
/** Its methods reject where the drive is unknown; with `wait: false` (default) they never wait. */
export interface BlobStore {
    entry(id: AttachmentId): Promise<BlobEntry | null>;
    createReadStreamFromEntry(driveId: string, entry: BlobEntry): Promise<BlobStream>;
}
export type IconVariant = {
    mimeType: 'image/svg+xml';
    size: IconSize;
} | {
    mimeType: 'image/png';
    size: IconSize;
    pixelDensity: 1;
};
export declare function blobStoreOf(project: MapeoProject): BlobStore;
/** The closest variant of that media type. Rejects where there is none; never waits for one. */
export declare function readIcon({ $icons }: MapeoProject, docId: string, variant: IconVariant): Promise<Buffer>;
