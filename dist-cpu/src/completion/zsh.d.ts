/** Completion for zsh: as a file in `fpath`, or sourced after `compinit`. */
import type { CommandNode } from '../commands/command-tree.js';
export declare function zshCompletion(root: CommandNode): string;
