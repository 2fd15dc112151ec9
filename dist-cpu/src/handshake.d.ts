/**
 * HANDSHAKE. Which project, and do both sides know its key? PROTOCOL.md has it byte by byte.
 *
 * Receives a `Connection` and hands `Authorised` (a project on a connection) to its admission,
 * which leads to `replication.ts`. It never opens a project itself, and nothing else can make an
 * `Authorised`: replication without it does not compile.
 *
 * Two forms, both many times over one connection:
 * - the Mapeo Web handshake, `Noise_NNpsk0` on a Protomux channel whose id is the discovery key;
 * - the bare path: a `hypercore/alpha` channel for the project's creator core, where hypercore's
 *   own capability check proves the key (any Hyperswarm client with `@comapeo/core`).
 */
import { EventEmitter } from 'node:events';
import type { Connection } from './connection.js';
import { type ErrorCode } from './lib/errors.js';
import { type DiscoveryKey, type HandshakePsk } from './lib/keys.js';
import { type Clock } from './lib/clock.js';
/** What the handshake has to know of a project. */
export interface KnownProject {
    /** 52 characters, as CoMapeo shows it. */
    projectId: string;
    discoveryKey: DiscoveryKey;
    psk: HandshakePsk;
    /** Replication would give data to whoever did not prove the key before: no bare path. */
    needsHandshake?: boolean;
}
export type HandshakeForm = 'handshake' | 'bare';
/** A project that the other side of a connection is allowed to replicate. Only made in this file. */
export declare class Authorised {
    readonly connection: Connection;
    readonly project: KnownProject;
    readonly form: HandshakeForm;
    private constructor();
}
/** A place that was reserved for an authorised project; `begin` starts replication on it. */
export interface Admission {
    begin(): void;
    /** Gives the place back where replication never began. */
    cancel(): void;
    /** After `begin`: whether the remote proved to know the key in replication itself, in time. */
    proven(): Promise<boolean>;
}
export interface HandshakeCollaborators {
    connection: Connection;
    /** The project with this discovery key, if this side has it. */
    find: (discoveryKey: DiscoveryKey) => KnownProject | undefined;
    /** Reserves a place. @throws MapeoWebError `BUSY` (with `retryAfterMs`) or `STORAGE_FULL`. */
    admit: (authorised: Authorised) => Promise<Admission>;
    /** Whether this side takes nothing new and sends what it has; default: it takes everything. */
    isFull?: () => boolean;
    /** The remote opened a core that is no hosted project: maybe one we have yet to hear of. */
    onUnknownCore?: (discoveryKey: Buffer) => void;
    /** Whether the connection serves something else, so that it may be without a project. */
    isUsedOtherwise?: () => boolean;
    clock?: Clock;
}
export interface HandshakeSettings {
    /** How long the remote may take from the connection, and for each answer. */
    deadlineMs?: number;
    /** Whether a client may replicate without the Mapeo Web handshake. */
    allowBare?: boolean;
    /** Whether the connection may stay without a project; somebody else then looks after it. */
    mayIdle?: boolean;
    /** Cut a connection that asks for more unknown projects than this. */
    maxRefusals?: number;
    /** Cut a connection that opens more unknown cores than this. */
    maxUnknownCores?: number;
}
export interface HandshakeEvents {
    authorised: [{
        authorised: Authorised;
    }];
    /** The remote has no room: it sends what it has of the project, and takes nothing new. */
    'remote-full': [{
        discoveryKey: DiscoveryKey;
    }];
    /** We refused the remote, or the remote refused us (`by`). */
    refused: [{
        code: ErrorCode;
        discoveryKey: DiscoveryKey | null;
        by: 'us' | 'remote';
    }];
}
/** All handshakes of one connection. */
export declare class Handshake extends EventEmitter<HandshakeEvents> {
    #private;
    constructor(collaborators: HandshakeCollaborators, settings?: HandshakeSettings);
    /** Starts to answer the remote. Call it in the tick in which the connection was raised. */
    start(): void;
    /**
     * Proposes a project to the remote; resolves once its replication began. Where the remote does
     * not speak the handshake, falls back to the bare path if that is allowed.
     * @throws MapeoWebError with the remote's answer, or `TIMEOUT` or `CONNECTION_LOST`.
     */
    propose(project: KnownProject): Promise<void>;
}
