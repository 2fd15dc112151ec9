/**
 * DISCOVERY. What is remembered of devices that were dialled, across searches: how often one
 * failed, and until when it is left alone. Bounded, for anyone can announce any number of
 * identities.
 */
import { type Clock } from '../lib/clock.js';
/**
 * `unreachable`: no connection, or one that ended without an answer, which may be the network's
 * doing; `refused`: it answered, and is none, or not for this project.
 */
export type Failure = 'unreachable' | 'refused';
export interface IdentitiesCollaborators {
    clock?: Clock;
    /** Uniform in [0, 1). */
    random?: () => number;
    /** Whether the device ever proved to know a project key. */
    isProven: (deviceId: string) => boolean;
}
/** By device id: 64 hexadecimal characters. */
export declare class Identities {
    #private;
    constructor({ clock, random, isProven }: IdentitiesCollaborators);
    get size(): number;
    /** In a row; 0 where nothing is known of it. */
    failures(deviceId: string): number;
    wasTried(deviceId: string): boolean;
    isRelayed(deviceId: string): boolean;
    /** How long to leave the device alone from now, in milliseconds; 0: it may be dialled. */
    restMs(deviceId: string): number;
    noteFailed(deviceId: string, failure: Failure): void;
    /**
     * Busy is no failure: whoever proved itself is asked again when it said. Of a stranger it is no
     * proof of anything, so it waits longer each time.
     */
    noteBusy(deviceId: string, retryAfterMs: number): void;
    noteProven(deviceId: string): void;
    /** A connection that replicated has ended. One that served its purpose is soon made again. */
    noteLost(deviceId: string, { served }: {
        served: boolean;
    }): void;
    noteRelayed(deviceId: string): void;
    /** After a sleep or on another network: what failed before says nothing now. */
    forgive(deviceId: string): void;
}
