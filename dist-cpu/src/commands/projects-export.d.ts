import type { Command } from 'commander';
export declare function exportCommand(): Command;
