/**
 * Whether others can reach this peer, as far as it can tell by itself: it has DHT nodes, hears from
 * them, and accepts connections through some. What the outside sees is for others to say.
 *
 * A moment of it is nothing: routers restart. Only what lasts is trouble.
 */
import { EventEmitter } from 'node:events';
import { type Clock } from '../lib/clock.js';
import type { Trouble, TroubleId } from './trouble.js';
/** How long it must last. */
export declare const UNREACHABLE_AFTER_MS = 120000;
export interface NetworkView {
    /** A network of one, by choice: there is nobody to be reached by. */
    alone: boolean;
    /** As dht-rpc sees it: false after some seconds of requests that nobody answered. */
    online: boolean;
    /** In the routing table. */
    nodes: number;
    /** Connections are accepted. */
    listening: boolean;
    /** DHT nodes through which clients come; what is announced names them. */
    relays: number;
}
export interface NetworkWatchEvents {
    trouble: [Trouble];
    'trouble-over': [TroubleId];
}
export declare class NetworkWatch extends EventEmitter<NetworkWatchEvents> {
    #private;
    constructor({ view, clock }: {
        view: () => NetworkView;
        clock?: Clock;
    });
    /** Since when nobody can reach the peer, as far as it is known; null while it looks well. */
    get unreachableSinceMs(): number | null;
    start(): void;
    stop(): void;
}
