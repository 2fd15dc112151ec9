export class ManualClock {
    #now = 1_000_000;
    #timers = new Set();
    now() {
        return this.#now;
    }
    after(delayMs, run) {
        const timer = { atMs: this.#now + delayMs, run };
        this.#timers.add(timer);
        return () => void this.#timers.delete(timer);
    }
    /** Sets it to another time, as an administrator does; timers run by the time that passes. */
    set(nowMs) {
        for (const timer of this.#timers)
            timer.atMs += nowMs - this.#now;
        this.#now = nowMs;
    }
    get pending() {
        return this.#timers.size;
    }
    /** Lets the time pass, running what falls due in order, and what that leads to. */
    async wind(ms) {
        const end = this.#now + ms;
        for (;;) {
            await settled();
            const due = [...this.#timers].filter((t) => t.atMs <= end).sort((a, b) => a.atMs - b.atMs)[0];
            if (!due)
                break;
            this.#timers.delete(due);
            this.#now = Math.max(this.#now, due.atMs);
            due.run();
        }
        this.#now = end;
        await settled();
    }
}
/** Everything that only waits for promises has run. */
export function settled() {
    return new Promise((resolve) => setImmediate(resolve));
}
/** Uniform numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededRandom(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}
//# sourceMappingURL=clock.js.map