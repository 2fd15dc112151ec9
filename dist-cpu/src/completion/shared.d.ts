/** What the scripts for all shells have in common. */
import { type CommandNode } from '../commands/command-tree.js';
export declare const PROGRAM = "mapeo-web";
export declare function header(shell: string): string;
/** Every flag whose next word is its value: such a word names no command. */
export declare function flagsWithValue(root: CommandNode): string[];
/** In single quotes, as all three shells read them; fish also knows the escaped quote. */
export declare function quote(text: string): string;
/** What fits beside a candidate: the rest is in `--help`. */
export declare function brief(description: string): string;
