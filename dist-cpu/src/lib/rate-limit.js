/**
 * Token buckets: so many at once, so many a second after that, for each key (an address, a device).
 * A bounded number of keys is remembered; the one that asked least recently is forgotten first, which
 * gives it a full bucket again.
 */
import { systemClock } from './clock.js';
const EPSILON = 1e-6;
export class RateLimit {
    #clock;
    #burst;
    #perMs;
    #maxKeys;
    /** In the order in which they were asked for. */
    #buckets = new Map();
    constructor({ burst, perSecond, maxKeys = 4096 }, { clock = systemClock } = {}) {
        this.#clock = clock;
        this.#burst = burst;
        this.#perMs = perSecond / 1000;
        this.#maxKeys = maxKeys;
    }
    get size() {
        return this.#buckets.size;
    }
    /** @returns 0 where it may go on, else the milliseconds until it may; those take no token */
    take(key) {
        const nowMs = this.#clock.now();
        const bucket = this.#refilled(key, nowMs);
        this.#buckets.delete(key);
        this.#buckets.set(key, bucket);
        const [oldest] = this.#buckets.keys();
        if (this.#buckets.size > this.#maxKeys && oldest !== undefined)
            this.#buckets.delete(oldest);
        const waitMs = this.#missingMs(bucket);
        if (waitMs > 0)
            return waitMs;
        bucket.tokens--;
        return 0;
    }
    /** @returns what `take` would return; takes nothing */
    peek(key) {
        return this.#missingMs(this.#refilled(key, this.#clock.now()));
    }
    /** Halves and thirds of a token do not add up to a whole one exactly. */
    #missingMs({ tokens }) {
        const missing = 1 - tokens;
        return missing > EPSILON ? Math.ceil((missing - EPSILON) / this.#perMs) : 0;
    }
    #refilled(key, nowMs) {
        const known = this.#buckets.get(key);
        if (!known)
            return { tokens: this.#burst, atMs: nowMs };
        // A clock that was set back must not take tokens away.
        const passedMs = Math.max(0, nowMs - known.atMs);
        const tokens = Math.min(this.#burst, known.tokens + passedMs * this.#perMs);
        return { tokens, atMs: nowMs };
    }
}
//# sourceMappingURL=rate-limit.js.map