/**
 * How the process of the older engine does: what `status` and metrics show of it, and when it dies so
 * often that somebody should hear of it. One death costs the rounds that ran, and no more.
 */
import { EventEmitter } from 'node:events';
import { type Clock } from '../lib/clock.js';
import type { Logger } from '../lib/logger.js';
import type { TroubleEvents } from '../notify/trouble.js';
import { type DeathReason } from './deaths.js';
import type { WorkerProcess } from './worker-process.js';
export interface EngineView {
    /** Null while it does not run: it is started when a device comes. */
    pid: number | null;
    /** Resident memory; null while it is not known. */
    rssBytes: number | null;
    /** Beyond this it is ended. */
    maxRssBytes: number;
    /** Since the peer started, by why. */
    deaths: Record<DeathReason, number>;
    /** In the last hour, */
    recentDeaths: number;
    /** the last of them. */
    lastDeath: {
        reason: DeathReason;
        atMs: number;
    } | null;
}
export interface EngineHealthCollaborators {
    worker: WorkerProcess;
    log: Logger;
    clock?: Clock;
}
export declare class EngineHealth extends EventEmitter<TroubleEvents> {
    #private;
    constructor({ worker, log, clock }: EngineHealthCollaborators);
    view(): EngineView;
    close(): void;
}
