/** `completion`: what a shell needs to complete `mapeo-web`, out of the commands themselves. */
import { type Command } from 'commander';
import { type CommandNode } from './command-tree.js';
export declare const SHELLS: Record<string, (root: CommandNode) => string>;
export declare function completionCommand(): Command;
