/**
 * DISCOVERY. A DHT node of ours: starts from the nodes it knew the last time, so that it needs no
 * bootstrap node, and goes on remembering those it meets. Dead nodes, of the list or from last time,
 * keep it from nothing (`bootstrap-watch.ts`).
 */
import HyperDHT from 'hyperdht';
import './upstream-guards.js';
import type { ResolvedBootstrap } from './bootstrap-list.js';
import { BootstrapWatch } from './bootstrap-watch.js';
import { type Clock } from './lib/clock.js';
import type { KeyPair } from './lib/keys.js';
import { type KnownNodes } from './lib/known-nodes.js';
import { Service } from './lib/service.js';
export interface DhtNodeCollaborators {
    bootstrap: Pick<ResolvedBootstrap, 'dht' | 'networkId'>;
    /** Of connections that are dialled or accepted; a random one where none is given. */
    keyPair?: KeyPair | undefined;
    /** Without it nothing is remembered. */
    knownNodes?: KnownNodes | undefined;
    clock?: Clock;
}
export interface DhtNodeSettings {
    /** The local address to bind; default 0.0.0.0. */
    bindHost?: string | undefined;
    /** The UDP port; 0, the default: any free one. */
    port?: number;
    /** Requests that dht-rpc sends per 750 ms; the rest waits for the next. Default: its own, 80. */
    maxWindow?: number;
}
export interface DhtNodeEvents {
    /** The known nodes could not be read or written: a cache, so this is no failure. */
    warning: [{
        message: string;
        error?: unknown;
    }];
    /**
     * The machine woke up, has other addresses, or is on the network again after nobody answered:
     * what was known of connections and addresses may be wrong now.
     */
    'network-changed': [];
}
export declare class DhtNode extends Service<DhtNodeEvents> {
    #private;
    constructor(collaborators: DhtNodeCollaborators, settings?: DhtNodeSettings);
    get dht(): HyperDHT;
    /** Which bootstrap nodes live. */
    get bootstrap(): BootstrapWatch;
    /** @throws `PORT_IN_USE` */
    protected open(): Promise<void>;
}
