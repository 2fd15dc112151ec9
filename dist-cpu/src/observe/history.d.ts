/**
 * What the traffic and the connections were over the last hour and day: samples in two rings of a
 * fixed size, so that years of running cost no more memory than a day.
 */
import { type Clock } from '../lib/clock.js';
/** Counters since the start, and what is the case now. */
export interface Totals {
    bytesIn: number;
    bytesOut: number;
    connections: number;
}
/** One curve point for each time; null where nothing was measured. Oldest first. */
export interface Series {
    stepMs: number;
    /** The end of each sample, in milliseconds since 1970, rising. */
    atMs: number[];
    /** Bytes per second, of the time since the sample before. */
    bytesIn: Array<number | null>;
    bytesOut: Array<number | null>;
    /** The most there were at once, as often as it was looked. */
    connections: Array<number | null>;
}
export interface HistoryView {
    hour: Series;
    day: Series;
}
export interface HistoryCollaborators {
    read: () => Totals;
    clock?: Clock;
}
export declare class History {
    #private;
    constructor({ read, clock }: HistoryCollaborators);
    start(): void;
    stop(): void;
    view(): HistoryView;
}
