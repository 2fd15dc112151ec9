/** Pseudo-random numbers from a seed (mulberry32): the same seed gives the same demo on any machine. */
export declare class Random {
    #private;
    constructor(seed: number);
    /** Uniform in [0, 1). */
    next(): number;
    /** Uniform in [low, high). */
    between(low: number, high: number): number;
    pick<T>(items: readonly [T, ...T[]]): T;
}
