import { Command } from 'commander';
export declare function projectsCommand(): Command;
