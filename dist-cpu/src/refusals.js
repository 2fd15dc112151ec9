/**
 * What the peer refused and cut, counted by reason: for the status, and for one log line a minute.
 * A line for each stranger would be a way to fill the disk.
 */
import { systemClock } from './lib/clock.js';
const LOG_MS = 60_000;
export class Refusals {
    #log;
    #clock;
    /** Since the start. The reasons are our own words, so there are few. */
    #counts = new Map();
    #unlogged = new Map();
    #cancelLog;
    constructor({ log, clock = systemClock }) {
        this.#log = log;
        this.#clock = clock;
    }
    /** @param reason where and why, like `connection.silent`; never a stranger's words */
    note(reason) {
        increment(this.#counts, reason);
        increment(this.#unlogged, reason);
        this.#cancelLog ??= this.#clock.after(LOG_MS, () => this.#flush());
    }
    /** How often, by reason, since the start. */
    counts() {
        return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    /** Logs what was not logged yet. */
    close() {
        if (this.#cancelLog)
            this.#flush();
    }
    #flush() {
        this.#cancelLog?.();
        this.#cancelLog = undefined;
        const refused = Object.fromEntries(this.#unlogged);
        this.#unlogged = new Map();
        this.#log.info({ evt: 'refused', refused }, 'refused or cut since the last such line');
    }
}
function increment(counts, reason) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
}
//# sourceMappingURL=refusals.js.map