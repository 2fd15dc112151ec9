/**
 * DISCOVERY, bootstrap nodes. Which requests are served: a bucket for every address and for the 256
 * addresses around it, and smaller ones for addresses that have not proved themselves.
 *
 * A source address is whatever the sender wrote into the packet. It is proven by a request with a
 * valid token, which went to that address, or by answering a challenge. Until then it gets few
 * requests, and few bytes beyond those that came from it: who forges it can have no more than that
 * sent there. All addresses without proof have one more bucket in common, so that a flood from
 * forged ones leaves time for the others.
 */
import { type Rate } from './budget.js';
import type { Reason } from './drops.js';
/** Bytes that an address without proof is sent beyond those it sent. */
export declare const STRANGER_BYTES: Rate;
export interface RequestLimiterSettings {
    /** What a proven address may ask in the long run, in pings; see `COSTS`. */
    perSecond: number;
}
/** `proven` and `stranger` are admitted. */
export type Verdict = 'proven' | 'stranger' | Reason;
export declare class RequestLimiter {
    #private;
    readonly siblings: Set<number>;
    /** Whether the address that was looked at last has no proof, or one that will not last long. */
    needsProof: boolean;
    constructor({ perSecond }: RequestLimiterSettings);
    /** The memory it takes, now and for ever. */
    get bytes(): number;
    /** @param kind one that has a cost */
    admit(source: number, kind: number, packet: Uint8Array, nowMs: number): Verdict;
    /**
     * What an admitted stranger's request made us send.
     * @param excess bytes sent to it beyond those it sent, and all that were sent to others
     */
    spend(source: number, excess: number, nowMs: number): void;
    /** Whether one more packet of others may go to the address. */
    mayForward(destination: number, nowMs: number): boolean;
    prove(source: number, nowMs: number): void;
}
