import type { Command } from 'commander';
export declare function notifyCommand(): Command;
