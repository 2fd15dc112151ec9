/**
 * REPLICATION between peers: what this peer hosts is synced with the peers it joined, so that each
 * of them has everything when the other is down, whichever of them a device happened to reach.
 *
 * Dials a partner by its key and proposes hosted projects to it, a few at a time: hosting is cheap
 * because projects are closed most of the time, and syncing with partners must not change that. So
 * the projects take turns, each about every five minutes where they are few; a new one comes first.
 */
import type HyperDHT from 'hyperdht';
import { Connection } from './connection.js';
import type { Handshake, KnownProject } from './handshake.js';
import { type Clock } from './lib/clock.js';
import type { KeyPair } from './lib/keys.js';
import type { Logger } from './lib/logger.js';
import { Service } from './lib/service.js';
import { type ReplicationSession } from './replication.js';
export interface PartnersPeer {
    readonly keyPair: KeyPair;
    /** 32-byte keys of the peers that this one joined. */
    partners(): Buffer[];
    /** The projects that are hosted and served. */
    projects(): KnownProject[];
    accept(connection: Connection): Handshake;
    sessions(): ReplicationSession[];
    readonly maxOpenProjects: number;
}
export interface PartnersCollaborators {
    dht: HyperDHT;
    peer: PartnersPeer;
    clock?: Clock;
    log: Logger;
}
export declare class Partners extends Service {
    #private;
    constructor({ dht, peer, clock, log }: PartnersCollaborators);
    protected open(): Promise<void>;
    /** The project comes next: it is new here, or there is a new partner. */
    hurry(projectIds: string[]): void;
}
