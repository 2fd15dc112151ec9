/**
 * What a Mapeo Web peer tells Prometheus: see docs/metrics.md, which lists all names. They are
 * stable: one that is gone is a breaking change.
 */
import type HyperDHT from 'hyperdht';
import type { StatusView } from '../host/views.js';
import type { PeerFacts } from '../observe/facts.js';
import type { Observer } from '../observe/observer.js';
import type { Replication } from '../replication.js';
import { Exposition, type MetricDefinition } from './exposition.js';
import type { SyncCounts } from './sync-counts.js';
export interface PeerPicture {
    status: StatusView;
    facts: PeerFacts;
    syncs: SyncCounts;
    /** Of live sessions, by what carries them. */
    transports: Record<string, number>;
}
export interface MeteredPeer {
    status(): StatusView;
    readonly observer: Pick<Observer, 'facts'>;
    readonly replication: Pick<Replication, 'sessions'>;
}
export declare function peerMetrics({ peer, syncs, dht, }: {
    peer: MeteredPeer;
    syncs: SyncCounts;
    dht: HyperDHT;
}): Exposition<PeerPicture>;
type Definition = MetricDefinition<PeerPicture>;
export declare const PEER_METRICS: readonly Definition[];
export {};
