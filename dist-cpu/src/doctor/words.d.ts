/** The verdicts as people read them, and the line that shows that something is going on. */
import { type Check } from './check.js';
export interface WordsOptions {
    colour?: boolean;
    /** Of the terminal; 0: nothing is wrapped. */
    columns?: number;
}
export declare function describeChecks(checks: Check[], options?: WordsOptions): string;
/** One line on a terminal, written anew ten times a second; nothing where nobody watches. */
export declare class Spinner {
    #private;
    constructor(stream?: NodeJS.WriteStream, { live }?: {
        live?: boolean | undefined;
    });
    show(text: string): void;
    /** Leaves the line empty. */
    stop(): void;
}
