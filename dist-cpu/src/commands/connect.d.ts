import { type Command } from 'commander';
export declare function connectCommand(): Command;
/** From standard input where `-` is given. */
export declare function readLink(given: string): Promise<string>;
