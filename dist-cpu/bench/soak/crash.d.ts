export interface CrashSettings {
    dir: string;
    kills: number;
    seed: number;
    random: () => number;
    say: (line: string) => void;
}
export interface CrashResult {
    ok: boolean;
    seed: number;
    /** By what was under way. */
    kills: Record<string, number>;
    /** Of adds and removes: how many had been answered when the peer was killed. */
    answered: number;
    written: number;
    stored: number;
    databases: number;
    problems: string[];
}
export declare class Crash {
    #private;
    constructor(settings: CrashSettings);
    run(): Promise<CrashResult>;
}
