/**
 * DISCOVERY, bootstrap nodes. A token bucket as one number: the time at which the bucket will be
 * full again (GCRA). Zero, and any time that is past, is a full bucket; so a bucket that nobody
 * needs to remember is one that nobody has to store.
 */
export class Budget {
    #msPerUnit;
    #depthMs;
    constructor({ perSecond, burst }) {
        this.#msPerUnit = 1000 / perSecond;
        this.#depthMs = burst * this.#msPerUnit;
    }
    /** Whether the bucket that is full at `fullAtMs` holds `units` now. */
    allows(fullAtMs, nowMs, units) {
        const missingMs = fullAtMs > nowMs ? fullAtMs - nowMs : 0;
        return missingMs + units * this.#msPerUnit <= this.#depthMs;
    }
    /** When the bucket will be full again after `units` are taken; they may be more than it holds. */
    take(fullAtMs, nowMs, units) {
        return (fullAtMs > nowMs ? fullAtMs : nowMs) + units * this.#msPerUnit;
    }
}
//# sourceMappingURL=budget.js.map