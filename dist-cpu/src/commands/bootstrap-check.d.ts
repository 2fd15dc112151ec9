import type { Command } from 'commander';
export declare function checkCommand(): Command;
