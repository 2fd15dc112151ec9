/**
 * DISCOVERY, the peer's side of it: feeds the announcer from the registry of hosted projects, writes
 * down what nodes took, and tells the operator when something is wrong, with cause and cure.
 */
import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import { Announcer } from './announcer.js';
import type { AnnouncerStats } from './announce/health.js';
import type { Announcee } from './announce/messages.js';
import type { ResolvedBootstrap } from './bootstrap-list.js';
import type { HostedProject, ProjectRegistry } from './host/registry.js';
import { type DiscoveryKey, type KeyPair } from './lib/keys.js';
import type { Logger } from './lib/logger.js';
import { Service } from './lib/service.js';
import type { Trouble, TroubleId } from './notify/trouble.js';
/**
 * dht-rpc's `maxWindow` for the peer's DHT. It counts requests per 750 ms, answered or not, and
 * sends the rest only when those are over; the announcer bounds itself, by the answers.
 */
export declare const DHT_WINDOW: number;
export interface AnnouncementsCollaborators {
    dht: HyperDHT;
    keyPair: KeyPair;
    bootstrap: ResolvedBootstrap;
    registry: ProjectRegistry;
    relayAddresses: () => Address[];
    /** See `AnnouncerCollaborators`. */
    announceeOf: (discoveryKey: DiscoveryKey) => Announcee | undefined;
    /** Whether the project can be connected to; else it is added when it can. */
    isReachable: (project: HostedProject) => boolean;
    log: Logger;
}
export interface AnnouncementsEvents {
    complete: [{
        keys: number;
        records: number;
        ms: number;
    }];
    trouble: [Trouble];
    'trouble-over': [TroubleId];
}
export declare class Announcements extends Service<AnnouncementsEvents> {
    #private;
    constructor(collaborators: AnnouncementsCollaborators);
    protected open(): Promise<void>;
    get stats(): AnnouncerStats;
    holders(): ReturnType<Announcer['holders']>;
    /**
     * From when on clients can connect: before that there are no addresses to announce. What an
     * earlier process stored is renewed when its turn comes.
     */
    start(): void;
    add(project: HostedProject): void;
    remove({ discoveryKey }: Pick<HostedProject, 'discoveryKey'>): Promise<void>;
}
