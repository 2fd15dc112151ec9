import type { Connection } from './connection.js';
import { type Clock } from './lib/clock.js';
import { Service } from './lib/service.js';
import { type RelayEnd, type RelayRefusal, type RelayStats, type RelayUsers } from './relay/stats.js';
export type { RelayStats, RelayUsers };
export interface RelayCollaborators {
    isMember: (deviceId: string) => boolean;
    /** Nothing is relayed on the connection any more. */
    onUnused?: (connection: Connection) => void;
    clock?: Clock;
}
export interface RelaySettings {
    users: RelayUsers;
    /** Pairs of devices at once. */
    maxSessions?: number;
    /** Of all sessions together, both directions; each gets an equal share. */
    bytesPerSecond?: number;
    /** Sessions, and waiting ones besides, that one device may have. */
    maxPerDevice?: number;
    maxPending?: number;
    /** How long a device may wait for the other; HyperDHT gives up after 15 s. */
    pairingMs?: number;
    /** A session in which one side sends nothing for this long is over; live ones do every 5 s. */
    idleMs?: number;
    /** Two devices that still need it make another one, and try the direct path again. */
    maxSessionMs?: number;
}
export interface RelayEvents {
    started: [{
        devices: [string, string];
    }];
    ended: [{
        devices: [string, string];
        reason: RelayEnd;
        packets: number;
    }];
    refused: [{
        deviceId: string;
        reason: RelayRefusal;
    }];
}
export declare class Relay extends Service<RelayEvents> {
    #private;
    constructor(collaborators: RelayCollaborators, settings: RelaySettings);
    get stats(): RelayStats;
    /** Whether the connection has another use than its projects: then it may be without one. */
    isUsedBy(connection: Connection): boolean;
    /** Lets the device ask. Call it in the tick in which the connection was accepted. */
    serve(connection: Connection): void;
    /** Tells a client that was authorised that it may use this relay. */
    offer(connection: Connection): void;
    protected open(): Promise<void>;
}
