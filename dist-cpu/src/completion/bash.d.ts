/** Completion for bash, 3.2 and later, with or without the package bash-completion. */
import { type CommandNode } from '../commands/command-tree.js';
export declare function bashCompletion(root: CommandNode): string;
