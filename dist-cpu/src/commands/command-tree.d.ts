/** The commands as plain data: what shells need in order to complete them. */
import type { Command } from 'commander';
/** What stands in the place of a value. */
export type ValueKind = 'none' | 'text' | 'file' | 'directory' | 'choice';
export interface OptionNode {
    /** With its dashes. */
    long: string;
    short: string | undefined;
    description: string;
    value: ValueKind;
    /** False where the flag may stand alone. */
    needsValue: boolean;
    choices: string[];
}
export interface ArgumentNode {
    name: string;
    value: ValueKind;
    choices: string[];
}
export interface CommandNode {
    /** As it is typed after the program's name; empty for the program itself. */
    path: string[];
    description: string;
    options: OptionNode[];
    arguments: ArgumentNode[];
    children: CommandNode[];
}
export declare function commandTree(commands: readonly Command[]): CommandNode;
/** The tree's nodes, parents first. */
export declare function allNodes(root: CommandNode): CommandNode[];
