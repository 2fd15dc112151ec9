import type { FuzzTarget } from './target.js';
export interface FuzzLimits {
    seed: number;
    seconds: number;
    /** Stops earlier. */
    inputs?: number | undefined;
}
export interface FuzzReport {
    inputs: number;
    seconds: number;
    /** Of the heap and what it holds outside, since the warm-up. */
    grownBytes: number;
}
export declare function fuzz(target: FuzzTarget, limits: FuzzLimits): Promise<FuzzReport>;
/** Every target that has a source file, by name. */
export declare function findTargets(): Promise<FuzzTarget[]>;
