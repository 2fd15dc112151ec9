/** `bootstrap` runs a bootstrap node until it is told to stop; `bootstrap check` tries those of a list. */
import type { Command } from 'commander';
export declare function bootstrapCommand(): Command;
