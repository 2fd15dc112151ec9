/**
 * REPLICATION, and HTTP over the DHT: what piles up in memory for one connection has a bound.
 *
 * UDX, which HyperDHT connections run on, has no flow control: what a remote sends while we do not
 * read piles up here, in the raw stream. And what we send piles up in the Noise stream, for Protomux
 * writes whether or not there is room. Neither tells anybody, so one timer looks at all of them.
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream';
import { type Clock } from './lib/clock.js';
export type StreamFault = 'slow-reader' | 'abuse';
export interface StreamWatchSettings {
    /** Bytes to send that may pile up at all; a project's photos are sent a few MiB at a time. */
    maxOutgoingBytes?: number;
    /**
     * More than this must become less, or at least move, within `stuckMs`: one block of a photo, 64 KiB,
     * takes that long at 1 kB/s.
     */
    outgoingBytes?: number;
    stuckMs?: number;
    /** Bytes that arrived and wait for us. */
    maxIncomingBytes?: number;
    /** All that a stranger may send before it proves to know a project's key. */
    maxUnprovenBytes?: number;
}
export interface StreamWatchCollaborators {
    onCut?: (reason: StreamFault) => void;
    clock?: Clock;
}
export interface Watched {
    isProven: () => boolean;
    cut: (reason: StreamFault) => void;
}
export declare class StreamWatch {
    #private;
    constructor({ onCut, clock }?: StreamWatchCollaborators, settings?: StreamWatchSettings);
    /** Watches the stream until it closes. */
    add(stream: NoiseSecretStream, watched: Watched): void;
    close(): void;
}
