/**
 * RELAY. One bandwidth for many flows: a token bucket for all, and deficit round robin among those
 * that have something to send, so that each gets an equal share of what is left of it.
 *
 * What is too much waits in a short queue, and what that cannot hold is dropped. Waiting is what
 * the congestion control of the two ends (BBR) measures: they settle at their share by themselves.
 */
import type { Clock } from '../lib/clock.js';
export declare class Shaper<Flow extends object> {
    #private;
    constructor({ clock }: {
        clock: Clock;
    }, { bytesPerSecond }: {
        bytesPerSecond: number;
    });
    /** Sends the packet now or a little later; false: it was dropped. */
    push(flow: Flow, bytes: number, send: () => void): boolean;
    /** Drops what the flow has waiting. */
    remove(flow: Flow): void;
    close(): void;
}
