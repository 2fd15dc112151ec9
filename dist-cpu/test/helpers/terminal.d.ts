import type { Assertions } from 'brittle';
import { type CliExit } from './cli.js';
export interface Terminal {
    /** Everything on the screen so far. */
    output(): string;
    type(text: string): void;
    readonly exit: Promise<CliExit>;
}
/**
 * The arguments must not have anything in them that a shell reads as its own.
 *
 * A shell of our own that survives Ctrl-C writes down how the command ended: `script` ends with the
 * status of its child, and now and then loses it when both end at once.
 */
export declare function spawnTerminal(t: Assertions, args: string[]): Terminal;
