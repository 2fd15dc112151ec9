import { type Clock } from './lib/clock.js';
import { type ReplicationSession } from './replication.js';
export interface TurnsCollaborators {
    sessions: () => ReplicationSession[];
    /** How many projects wait for a place. */
    waiting: () => number;
    clock?: Clock;
}
export interface TurnsSettings {
    /** How long a connection lasts at least. */
    turnMs?: number | undefined;
}
export declare class Turns {
    #private;
    constructor({ sessions, waiting, clock }: TurnsCollaborators, { turnMs }?: TurnsSettings);
    /** Makes room for as long as somebody waits. */
    start(): void;
    close(): Promise<void>;
}
