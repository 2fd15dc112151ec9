import type { Logger, LogLevel } from '../lib/logger.js';
import type { Output } from '../lib/output.js';
import type { SyncProtocol } from '../sync/engine.js';
export interface DemoCollaborators {
    output: Output;
    log: Logger;
    signal: AbortSignal;
}
export interface DemoSettings {
    observations: number;
    photos: number;
    /** Which apps Ana and Ben have. */
    protocol: SyncProtocol;
    /** Leave the directory, with all that the devices stored, where it is. */
    keep: boolean;
    logLevel: LogLevel;
}
/** @throws `DEMO_FAILED`, naming the step */
export declare function runDemo({ output, log, signal }: DemoCollaborators, settings: DemoSettings): Promise<void>;
