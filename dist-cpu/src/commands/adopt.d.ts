import type { Command } from 'commander';
export declare function adoptCommand(): Command;
