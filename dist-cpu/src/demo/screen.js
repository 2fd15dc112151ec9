/** What a person sees of the demonstration: a line per step, progress bars on a terminal. */
import { ProgressBars } from '../lib/progress-bars.js';
import { duration } from '../lib/output.js';
const NAME_WIDTH = 10;
const TEXT_WIDTH = 66;
const CLEAR_LINE = '\r\x1b[2K';
export class Screen {
    #output;
    /** Progress goes to stderr, and only where somebody watches. */
    #live;
    #colour;
    #bars;
    #working = false;
    constructor(output) {
        this.#output = output;
        this.#live = !output.json && process.stderr.isTTY;
        this.#colour = process.stdout.isTTY && process.env.NO_COLOR === undefined;
    }
    say(text) {
        this.#clear();
        this.#output.say(text);
    }
    /** Stands there until the step is done. */
    working(name, doing) {
        if (!this.#live)
            return;
        this.#clear();
        process.stderr.write(`  …  ${name.padEnd(NAME_WIDTH)}${doing}`);
        this.#working = true;
    }
    /** @param more what programs get beside the step's name and time */
    done(name, text, ms, more = {}) {
        this.#clear();
        const line = `${name.padEnd(NAME_WIDTH)}${text.padEnd(TEXT_WIDTH)}`;
        const time = this.#paint(2, duration(ms).padStart(7));
        const tick = this.#paint(32, '✓');
        this.#output.result({ evt: 'demo.step', name, ms, ...more }, `  ${tick}  ${line}${time}`);
    }
    /** Progress bars until the step is done. */
    async watch(bars) {
        if (!this.#live)
            return;
        const opened = await ProgressBars.open();
        this.#clear();
        this.#bars = opened;
        const width = Math.max(...bars.map(({ label }) => label.length));
        for (const { label, sync } of bars) {
            opened.set(label.padEnd(width), { done: 0, total: 1 });
            sync.on('progress', ({ done, total }) => {
                if (total > 0)
                    opened.set(label.padEnd(width), { done, total });
            });
        }
    }
    /** Leaves the terminal as it was. */
    close() {
        this.#clear();
    }
    #clear() {
        this.#bars?.close();
        this.#bars = undefined;
        if (this.#working)
            process.stderr.write(CLEAR_LINE);
        this.#working = false;
    }
    #paint(code, text) {
        return this.#colour ? `\x1b[${code}m${text}\x1b[0m` : text;
    }
}
//# sourceMappingURL=screen.js.map