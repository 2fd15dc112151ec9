import type { Command } from 'commander';
/** Every command of `mapeo-web`. */
export declare function commands(): Promise<Command[]>;
/**
 * What a command line needs: the command that it names, or all of them for help and for a mistyped
 * one. Loading all takes half a second on a small machine.
 */
export declare function commandsFor(argv: string[]): Promise<Command[]>;
