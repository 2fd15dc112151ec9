/** How many wrong passwords an address may send, and all addresses together. */
import { type Clock } from '../lib/clock.js';
export declare class FailedTries {
    #private;
    constructor({ clock }?: {
        clock?: Clock;
    });
    /** How long until the next try of the address; 0: it may try. */
    waitMs(address: string): number;
    /** The address sent a wrong password. */
    note(address: string): void;
}
