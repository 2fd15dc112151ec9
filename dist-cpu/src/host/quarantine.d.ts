import type { Clock } from '../lib/clock.js';
import { MapeoWebError } from '../lib/errors.js';
export interface Damage {
    projectId: string;
    /** Milliseconds since 1970. */
    sinceMs: number;
    retryAtMs: number;
    /** What opening it said, without keys. */
    reason: string;
}
export declare class Quarantine {
    #private;
    constructor({ clock }: {
        clock: Clock;
    });
    get size(): number;
    get(projectId: string): Damage | undefined;
    /** @throws `PROJECT_UNUSABLE` while the project is left alone; `retryAfterMs` says how long */
    check(projectId: string): void;
    /**
     * The project could not be opened.
     * @returns what to tell those who wait for it, nothing where the cause passes by itself; and its
     *   damage where that is news
     */
    note(projectId: string, error: unknown): {
        unusable?: MapeoWebError;
        damage?: Damage;
    };
    /** It opened, or is hosted no more; whether it was in quarantine. */
    release(projectId: string): boolean;
}
