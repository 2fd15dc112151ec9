/**
 * HANDSHAKE, on the wire: one Protomux channel for one project, carrying one `Noise_NNpsk0`.
 *
 * The initiator of the connection always sends the first Noise message, whichever side opened the
 * channel, so nobody can be used as an oracle for the other role.
 */
import { type Encoding } from 'compact-encoding';
import Noise from 'noise-handshake';
import type { Connection } from './connection.js';
import type { KnownProject } from './handshake.js';
import type { Clock } from './lib/clock.js';
import { MapeoWebError } from './lib/errors.js';
import { type DiscoveryKey } from './lib/keys.js';
export declare const HANDSHAKE_VERSION = 1;
/** The answers, in the order of their numbers on the wire. Append only. */
export declare const ANSWERS: readonly ["OK", "NOT_HOSTED", "BUSY", "AUTH_FAILED", "STORAGE_FULL", "VERSION"];
interface Answer {
    code: number;
    retryAfterMs: number;
    /** The second Noise message with `OK`, and with `STORAGE_FULL` to who may read; else null. */
    proof: Buffer | null;
}
/** `code` as one byte, `retryAfterMs` as a compact-encoding uint, `proof` length-prefixed. */
export declare const answerEncoding: Encoding<Answer>;
/** What both sides' Noise states are bound to: this connection, and this project. */
export declare function prologueOf(handshakeHash: Buffer, discoveryKey: DiscoveryKey): Buffer;
/** A Noise state for one side of the handshake. */
export declare function createNoise(isInitiator: boolean, project: KnownProject, handshakeHash: Buffer): Noise;
export declare class HandshakeChannel {
    #private;
    static readonly PROTOCOL = "mapeo-web/handshake";
    constructor(connection: Connection, project: KnownProject, clock: Clock);
    /** Tells a remote that a project is not here. */
    static refuseUnknown(connection: Connection, discoveryKey: DiscoveryKey): void;
    /**
     * Opens the channel; false where the remote does not know the protocol.
     * @throws MapeoWebError `VERSION`, `TIMEOUT`
     */
    open(deadlineMs: number): Promise<boolean>;
    /**
     * The initiator's side: proves to know the project key and checks that the remote does.
     * @returns whether the remote sends what it has and takes nothing new
     */
    prove(deadlineMs: number): Promise<{
        isFull: boolean;
    }>;
    /** The responder's side: checks the proof of the initiator. @throws MapeoWebError `AUTH_FAILED` */
    verify(deadlineMs: number): Promise<void>;
    /** After `verify`: proves to know the key in turn, and that the project can be replicated. */
    accept({ isFull }: {
        isFull: boolean;
    }): void;
    refuse({ code, retryAfterMs }: MapeoWebError): void;
    close(): void;
}
export {};
