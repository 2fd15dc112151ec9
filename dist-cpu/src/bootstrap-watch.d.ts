import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import { type Clock } from './lib/clock.js';
import { Service } from './lib/service.js';
export interface BootstrapWatchEvents {
    /** Somebody answers, for the first time or after nobody did. */
    joined: [{
        late: boolean;
    }];
    /** `entry` as it was given: `host:port`. */
    'set-aside': [{
        entry: string;
    }];
    back: [{
        entry: string;
        address: Address;
    }];
    /** Other addresses than before live. */
    changed: [];
}
export interface BootstrapWatchCollaborators {
    dht: HyperDHT;
    clock?: Clock;
    /** The IPv4 addresses of a name. */
    resolve?: (name: string) => Promise<string[]>;
}
export interface BootstrapWatchSettings {
    /** `host:port`, or `ip@host:port` where an address is tried before the name. */
    entries: string[];
    /** Nodes known from before. */
    known?: Address[];
}
export declare class BootstrapWatch extends Service<BootstrapWatchEvents> {
    #private;
    constructor({ dht, clock, resolve }: BootstrapWatchCollaborators, { entries, known }: BootstrapWatchSettings);
    /** Where bootstrap nodes answered the last time they were asked. */
    get alive(): Address[];
    /** As they were given. */
    get setAside(): string[];
    /**
     * Takes over at once, and asks in the background. Call it in the tick in which the DHT node was
     * made: from the next one on it asks bootstrap nodes.
     */
    start(): void;
    /** After a sleep or on another network: everything may be different. */
    askAgain(): void;
    protected open(): Promise<void>;
}
