import { type Clock } from './lib/clock.js';
import { type LocalInterface } from './lib/private-address.js';
import { Service } from './lib/service.js';
export interface AdvertisementEvents {
    visible: [{
        name: string;
        interfaces: LocalInterface[];
    }];
    /** Nobody sees us for now; once for each new reason. */
    invisible: [{
        reason: string;
    }];
}
export interface AdvertisementSettings {
    /** The TCP port that devices connect to. */
    port: number;
    bindHost: string;
}
export declare class Advertisement extends Service<AdvertisementEvents> {
    #private;
    constructor({ clock }: {
        clock?: Clock;
    }, settings: AdvertisementSettings);
    /** The name that devices see now. */
    get name(): string | undefined;
    /** Starts without waiting: it takes a second, and the network may not be there yet. */
    protected open(): Promise<void>;
    /**
     * Takes another name, so that every app in sight connects again. Apps do so only when they see a
     * name for the first time; those that are connected keep their old connection.
     */
    refresh(): Promise<void>;
}
