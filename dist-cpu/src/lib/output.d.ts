/** What a command prints: with `--json` one object per line and nothing else, else words. */
export declare class Output {
    #private;
    readonly json: boolean;
    constructor({ json, stdout, }: {
        json: boolean;
        stdout?: NodeJS.WritableStream;
    });
    /** A result: `data` for programs, `text` for people (nothing where a person needs nothing). */
    result(data: object, text?: string | (() => string | undefined)): void;
    /** A line for people alone. */
    say(text: string): void;
}
/** Columns padded to the widest cell, two blanks between them. */
export declare function table(rows: string[][]): string;
/** A point in time as a person says it: `never`, `12 s ago`, `3 min ago`. */
export declare function ago(timeMs: number | null | undefined, nowMs?: number): string;
export declare function duration(ms: number): string;
/** As people say it: `83 kB`, `2.4 MB`, `7.1 GB`. */
export declare function size(bytes: number): string;
/** Lines of at most so many characters, broken at blanks; a longer word has a line of its own. */
export declare function wrap(text: string, columns: number): string[];
