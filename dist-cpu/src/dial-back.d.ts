/**
 * DISCOVERY. Dial-back: a peer asks bootstrap nodes for a datagram from a port that it never
 * contacted. What arrives can come from anybody: so do the devices that look for the peer.
 *
 * This file is the wire format (PROTOCOL.md, "Dial-back"); `dial-back-answer.ts` is the node's side,
 * `dial-back-ask.ts` the peer's. A node sends no more than it got, headers included, and to the
 * address alone that asked, which has proved itself with a write token: so it is of no use against
 * others.
 *
 *     request   value 64   version 1, nonce 16, zeros 47
 *     answer    value 9    version 1, time 8 (ms since 1970, the lowest byte first)
 *     datagram  17         0x6d, nonce 16
 */
import type { Address } from 'hyperdht';
/** Of dht-rpc's external commands; hyperdht 6.34 has 0 to 10, and answers that it knows none such. */
export declare const DIAL_BACK_COMMAND = 109;
export declare const NONCE_BYTES = 16;
/** With it a request without a token has 76 bytes, and its answer with a token 74. */
export declare const REQUEST_VALUE_BYTES = 64;
export declare const ANSWER_VALUE_BYTES = 9;
export declare const DATAGRAM_BYTES: number;
/** @param nonce 16 bytes @returns 64 bytes */
export declare function encodeRequest(nonce: Buffer): Buffer;
/** The nonce; undefined where it is none, or shorter than what it asks for. */
export declare function decodeRequest(value: Buffer | null): Buffer | undefined;
/** @returns 9 bytes */
export declare function encodeAnswer(nowMs: number): Buffer;
/** The node's time, in ms since 1970; undefined where it is no answer of this version. */
export declare function decodeAnswer(value: Buffer | null): number | undefined;
/** @returns 17 bytes */
export declare function encodeDatagram(nonce: Buffer): Buffer;
export declare function isDatagram(packet: Buffer, nonce: Buffer): boolean;
/**
 * - `reached`: its datagram arrived, though nothing was ever sent to where it came from.
 * - `not-reached`: it sent one, and none arrived.
 * - `cannot-vote`: it answers, and does not know the question.
 * - `silent`: it does not answer.
 */
export type VoteOutcome = 'reached' | 'not-reached' | 'cannot-vote' | 'silent';
export interface Vote {
    node: Address;
    outcome: VoteOutcome;
    /** Where the node sees the server port; null without an answer. */
    seen: Address | null;
    /** And another port of ours, which no router has a rule for; null without an answer. */
    seenOther: Address | null;
    /** How much its clock is ahead of ours, in ms, and at most so much off; null where it said none. */
    clockAheadMs: number | null;
    rttMs: number | null;
}
