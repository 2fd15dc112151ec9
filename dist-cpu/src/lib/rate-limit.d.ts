/**
 * Token buckets: so many at once, so many a second after that, for each key (an address, a device).
 * A bounded number of keys is remembered; the one that asked least recently is forgotten first, which
 * gives it a full bucket again.
 */
import { type Clock } from './clock.js';
export interface RateLimitSettings {
    /** Tokens of a full bucket. */
    burst: number;
    perSecond: number;
    /** How many keys are remembered; each takes about 200 bytes. */
    maxKeys?: number;
}
export declare class RateLimit {
    #private;
    constructor({ burst, perSecond, maxKeys }: RateLimitSettings, { clock }?: {
        clock?: Clock;
    });
    get size(): number;
    /** @returns 0 where it may go on, else the milliseconds until it may; those take no token */
    take(key: string): number;
    /** @returns what `take` would return; takes nothing */
    peek(key: string): number;
}
