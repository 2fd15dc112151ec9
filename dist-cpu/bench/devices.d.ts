/** Many devices at once through one peer: do all finish, how soon, how fairly, at what cost. */
import type { Bench } from './lib/bench.js';
export declare const devicesBench: Bench;
export declare const crowdBench: Bench;
