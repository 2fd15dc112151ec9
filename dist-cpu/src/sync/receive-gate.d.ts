/**
 * Stops an open project from taking records and photos of others, while it goes on sending what it
 * has: the disk is nearly full. Membership and settings still arrive; they are small, and a device
 * that is taken out of a project must not go on receiving.
 *
 * The engine has no such switch: its own stops both directions. Below it, hypercore asks a paused
 * peer for nothing.
 */
import type { CoreManager } from './comapeo-internals.js';
export declare class ReceiveGate {
    #private;
    constructor(cores: CoreManager);
    get isOpen(): boolean;
    set(open: boolean): void;
}
