import { type Verdict } from './memory.js';
export interface SoakSettings {
    dir: string;
    minutes: number;
    /** Processes that sync with the peer, and are killed now and then. */
    devices: number;
    seed: number;
    random: () => number;
    say: (line: string) => void;
    signal: AbortSignal;
}
export interface SoakResult {
    ok: boolean;
    seed: number;
    minutes: number;
    /** Observations that devices wrote, and those of them that the peer was seen to have. */
    written: number;
    stored: number;
    faults: Record<string, number>;
    load: Record<string, number>;
    /** SQLite files that were checked in the end. */
    databases: number;
    memory: Record<string, Verdict>;
    problems: string[];
}
export declare class Soak {
    #private;
    constructor(settings: SoakSettings);
    run(): Promise<SoakResult>;
}
