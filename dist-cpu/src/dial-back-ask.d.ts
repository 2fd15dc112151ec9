import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import { type Vote } from './dial-back.js';
export interface AskSettings {
    /** How long to wait for a datagram after each answer; default 1 s. */
    datagramMs?: number;
    nowMs?: () => number;
}
/** One vote of each node, in their order. Never rejects; 6 s at most. */
export declare function askForVotes(dht: HyperDHT, nodes: Address[], settings?: AskSettings): Promise<Vote[]>;
