/**
 * One device's field work on its way to an always-on peer and from there to a second device, and
 * how soon a first document is there.
 */
import type { Bench } from './lib/bench.js';
export declare const syncBench: Bench;
