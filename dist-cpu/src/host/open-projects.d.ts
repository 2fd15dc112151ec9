/**
 * Hosted projects are open only while somebody needs them, and only so many at once: an open one
 * costs file descriptors and 1.4 MB. Opens on the first use, closes some time after the last, and
 * sooner where the place is wanted: the project that has been idle for longest goes first.
 *
 * Who finds every place in use waits for a few seconds, in the order of coming, and is then told
 * `BUSY`: a place that a request or a turn with a partner holds is free again within that time, and
 * a device that is sent away instead comes back only much later, behind all who came meanwhile.
 */
import { EventEmitter } from 'node:events';
import { type Clock } from '../lib/clock.js';
import type { ProjectLease } from '../replication.js';
import type { SyncEngine } from '../sync/engine.js';
import { type Damage, Quarantine } from './quarantine.js';
export interface OpenProjectsEvents {
    opened: [{
        projectId: string;
        ms: number;
    }];
    closed: [{
        projectId: string;
    }];
    failed: [{
        projectId: string;
        error: unknown;
    }];
    /** It could not be opened, and is left alone for a while. */
    quarantined: [Damage];
    /** It opened again. */
    recovered: [{
        projectId: string;
    }];
    /** Somebody waits, and no open project is idle. */
    crowded: [{
        waiting: number;
    }];
    'own-role-changed': [{
        projectId: string;
        isBlocked: boolean;
    }];
}
export interface OpenProjectsSettings {
    idleCloseMs: number;
    /** Projects that are opening or closing count. */
    maxOpen: number;
    crowd?: CrowdSettings | undefined;
}
/** What happens while every place is in use. */
export interface CrowdSettings {
    maxWaitMs?: number;
    /** Who is told `BUSY` is asked to come back after this, or up to twice as long. */
    retryMs?: number;
}
export declare class OpenProjects extends EventEmitter<OpenProjectsEvents> {
    #private;
    readonly maxOpen: number;
    readonly quarantine: Quarantine;
    constructor({ engine, clock, random, }: {
        engine: Pick<SyncEngine, 'open'>;
        clock?: Clock;
        random?: () => number;
    }, { idleCloseMs, maxOpen, crowd }: OpenProjectsSettings);
    /** Projects that are open, opening or closing; never more than `maxOpen`. */
    get size(): number;
    /** Projects that wait for a place. */
    get waiting(): number;
    isOpen(projectId: string): boolean;
    /** Whether a coordinator took this device out; false where the project is not open. */
    isBlocked(projectId: string): Promise<boolean>;
    /**
     * Opens the project, or joins in the opening or open one.
     * @throws `BUSY` where every place was in use for some seconds; `PROJECT_UNUSABLE` where it
     *   cannot be opened; what opening throws where that passes by itself
     */
    acquire(projectId: string): Promise<ProjectLease>;
    /** Closes the project whoever uses it: end its connections first. */
    closeProject(projectId: string): Promise<void>;
    /** Closes the project where nobody uses it: its place is worth more than the next opening. */
    closeIdle(projectId: string): Promise<void>;
    /** Closes every project as soon as nobody uses it: whoever comes next finds it freshly opened. */
    renewAll(): void;
    close(): Promise<void>;
}
