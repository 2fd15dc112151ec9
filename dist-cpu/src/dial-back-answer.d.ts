/**
 * DISCOVERY, bootstrap nodes: dials back to peers that ask for it (`dial-back.ts`).
 *
 * Never to anybody else: the datagram goes to the address and port that the request came from, and
 * only with a write token, which was sent to that address (dht-rpc 6.27 checked it). What it costs
 * is taken from the asker's bucket before the request gets here (`limits/packets.ts`).
 */
import type HyperDHT from 'hyperdht';
import type { Clock } from './lib/clock.js';
/** Before the sockets are bound, or later. */
export declare function answerDialBacks(dht: HyperDHT, { clock }: {
    clock: Pick<Clock, 'now'>;
}): void;
