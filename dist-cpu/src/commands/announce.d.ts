import type { Command } from 'commander';
export declare function announceCommand(): Command;
