import { Command } from 'commander';
/** Without another word it lists them. */
export declare function tokensCommand(): Command;
