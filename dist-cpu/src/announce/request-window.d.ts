/**
 * DISCOVERY. How many requests of the announcer are on their way at once.
 *
 * The bound grows while answers come about as fast as they can, and shrinks when they slow down or
 * are lost: the uplink of a community's router is small, and dht-rpc sends what exceeds its own
 * window only every 750 ms. Two lanes share it fairly, so that many new keys at once do not keep
 * the old ones from being renewed, nor the other way round.
 */
import { type Clock } from '../lib/clock.js';
/** `new`: somebody waits for it. `renewal`: in the course of the cycle. */
export type Lane = 'new' | 'renewal';
export declare class RequestWindow {
    #private;
    /** @param maxLimit at most half of dht-rpc's `maxWindow`, 80 by default */
    constructor({ maxLimit, clock }: {
        maxLimit: number;
        clock?: Clock;
    });
    get stats(): {
        inFlight: number;
        limit: number;
        rttMs: number;
        loss: number;
    };
    /**
     * Sends when there is room.
     * @param isSteady whether a lost answer tells of the path: the node has always answered so far
     */
    run<T extends {
        rttMs: number;
    }>(lane: Lane, send: () => Promise<T | undefined>, isSteady: boolean): Promise<T | undefined>;
}
