import { type Clock } from '../lib/clock.js';
import type { Logger } from '../lib/logger.js';
import { type NoticeSource } from './message.js';
import { type ToldTroubles } from './told.js';
import type { Trouble, TroubleId } from './trouble.js';
export interface NotifierCollaborators {
    log: Logger;
    told: ToldTroubles;
    clock?: Clock;
    /** Uniform in [0, 1). */
    random?: () => number;
}
export interface NotifierSettings {
    url: URL;
    secret?: Buffer | undefined;
    source: NoticeSource;
    /** For one attempt; default 10 s. */
    timeoutMs?: number;
}
export declare class Notifier {
    #private;
    constructor(collaborators: NotifierCollaborators, settings: NotifierSettings);
    /** Where messages go, without what may be secret in the address. */
    get origin(): string;
    /** Call it as often as the trouble shows, or once. */
    raise(trouble: Trouble): void;
    /** Safe to call where there is no such trouble. */
    resolve(which: TroubleId): void;
    /** Ends what an earlier process told and cannot last any more. */
    resolveAll(kind: TroubleId['kind']): void;
    /** Sends what waits, without waiting for its turn, in at most so many milliseconds. */
    close(deadlineMs: number): Promise<void>;
}
