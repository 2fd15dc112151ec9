import type { Bench } from './lib/bench.js';
export declare const mapeo8Bench: Bench;
