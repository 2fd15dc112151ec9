import { type Command } from 'commander';
export declare function linkCommand(): Command;
