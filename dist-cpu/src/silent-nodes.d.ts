/**
 * DISCOVERY. DHT nodes that did not answer lately, so that no query asks them again.
 *
 * Other nodes go on naming a dead one for minutes, and dht-rpc (6.27.0) asks whoever is named: each
 * query then waits 6 s, in a network of fewer than 20 nodes every time. A node that is heard of its
 * own is silent no more.
 */
import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import { type Clock } from './lib/clock.js';
export declare class SilentNodes {
    #private;
    constructor({ clock }?: {
        clock?: Clock;
    });
    get size(): number;
    /** Call it in the tick in which the DHT node was made. */
    watch(dht: HyperDHT): void;
    has(node: Address): boolean;
    add(node: Address): void;
    /** On another network, what was silent may be heard. */
    clear(): void;
}
