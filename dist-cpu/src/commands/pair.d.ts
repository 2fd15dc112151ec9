import { type Command } from 'commander';
export declare function pairCommand(): Command;
