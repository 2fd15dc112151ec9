import { EventEmitter } from 'node:events';
import { type Socket } from 'node:net';
import type { DeathReason } from './deaths.js';
import { type Request, type RoundEvent, type StreamHeader } from './messages.js';
export interface WorkerProcessSettings {
    /** Where the id of the process is written down: a file that outlives the peer. */
    pidFile: string;
    deviceName: string;
    /** Default: 512 MB of resident memory. */
    maxRssBytes?: number;
    lingerMs?: number;
}
export interface Death {
    pid: number;
    reason: DeathReason;
    code: number | null;
    signal: NodeJS.Signals | null;
}
export interface WorkerProcessEvents {
    round: [RoundEvent];
    started: [{
        pid: number;
    }];
    /** By itself: every project that was open in it is not any more. */
    died: [Death];
}
export declare class WorkerProcess extends EventEmitter<WorkerProcessEvents> {
    #private;
    constructor(settings: WorkerProcessSettings);
    get pid(): number | undefined;
    /** Null where it does not run. */
    get rssBytes(): number | null;
    get maxRssBytes(): number;
    /** @throws `ENGINE_NOT_INSTALLED`, `BUSY` shortly after a crash, `PROJECT_UNUSABLE` */
    open(request: Omit<Request & {
        op: 'open';
    }, 'op'>): Promise<void>;
    isOpen(projectId: string): boolean;
    /** Does nothing where it died meanwhile. */
    close(projectId: string): Promise<void>;
    setReceiving(on: boolean): Promise<void>;
    /** A pipe to one project: what is written to it the engine reads. */
    connect(header: StreamHeader): Socket;
    stop(): Promise<void>;
}
