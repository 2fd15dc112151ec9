export interface ServiceSettings {
    name: string;
    args: string[];
    /** The line of stdout that says that it is ready. */
    readyEvt: string;
    /** Gets what it logs, of all its lives. */
    logFile: string;
}
export interface Use {
    rssBytes: number;
    descriptors: number;
}
export declare class SoakService {
    #private;
    readonly name: string;
    /** How many processes it has had. */
    lives: number;
    constructor(settings: ServiceSettings);
    /** Ended without having been told to: why, or undefined. */
    unexpectedEnd: string | undefined;
    get use(): Use;
    /** Resolves with the line that says so, once it is ready. */
    start(): Promise<Record<string, unknown>>;
    /** As `kill -9` does it. */
    kill(): Promise<void>;
    /** As an operator does it. @throws where it does not end in time */
    stop(): Promise<void>;
    /** As a laptop's lid does it. */
    freeze(): void;
    thaw(): void;
}
