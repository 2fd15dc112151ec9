export class Backoff {
    #failures = 0;
    #settings;
    constructor(settings) {
        this.#settings = settings;
    }
    get failures() {
        return this.#failures;
    }
    /** The next delay in milliseconds: between half and all of `firstMs` × 2^failures, capped. */
    next() {
        const { firstMs, maxMs, random = Math.random } = this.#settings;
        const ceiling = Math.min(maxMs, firstMs * 2 ** Math.min(this.#failures, 30));
        this.#failures++;
        return Math.round(ceiling / 2 + (ceiling / 2) * random());
    }
    reset() {
        this.#failures = 0;
    }
}
//# sourceMappingURL=backoff.js.map