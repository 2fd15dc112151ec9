import { type Topic } from './schedule.js';
import type { Sweep } from './sweep.js';
export interface AnnouncerStats {
    keys: number;
    /** Keys that nodes took the last time. */
    announced: number;
    /** Keys that wait for their turn now. */
    due: number;
    /** Keys whose records must have expired since. */
    expired: number;
    /** Copies that nodes took, of so many that were reachable and should have: 20 for a key, or fewer. */
    records: number;
    reachable: number;
    /** DHT nodes in the parts of the keyspace that were walked. */
    nodes: number;
    /** In so many milliseconds every key is renewed once. */
    cycleMs: number;
    /** For how long the key was not renewed that waits longest; null where none is announced. */
    oldestMs: number | null;
    inFlight: number;
    /** How many requests may be under way at once, at present. */
    window: number;
    rttMs: number;
    /** The part of requests to nodes in good standing that got no answer, lately; 0 to 1. */
    loss: number;
}
/** Why records expire before their turn comes. */
export type BehindCause = 'packets-lost' | 'slow-answers' | 'busy-machine';
export interface BehindEvent {
    /** Keys whose records are expiring. */
    keys: number;
    cause: BehindCause;
    /** What the network allows at present, and what the cycle needs. */
    requestsPerSecond: number;
    neededPerSecond: number;
}
export declare function summary(topics: Iterable<Topic>, sweep: Sweep, { nowMs, cycleMs }: {
    nowMs: number;
    cycleMs: number;
}): AnnouncerStats;
/** Watches whether records expire before their turn. */
export declare class PaceWatch {
    #private;
    /** What there is to say now, if anything: the same not sooner than after `pauseMs`. */
    check(topics: Topic[], sweep: Sweep, { nowMs, cycleMs, pauseMs }: {
        nowMs: number;
        cycleMs: number;
        pauseMs: number;
    }): BehindEvent | 'caught-up' | undefined;
}
