/**
 * DISCOVERY, bootstrap nodes. A token bucket as one number: the time at which the bucket will be
 * full again (GCRA). Zero, and any time that is past, is a full bucket; so a bucket that nobody
 * needs to remember is one that nobody has to store.
 */
export interface Rate {
    /** What comes back in a second. */
    perSecond: number;
    /** What a full bucket holds. */
    burst: number;
}
export declare class Budget {
    #private;
    constructor({ perSecond, burst }: Rate);
    /** Whether the bucket that is full at `fullAtMs` holds `units` now. */
    allows(fullAtMs: number, nowMs: number, units: number): boolean;
    /** When the bucket will be full again after `units` are taken; they may be more than it holds. */
    take(fullAtMs: number, nowMs: number, units: number): number;
}
