/**
 * DISCOVERY. The identities that were found under one discovery key, and which of them to dial
 * next. Anyone can announce anything, so it is bounded, and chance decides among strangers.
 */
import type { Address } from 'hyperdht';
import type { DevicePublicKey } from '../lib/keys.js';
import type { FoundPeer } from '../lookup.js';
import type { Identities } from './identities.js';
export interface Candidate {
    readonly deviceId: string;
    readonly publicKey: DevicePublicKey;
    relayAddresses: Address[];
    seenAtMs: number;
    /** The search in which it was dialled the last time. */
    dialledIn: number;
    /** Uniform in [0, 1): its place among its like. */
    readonly lot: number;
}
export interface CandidatesCollaborators {
    identities: Identities;
    /** Uniform in [0, 1). */
    random?: () => number;
    /** Whether the device ever proved to know a project key. */
    isProven: (deviceId: string) => boolean;
}
export declare class Candidates {
    #private;
    constructor({ identities, random, isProven }: CandidatesCollaborators);
    get size(): number;
    /** Never dialled, and not being dialled. */
    get untried(): number;
    all(): Candidate[];
    has(deviceId: string): boolean;
    /** @returns whether it was not among them yet; one that finds no room is not taken */
    add(deviceId: string, { publicKey, relayAddresses }: FoundPeer, nowMs: number): boolean;
    /** Forgets whose record must have expired. */
    expire(nowMs: number): void;
    /**
     * Who proved itself comes first, then who was never tried, then who failed the least. None that
     * rests.
     */
    next(mayDial: (candidate: Candidate) => boolean): Candidate | undefined;
    /** Until the first of those that rest may be dialled; undefined where none rests. */
    restMs(): number | undefined;
}
