/** Completion for fish 3. */
import { type CommandNode } from '../commands/command-tree.js';
export declare function fishCompletion(root: CommandNode): string;
