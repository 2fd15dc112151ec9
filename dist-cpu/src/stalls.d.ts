import { type Clock } from './lib/clock.js';
import type { ReplicationSession } from './replication.js';
export interface StallsCollaborators {
    sessions: () => ReplicationSession[];
    /** Requests of ours that the device has not answered. */
    unanswered: (session: ReplicationSession) => number;
    /** How many projects wait for a place. */
    waiting: () => number;
    clock?: Clock;
}
export interface StallsSettings {
    stallMs?: number | undefined;
}
export declare class Stalls {
    #private;
    constructor(collaborators: StallsCollaborators, { stallMs }?: StallsSettings);
    start(): void;
    close(): Promise<void>;
}
