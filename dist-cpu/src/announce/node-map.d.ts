/**
 * DISCOVERY. The DHT nodes we know, in the order of their ids: which ones are closest to a key?
 *
 * Only nodes whose reply carried a verified id are in it. Others cannot store: an announcement is
 * signed for the id of the node that is to keep it.
 */
import type { Address } from 'hyperdht';
export interface KnownNode extends Address {
    /** 32 bytes. */
    readonly id: Buffer;
    /** The first 48 bits of the id. */
    readonly head: number;
    /** Lets us write to the node; null where it refused the last one without giving another. */
    token: Buffer | null;
    /** When the request was sent that the token came with. */
    tokenAtMs: number;
    /** When it last answered. */
    seenAtMs: number;
    /** Requests in a row that it did not answer. */
    misses: number;
    /** Stores in a row that it did not take, though it answers lookups. */
    refusals: number;
    /** Until then it is not asked to store. */
    muteUntilMs: number;
    /** Not in the map any more. */
    gone: boolean;
}
export declare function addressOf({ host, port }: Address): string;
export declare class NodeMap {
    #private;
    get size(): number;
    get(address: Address): KnownNode | undefined;
    /** The node answered, with its id verified. */
    note(address: Address, answer: {
        id: Buffer;
        token: Buffer | null;
        sentAtMs: number;
    }): KnownNode;
    /** The node did not answer: it is left alone for a while, each time longer. */
    drop(address: Address, nowMs: number): void;
    isAbsent(address: Address, nowMs: number): boolean;
    /** After an outage of ours: nobody is to blame for having been silent. */
    forgive(): void;
    clear(): void;
    /** Forgets those that were not heard of since. */
    expire(beforeMs: number): void;
    /** The nodes closest to the target, nearest first; at most `count`. */
    closest(target: Buffer, count: number, accept?: (node: KnownNode) => boolean): KnownNode[];
}
