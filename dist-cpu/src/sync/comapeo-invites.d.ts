/**
 * `mapeo/rpc` on one connection of the local network: a coordinator's device sees who we are, and
 * sends invites. What becomes of an invite is decided elsewhere (`pairing.ts`).
 *
 * Receives a `Connection` and hands invites on. One for each connection, because both parts of the
 * engine that it is made of remember whatever a remote device sends for as long as they live.
 */
import { EventEmitter } from 'node:events';
import type { Connection } from '../connection.js';
import type { ProjectKeys } from './engine.js';
/** An invite that waits for an answer. Its words were chosen by the invitor, and cleaned by us. */
export interface ReceivedInvite {
    /** Hexadecimal, at least 64 characters. */
    readonly inviteId: string;
    readonly projectName: string;
    readonly roleName: string | null;
    readonly invitorName: string;
    readonly invitorDeviceId: string;
    /**
     * Takes the project's keys and hosts it.
     * @returns the project id
     * @throws `INVITE_FAILED`, `CONNECTION_LOST`, and what hosting throws
     */
    accept(): Promise<string>;
    reject(): void;
}
export interface InviteChannelEvents {
    /** The device said what it is called; again where it changes its name. */
    device: [{
        deviceId: string;
        name: string;
    }];
    invite: [{
        invite: ReceivedInvite;
    }];
    /** Nobody waits for the answer any more: the coordinator took the invite back, or is gone. */
    withdrawn: [{
        inviteId: string;
    }];
}
export interface InviteChannelCollaborators {
    connection: Connection;
    /** Hosts the project; resolves with its id. */
    add: (keys: ProjectKeys) => Promise<string>;
    /** The id of a project that is hosted, by what invites call it. */
    hostedAs: (projectInviteId: Buffer) => string | undefined;
}
export declare class InviteChannel extends EventEmitter<InviteChannelEvents> {
    #private;
    constructor({ connection, add, hostedAs }: InviteChannelCollaborators, { deviceName }: {
        deviceName: string;
    });
    /**
     * Call it in the tick in which the Noise stream opened, and before `handshake.start()`: the
     * engine's part claims all of the connection's cores, and the later claim is the one that counts.
     */
    open(): void;
}
