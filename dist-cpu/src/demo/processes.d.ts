import type { LogLevel } from '../lib/logger.js';
export interface ChildSettings {
    args: string[];
    /** Where what it logs goes, unless the user wants to see it. */
    logFile: string;
    logLevel: LogLevel;
}
/** A `mapeo-web` command of its own process, whose `--json` lines can be waited for. */
export declare class Child {
    #private;
    /** Resolves when it has ended, with how it ended. */
    readonly exited: Promise<string>;
    constructor({ args, logFile, logLevel }: ChildSettings);
    get running(): boolean;
    /** The first line of this kind, whether printed already or yet to come. */
    waitFor<T>(evt: string, accept?: (line: T) => boolean): Promise<T>;
    /** Resolves once it is gone. */
    stop(): Promise<void>;
    kill(): void;
}
export interface BootstrapSettings {
    port: number;
    storage: string;
    siblings: string[];
}
export declare function bootstrapArgs({ port, storage, siblings }: BootstrapSettings): string[];
export declare function peerArgs(storage: string, bootstrap: string[]): string[];
/** UDP ports of 127.0.0.1 that were free a moment ago, all different. */
export declare function freeUdpPorts(count: number): Promise<number[]>;
