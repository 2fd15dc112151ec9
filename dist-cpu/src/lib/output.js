/** What a command prints: with `--json` one object per line and nothing else, else words. */
export class Output {
    json;
    #stdout;
    constructor({ json, stdout = process.stdout, }) {
        this.json = json;
        this.#stdout = stdout;
    }
    /** A result: `data` for programs, `text` for people (nothing where a person needs nothing). */
    result(data, text) {
        if (this.json)
            return this.#write(JSON.stringify(data));
        const words = typeof text === 'function' ? text() : text;
        if (words !== undefined)
            this.#write(words);
    }
    /** A line for people alone. */
    say(text) {
        if (!this.json)
            this.#write(text);
    }
    #write(line) {
        this.#stdout.write(line + '\n');
    }
}
/** Columns padded to the widest cell, two blanks between them. */
export function table(rows) {
    const widths = [];
    for (const row of rows) {
        row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
    }
    return rows
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd())
        .join('\n');
}
/** A point in time as a person says it: `never`, `12 s ago`, `3 min ago`. */
export function ago(timeMs, nowMs = Date.now()) {
    if (timeMs === null || timeMs === undefined)
        return 'never';
    return `${duration(Math.max(0, nowMs - timeMs))} ago`;
}
export function duration(ms) {
    if (ms < 1000)
        return `${Math.round(ms)} ms`;
    if (ms < 60_000)
        return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
    if (ms < 3_600_000)
        return `${Math.round(ms / 60_000)} min`;
    if (ms < 86_400_000)
        return `${Math.round(ms / 3_600_000)} h`;
    return `${Math.round(ms / 86_400_000)} d`;
}
/** As people say it: `83 kB`, `2.4 MB`, `7.1 GB`. */
export function size(bytes) {
    if (bytes < 1e6)
        return `${Math.round(bytes / 1000)} kB`;
    return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
/** Lines of at most so many characters, broken at blanks; a longer word has a line of its own. */
export function wrap(text, columns) {
    const lines = [];
    for (const word of text.split(' ')) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + 1 + word.length <= columns) {
            lines[lines.length - 1] = `${last} ${word}`;
        }
        else
            lines.push(word);
    }
    return lines;
}
//# sourceMappingURL=output.js.map