import { Command } from 'commander';
export interface RunContext<Options> {
    dir: string;
    options: Options;
    /** Aborted by SIGINT and SIGTERM. */
    signal: AbortSignal;
    say: (line: string) => void;
}
export interface ProgramDefinition<Options, Result> {
    name: string;
    summary: string;
    extend: (command: Command) => Command;
    run: (context: RunContext<Options>) => Promise<Result>;
    describe: (result: Result) => string;
}
/** Prints what came out and ends the process: 0 where all is well, else 1, with the logs kept. */
export declare function runProgram<Options extends {
    seed: number;
}, Result extends {
    ok: boolean;
}>(definition: ProgramDefinition<Options, Result>): Promise<never>;
/** A parser for commander. */
export declare function positive(text: string): number;
