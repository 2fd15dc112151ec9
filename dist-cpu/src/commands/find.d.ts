import type { Command } from 'commander';
export declare function findCommand(): Command;
