/** Requests to a bootstrap node: ours with and without limits, and that of plain hyperdht, in turns. */
import type { Bench } from './lib/bench.js';
export declare const bootstrapBench: Bench;
