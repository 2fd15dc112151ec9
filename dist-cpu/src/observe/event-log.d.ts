/**
 * The last notable events in words, for people. What happens again and again is one entry that
 * counts: a device that comes and goes must not push everything else out.
 */
import type { PeerActivity } from '../host/views.js';
import { type Clock } from '../lib/clock.js';
import type { Trouble, TroubleId } from '../notify/trouble.js';
export type EventTone = 'good' | 'plain' | 'bad';
export interface NotableEvent {
    /** Rising; the same as long as only `times` and `atMs` change. */
    id: number;
    /** When it happened, the last time, in milliseconds since 1970. */
    atMs: number;
    tone: EventTone;
    text: string;
    /** How often it happened in a row. */
    times: number;
}
export interface EventLogCollaborators {
    /** What a project is called; undefined where it is not hosted (any more). */
    nameOf: (projectId: string) => string | undefined;
    clock?: Pick<Clock, 'now'>;
}
export declare class EventLog {
    #private;
    constructor({ nameOf, clock }: EventLogCollaborators);
    /** Newest first. */
    list(): NotableEvent[];
    /** What goes wrong at present, the longest first. */
    troubles(): Trouble[];
    say(tone: EventTone, text: string): void;
    note(activity: PeerActivity): void;
    /** The same trouble may be told many times. @returns whether it is news */
    trouble(trouble: Trouble): boolean;
    /** @returns whether it was known */
    over(id: TroubleId): boolean;
}
