/**
 * REPLICATION of the older engine: what a device sends of its media, looked at before the engine sees
 * it. `blob-store-replication-stream` 1 believes whatever it is told: it throws where a list is none,
 * takes a file of any size into memory, and writes files that nobody asked for over those it has.
 *
 * The protocol is a row of frames, each a varint of its length and its bytes:
 *
 *     names it has, names it wants      JSON
 *     how many files it sends           JSON
 *     name, content                     that many times
 *     "done"                            JSON
 */
import { Transform } from 'node:stream';
/** The older engine holds a file in memory, more than once. */
export declare const MAX_FILE_BYTES: number;
type Done = (error?: Error | null) => void;
export interface MediaGuardCollaborators {
    /** Every file that is here: none of them is taken again. */
    ours: Promise<ReadonlySet<string>>;
}
/** Ends with an error where the device breaks the rules; its list comes out as what we may want. */
export declare class MediaGuard extends Transform {
    #private;
    constructor({ ours }: MediaGuardCollaborators, { takes }: {
        takes: boolean;
    });
    _transform(chunk: Buffer, _encoding: BufferEncoding, done: Done): void;
}
export {};
