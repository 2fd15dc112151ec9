import type { Command } from 'commander';
export declare const README_FILE: string;
/** Exit codes and what each means. */
export declare const EXIT_CODES: Array<[string, string]>;
interface NamedCommand {
    /** As it is typed after `mapeo-web`. */
    name: string;
    command: Command;
    /** False for a command that only holds others. */
    runs: boolean;
}
/** Every command and sub-command, parents first. */
export declare function allCommands(list?: Command[], before?: string): NamedCommand[];
/** The generated parts of README.md, by the name of their markers. */
export declare function readmeTables(): Record<string, string>;
export {};
