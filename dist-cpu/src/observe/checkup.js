import { TITLES } from '../doctor/titles.js';
import { systemClock } from '../lib/clock.js';
import { asError, withoutKeys } from '../lib/errors.js';
const FIRST_MS = 60_000;
/** It asks other nodes to dial back: not too often. */
const AGAIN_MS = 6 * 3_600_000;
/** While something is wrong somebody mends it, and wants to see that it is. */
const AGAIN_WRONG_MS = 10 * 60_000;
/** When something just changed: what it changed has to show. */
const SOON_MS = 5000;
/** So long after the last one: routers that come and go would keep it busy. */
const BETWEEN_MS = 120_000;
export class Checkup {
    #examine;
    #onChange;
    #clock;
    #view = { isRunning: false, atMs: null, looked: 0, found: [], problem: null };
    /** When one was last tried. */
    #lastMs;
    #underWay;
    #cancel;
    #stopped = false;
    constructor({ examine, onChange, clock = systemClock }) {
        this.#examine = examine;
        this.#onChange = onChange;
        this.#clock = clock;
    }
    view() {
        return this.#view;
    }
    start() {
        this.#runIn(FIRST_MS);
    }
    /** Something began or ended that another one may know the cause of. */
    soon() {
        // The first one comes when the network has settled.
        if (this.#underWay || this.#lastMs === undefined)
            return;
        this.#runIn(Math.max(SOON_MS, this.#lastMs + BETWEEN_MS - this.#clock.now()));
    }
    stop() {
        this.#stopped = true;
        this.#cancel?.();
    }
    /** Joins the one that is under way, if there is one. Never rejects. */
    run() {
        this.#underWay ??= this.#run().finally(() => (this.#underWay = undefined));
        return this.#underWay;
    }
    async #run() {
        this.#cancel?.();
        this.#set({ isRunning: true });
        try {
            const checks = await this.#examine();
            const found = checks
                .filter(({ severity }) => severity === 'failure' || severity === 'warning')
                .sort((a, b) => Number(isWrong(b)) - Number(isWrong(a)))
                .map(({ name, verdict, severity, detail, cause, fix }) => ({
                ...{ name, verdict, severity, detail, cause, fix },
                title: TITLES[verdict] ?? detail,
            }));
            this.#set({ atMs: this.#clock.now(), looked: checks.length, found, problem: null });
        }
        catch (error) {
            this.#set({ problem: withoutKeys(asError(error).message) });
        }
        this.#lastMs = this.#clock.now();
        this.#set({ isRunning: false });
        this.#runIn(this.#view.found.some(isWrong) ? AGAIN_WRONG_MS : AGAIN_MS);
    }
    #runIn(ms) {
        if (this.#stopped)
            return;
        this.#cancel?.();
        this.#cancel = this.#clock.after(ms, () => void this.run());
    }
    #set(change) {
        if (this.#stopped)
            return;
        this.#view = { ...this.#view, ...change };
        this.#onChange();
    }
}
export function isWrong({ severity }) {
    return severity === 'failure';
}
/** What is wrong of these, if anything: the cause of something that shows elsewhere. */
export function causeOf({ found }, names) {
    return found.find((finding) => isWrong(finding) && names.includes(finding.name));
}
//# sourceMappingURL=checkup.js.map