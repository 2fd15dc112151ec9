import type { Bench } from './lib/bench.js';
export declare const relayBench: Bench;
