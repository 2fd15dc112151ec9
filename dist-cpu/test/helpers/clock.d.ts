/** A clock that is wound by hand. */
import type { Clock } from '../../src/lib/clock.js';
export declare class ManualClock implements Clock {
    #private;
    now(): number;
    after(delayMs: number, run: () => void): () => void;
    /** Sets it to another time, as an administrator does; timers run by the time that passes. */
    set(nowMs: number): void;
    get pending(): number;
    /** Lets the time pass, running what falls due in order, and what that leads to. */
    wind(ms: number): Promise<void>;
}
/** Everything that only waits for promises has run. */
export declare function settled(): Promise<void>;
/** Uniform numbers in [0, 1) that are the same for the same seed (mulberry32). */
export declare function seededRandom(seed: number): () => number;
