/** What every command is given: where to print, where to log, and when to stop. */
import { Command } from 'commander';
import { type Logger } from '../lib/logger.js';
import { Output } from '../lib/output.js';
import { type CommonOptions, type SettingName } from '../lib/settings.js';
export interface Context {
    output: Output;
    log: Logger;
    /** Aborted by SIGINT and SIGTERM; a second signal ends the process at once. */
    signal: AbortSignal;
}
export interface CommandDefinition<Options> {
    name: string;
    /** Positional arguments, as commander writes them: `<id>`, `[file]`. */
    args?: string;
    summary: string;
    settings: SettingName[];
    /** Options of this command alone. */
    extend?: (command: Command) => void;
    /** Shown under `--help`; each line is a command. */
    examples: string[];
    run(context: Context, options: Options & CommonOptions, ...args: string[]): Promise<void>;
}
/** Set by the first SIGINT or SIGTERM, so that `cli.ts` ends with 128+n. */
export declare const stop: {
    signal: NodeJS.Signals | undefined;
};
export declare function defineCommand<Options extends object>(definition: CommandDefinition<Options>): Command;
/** Shown under `--help` and in the manual page, and tried by a test. */
export declare function addExamples(command: Command, lines: string[]): Command;
export declare function examplesOf(command: Command): string[];
export declare function aborted(signal: AbortSignal): Promise<void>;
