/** The verdicts as people read them, and the line that shows that something is going on. */
import {} from './check.js';
const MARKS = { ok: '✔', unknown: '?', warning: '!', failure: '✘' };
const COLOURS = { ok: 32, unknown: 36, warning: 33, failure: 31 };
const MAX_COLUMNS = 100;
const MIN_COLUMNS = 40;
const NAME_COLUMNS = 12;
const INDENT = 4;
export function describeChecks(checks, options = {}) {
    const lines = checks.flatMap((check) => describe(check, options));
    return [...lines, '', summary(checks)].join('\n');
}
function describe(check, { colour = false, columns = 0 }) {
    const { name, severity, detail, cause, fix } = check;
    const mark = MARKS[severity];
    const painted = colour ? `\x1b[${COLOURS[severity]}m${mark}\x1b[0m` : mark;
    const [first = '', ...rest] = wrap(detail, columns, NAME_COLUMNS + 2);
    const lines = [`${painted} ${name.padEnd(NAME_COLUMNS)}${first}`, ...rest];
    if (severity === 'ok')
        return lines;
    if (cause !== null)
        lines.push(...labelled('Issue:', cause, columns));
    if (fix !== null)
        lines.push(...labelled('Suggestion:', fix, columns));
    return lines;
}
function labelled(label, text, columns) {
    const column = INDENT + NAME_COLUMNS;
    const [first = '', ...rest] = wrap(text, columns, column);
    return [`${' '.repeat(INDENT)}${label.padEnd(NAME_COLUMNS)}${first}`, ...rest];
}
/** All lines but the first begin with so many blanks. */
function wrap(text, columns, indent) {
    if (columns === 0)
        return [text];
    const width = Math.max(MIN_COLUMNS, Math.min(columns, MAX_COLUMNS)) - indent;
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        if (line !== '' && line.length + 1 + word.length > width) {
            lines.push(line);
            line = word;
        }
        else {
            line = line === '' ? word : `${line} ${word}`;
        }
    }
    lines.push(line);
    return lines.map((part, i) => (i === 0 ? part : ' '.repeat(indent) + part));
}
function summary(checks) {
    const count = (severity) => checks.filter((check) => check.severity === severity).length;
    const [failures, warnings, unknown] = [count('failure'), count('warning'), count('unknown')];
    if (failures + warnings + unknown === 0)
        return 'Nothing is wrong.';
    const parts = [
        failures > 0 ? `${failures} failed` : '',
        warnings > 0 ? `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : '',
        unknown > 0 ? `${unknown} could not be found out` : '',
    ];
    const text = parts.filter((part) => part !== '').join(', ');
    return `${failures === 0 ? 'Nothing has failed: ' : ''}${text}.`;
}
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 100;
/** One line on a terminal, written anew ten times a second; nothing where nobody watches. */
export class Spinner {
    #stream;
    #startedMs = performance.now();
    #text = '';
    #frame = 0;
    #timer;
    constructor(stream = process.stderr, { live = stream.isTTY } = {}) {
        this.#stream = stream;
        if (live)
            this.#timer = setInterval(() => this.#draw(), FRAME_MS);
    }
    show(text) {
        this.#text = text;
    }
    /** Leaves the line empty. */
    stop() {
        if (this.#timer === undefined)
            return;
        clearInterval(this.#timer);
        this.#timer = undefined;
        this.#stream.write('\r\x1b[K');
    }
    #draw() {
        const frame = FRAMES[this.#frame++ % FRAMES.length];
        const seconds = Math.round((performance.now() - this.#startedMs) / 1000);
        const line = `${frame} ${this.#text} (${seconds} s)`;
        const columns = this.#stream.columns > 0 ? this.#stream.columns : MAX_COLUMNS;
        this.#stream.write(`\r\x1b[K${line.slice(0, columns - 1)}`);
    }
}
//# sourceMappingURL=words.js.map