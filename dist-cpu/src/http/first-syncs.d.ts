/**
 * The promises that an accepted `PUT /projects` makes.
 *
 * An app that was told 200 opens a WebSocket and waits, without any deadline of its own, until the
 * project's first sync is complete (`addServerPeer` in @comapeo/core 7.1.0): if nobody serves it,
 * it hangs for good. So from the 200 on the project is held open, its WebSockets are let in past
 * every limit, and a shutdown waits for them. A promise ends some time after the last of those
 * WebSockets closed, or when none came.
 */
import type { Clock } from '../lib/clock.js';
import type { ProjectLease } from '../replication.js';
export interface FirstSyncsCollaborators {
    acquire: (projectId: string) => Promise<ProjectLease>;
    clock: Clock;
}
export declare class FirstSyncs {
    #private;
    constructor({ acquire, clock }: FirstSyncsCollaborators);
    isPromised(projectId: string): boolean;
    /** @throws `BUSY` where too many are under way; what opening the project throws */
    promise(projectId: string): Promise<void>;
    /** A WebSocket of the project opened; call the result when it closed. */
    begin(projectId: string): () => void;
    /** Resolves once every promise was kept, or after `deadlineMs`. */
    drained(deadlineMs: number): Promise<void>;
    close(): void;
}
