/** Pseudo-random numbers from a seed (mulberry32): the same seed gives the same demo on any machine. */
export class Random {
    #state;
    constructor(seed) {
        this.#state = seed >>> 0;
    }
    /** Uniform in [0, 1). */
    next() {
        this.#state = (this.#state + 0x6d2b79f5) >>> 0;
        let t = this.#state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    }
    /** Uniform in [low, high). */
    between(low, high) {
        return low + (high - low) * this.next();
    }
    pick(items) {
        return items[Math.floor(this.next() * items.length)] ?? items[0];
    }
}
//# sourceMappingURL=random.js.map