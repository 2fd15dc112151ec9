/** `status`: what matters first, in words; then the facts. */
import type { Command } from 'commander';
export declare function statusCommand(): Command;
