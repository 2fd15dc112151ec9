const BAR_SIZE = 40;
const COMPLETE = '█';
const INCOMPLETE = '░';
/** One that stands still, in a line of text: `█████░░░░░  52 %`. */
export function barText({ done, total }, size = 10) {
    const share = total === 0 ? 1 : Math.min(1, Math.max(0, done / total));
    const complete = Math.floor(share * size);
    const bar = COMPLETE.repeat(complete) + INCOMPLETE.repeat(size - complete);
    return `${bar} ${String(Math.floor(share * 100)).padStart(3)} %`;
}
export class ProgressBars {
    #bars = new Map();
    #multi;
    #closed = false;
    constructor(multi) {
        this.#multi = multi;
    }
    /** On stderr, so that stdout stays for results. */
    static async open({ live = process.stderr.isTTY } = {}) {
        if (!live)
            return new ProgressBars(undefined);
        const { default: progress } = await import('cli-progress');
        return new ProgressBars(new progress.MultiBar({
            stream: process.stderr,
            format: `     {label} {bar} {percentage} %{more}`,
            barsize: BAR_SIZE,
            barCompleteChar: COMPLETE,
            barIncompleteChar: INCOMPLETE,
            clearOnComplete: true,
            // The command handles signals itself.
            gracefulExit: false,
        }));
    }
    /** Draws the bar with this label, for the first time or anew. */
    set(label, { done, total, more = '' }) {
        if (!this.#multi || this.#closed)
            return;
        const known = this.#bars.get(label);
        const bar = known ?? this.#multi.create(1, 0, { label, more });
        this.#bars.set(label, bar);
        bar.setTotal(Math.max(1, total));
        bar.update(total === 0 ? 1 : done, { label, more: more === '' ? '' : `  ${more}` });
    }
    remove(label) {
        const bar = this.#bars.get(label);
        if (!bar || !this.#multi)
            return;
        this.#multi.remove(bar);
        this.#bars.delete(label);
    }
    /** Leaves the terminal as it was. */
    close() {
        this.#closed = true;
        this.#multi?.stop();
        this.#bars.clear();
    }
}
//# sourceMappingURL=progress-bars.js.map