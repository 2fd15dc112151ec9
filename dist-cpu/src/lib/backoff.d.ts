/** Exponential backoff with full jitter on the upper half: never at once, never in step. */
export interface BackoffSettings {
    firstMs: number;
    maxMs: number;
    /** Uniform in [0, 1). */
    random?: () => number;
}
export declare class Backoff {
    #private;
    constructor(settings: BackoffSettings);
    get failures(): number;
    /** The next delay in milliseconds: between half and all of `firstMs` × 2^failures, capped. */
    next(): number;
    reset(): void;
}
