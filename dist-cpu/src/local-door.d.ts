/**
 * The door for devices nearby: puts the local network, invites and the pairing window together.
 *
 * Every connection leads to the same handshake and replication as those of the DHT, so a device
 * that knows a hosted project's key syncs it here too, whether a pairing window is open or not.
 * `mapeo/rpc`, on which invites come, is offered on these connections alone.
 */
import type { Connection } from './connection.js';
import type { Handshake, KnownProject } from './handshake.js';
import { type Clock } from './lib/clock.js';
import type { Logger } from './lib/logger.js';
import { Service } from './lib/service.js';
import { LocalNetwork, type LocalNetworkSettings, type LocalRefusal } from './local-network.js';
import { Pairing } from './pairing.js';
import type { ProjectKeys } from './sync/engine.js';
export interface LocalDoorPeer {
    readonly deviceName: string;
    readonly keyPair: LocalNetworkKeyPair;
    add(keys: ProjectKeys): Promise<KnownProject>;
    /** The id of a project that is hosted, by what invites call it. */
    hostedAs(projectInviteId: Buffer): string | undefined;
    accept(connection: Connection, options: {
        onUnknownCore: (discoveryKey: Buffer) => void;
    }): Handshake;
    isSyncing(connection: Connection): boolean;
    onRefused(reason: LocalRefusal): void;
}
type LocalNetworkKeyPair = ConstructorParameters<typeof LocalNetwork>[0]['keyPair'];
export interface LocalDoorSettings extends LocalNetworkSettings {
    /** Be visible all the time, not only while a pairing window is open. */
    always: boolean;
}
export declare class LocalDoor extends Service {
    #private;
    readonly pairing: Pairing;
    constructor({ peer, clock, log }: {
        peer: LocalDoorPeer;
        clock?: Clock;
        log: Logger;
    }, { always, ...settings }: LocalDoorSettings);
    get connections(): number;
    /** An app must be able to come back, and must not lose the invite that somebody is looking at. */
    mayRecycle({ deviceId }: Connection): boolean;
    /** Whether the project was just taken over: an older role in it does not count yet. */
    isJoining(projectId: string): boolean;
    protected open(): Promise<void>;
    /** Devices that asked for the project before it was hosted get it now. */
    offer(project: KnownProject): void;
}
export {};
