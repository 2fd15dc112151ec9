/**
 * DISCOVERY, bootstrap nodes. Stands between the UDP sockets of a DHT node and the node: decides from
 * a packet's first bytes whether it is worth decoding, and sees what it makes the node send.
 *
 * It takes the place of three functions of dht-rpc 6.27: `io.onmessage`, which every packet comes to,
 * `io.onrequest`, which requests come to after their token was checked, and `trySend` of the
 * sockets. What is dropped is not answered: to whoever asks it is a lost packet, upon which they slow
 * down. Only a full store is said, since trying again soon would not help.
 */
import type HyperDHT from 'hyperdht';
import type { Clock } from '../lib/clock.js';
import type { Logger } from '../lib/logger.js';
import { type DropCounts, Drops } from './drops.js';
import type { RequestLimiter } from './request-limiter.js';
/** Neither dht-rpc nor hyperdht has an error of the DHT's for it; all that is not 0 is a failure. */
export declare const TRY_LATER = 3;
export interface GuardCollaborators {
    dht: HyperDHT;
    log: Logger;
    clock: Clock;
    /** A time that never jumps, in ms. */
    monotonicMs?: () => number;
    limiter: RequestLimiter;
    /** Whether what others send may be passed on to the address at all. */
    mayReach: (host: string) => boolean;
}
export declare class Guard {
    #private;
    readonly drops: Drops;
    constructor(collaborators: GuardCollaborators);
    /** What was served and what was not, since the start. */
    counts(): {
        served: Record<string, number>;
        dropped: DropCounts;
    };
    /** Before the sockets are bound: dht-rpc hands them `io.onmessage` as it is then. */
    install(): void;
    close(): void;
}
