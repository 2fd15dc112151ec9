/** Time as a collaborator: the daemon gets the real clock, unit tests one that is wound by hand. */
export interface Clock {
    /** Milliseconds since 1970. */
    now(): number;
    /** Calls `run` once after `delayMs`; the returned function cancels it. */
    after(delayMs: number, run: () => void): () => void;
}
export declare const systemClock: Clock;
/** Resolves after `delayMs` of the clock, or as soon as the signal aborts; true if it was time. */
export declare function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<boolean>;
