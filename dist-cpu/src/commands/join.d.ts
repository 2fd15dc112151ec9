import type { Command } from 'commander';
export declare function joinCommand(): Command;
