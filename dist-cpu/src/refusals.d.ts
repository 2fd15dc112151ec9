/**
 * What the peer refused and cut, counted by reason: for the status, and for one log line a minute.
 * A line for each stranger would be a way to fill the disk.
 */
import { type Clock } from './lib/clock.js';
import type { Logger } from './lib/logger.js';
export interface RefusalsCollaborators {
    log: Logger;
    clock?: Clock;
}
export declare class Refusals {
    #private;
    constructor({ log, clock }: RefusalsCollaborators);
    /** @param reason where and why, like `connection.silent`; never a stranger's words */
    note(reason: string): void;
    /** How often, by reason, since the start. */
    counts(): Record<string, number>;
    /** Logs what was not logged yet. */
    close(): void;
}
