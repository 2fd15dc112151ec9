import type { Address } from 'hyperdht';
import { type Clock } from './clock.js';
/**
 * For clients and announcers: enough that some live after a week. They are asked whether they do
 * before they are used: a bucket's worth (20) of dead ones would keep the first query from ever
 * asking the bootstrap nodes (dht-rpc 6.27.0, lib/query.js, `_open`).
 */
export declare const CLIENT_NODES_LIMIT = 40;
/** For bootstrap nodes, which ask every one of them whether it lives before they hand it on. */
export declare const BOOTSTRAP_NODES_LIMIT = 256;
/** Home connections change their address every few days: what is older is probably gone. */
export declare const KNOWN_NODES_MAX_AGE_MS: number;
export interface LoadedNodes {
    /** Most recently seen first. */
    nodes: Address[];
    /** Why the file could not be used, for people; the program does without. */
    warning?: string;
}
export interface SavedNodes {
    /** How many of this network the file holds now. */
    count: number;
    /** Where a corrupt file was moved, which is never overwritten. */
    movedAside?: string;
}
export declare class KnownNodes {
    #private;
    constructor(file: string, clock?: Pick<Clock, 'now'>);
    /** Never fails: a cache that cannot be read is a warning. */
    load(networkId: string, { limit, maxAgeMs }: {
        limit: number;
        maxAgeMs?: number;
    }): LoadedNodes;
    /**
     * Replaces what is known of this network, given most recently seen first. An empty list changes
     * nothing: it means that this machine was offline, not that the network is gone.
     * @throws `STORAGE_UNUSABLE`
     */
    save(networkId: string, nodes: Address[], { limit }: {
        limit: number;
    }): SavedNodes;
}
