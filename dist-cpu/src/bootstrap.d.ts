/**
 * DISCOVERY: a bootstrap node, the door to a DHT that other nodes come in through.
 *
 * Receives the public address it is reached at and its siblings; hands on the addresses of nodes
 * that live. It stores records for others from its first moment, and never announces anything
 * itself: a node does not store its own announces.
 *
 * It opens alone, without siblings or known nodes, because that is what makes it persistent at
 * once: HyperDHT asks every node it is given before it takes its id, and a dead one costs 6 s.
 */
import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import type { DropCounts } from './limits/drops.js';
import { type Clock } from './lib/clock.js';
import { type KnownNodes } from './lib/known-nodes.js';
import type { Logger } from './lib/logger.js';
import { Service } from './lib/service.js';
export declare const MAX_REQUESTS_PER_SECOND = 2000;
export interface BootstrapSettings {
    /** The IPv4 address others reach this node at. Its id is derived from it and from `port`. */
    publicHost: string;
    /** The address of this machine to bind; `0.0.0.0` is all of them. */
    bindHost: string;
    /** The UDP port, the same outside as inside. */
    port: number;
    /** The other bootstrap nodes, as HyperDHT takes them; this node itself may be among them. */
    bootstrap: string[];
    /** What the routing table is filed under. */
    networkId: string;
    /**
     * What one address may ask for in the long run, in pings a second; what others get follows from
     * it. 0: no limits at all. Default: 2000.
     */
    maxRequestsPerSecond?: number;
    /** Records of each kind that are kept at least before the oldest go. Default: 131,072. */
    maxRecords?: number;
}
export interface BootstrapCollaborators {
    log: Logger;
    /** Without it the routing table is neither restored nor saved. Not closed here. */
    knownNodes?: KnownNodes;
    clock?: Clock;
}
export interface BootstrapEvents {
    restored: [{
        asked: number;
        answered: number;
    }];
    /** From here on the siblings are asked for nodes. */
    joining: [{
        siblings: number;
    }];
    saved: [{
        count: number;
    }];
    'save-failed': [{
        error: Error;
    }];
    /** Other nodes see this one at another address than it publishes: nobody will use it. */
    'address-mismatch': [Address];
    /** They see it where it says that it is. */
    'address-match': [];
}
export interface BootstrapStats {
    host: string;
    port: number;
    publicNodeId: string;
    /** In the routing table. */
    nodes: number;
    /** Announces stored for others. */
    records: number;
    siblings: number;
    uptimeMs: number;
    savedAt: number | null;
    /** Requests that were let through since the start, by kind; null without limits. */
    served: Record<string, number> | null;
    /** What was dropped since the start, by reason and by kind of packet; null without limits. */
    dropped: DropCounts | null;
}
export declare class BootstrapNode extends Service<BootstrapEvents> {
    #private;
    readonly settings: Readonly<BootstrapSettings>;
    constructor({ log, knownNodes, clock }: BootstrapCollaborators, settings: BootstrapSettings);
    /** The DHT node, once open. It belongs to this service. */
    get dht(): HyperDHT;
    /** 64 hexadecimal characters. */
    get publicNodeId(): string;
    /** Where others see this node, if that is not where it says that it is. */
    get seenAt(): string | undefined;
    stats(): BootstrapStats;
    /**
     * Bound, with its id, and storing records. Nodes known from before that answer within a second
     * are in the table by then; siblings are asked afterwards, so dead ones never delay the start.
     * @throws `INVALID_HOST`, `UNBINDABLE_ADDRESS`, `PORT_IN_USE`, with nothing left open.
     */
    protected open(): Promise<void>;
}
