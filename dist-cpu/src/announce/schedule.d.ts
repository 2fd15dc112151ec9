/**
 * DISCOVERY. When each key is announced: pure arithmetic over one list of topics and a clock's time.
 *
 * Every key has its place in the cycle, given by its place in the keyspace, so that renewals are
 * spread evenly and neighbours, which share nodes, are renewed together. Places are counted from
 * the epoch: a restart goes on where the cycle stands. The peer's own id turns the circle, so that
 * many peers do not all write to the same nodes at the same time.
 */
import type { Address } from 'hyperdht';
import type { DiscoveryKey } from '../lib/keys.js';
import type { KnownNode } from './node-map.js';
/** Nodes forget a record 13.3 to 26.7 minutes after it was stored (hyperdht 6.34). */
export declare const RECORD_MS: number;
export declare const CYCLE_MS: number;
/** Keys that fall due within one are announced together, and share lookups and tokens. */
export declare const TICK_MS = 15000;
/**
 * Overdue keys that one tick may take even where the cycle is nearly empty: some 70 requests a
 * second, so that many peers that are restarted at the same moment are no storm.
 */
export declare const MIN_PER_TICK = 50;
export interface Topic {
    readonly discoveryKey: DiscoveryKey;
    /** Its place in the cycle, in [0, 1). */
    readonly place: number;
    /** When nodes last took its record; null: never, or long ago. */
    storedAtMs: number | null;
    dueAtMs: number;
    /** Nodes that took it the last time, of so many that were reachable and should have. */
    records: number;
    reachable: number;
    /** What the record says: see `stampOf`. Null where none of ours can be out there. */
    stamp: string | null;
    /** Who holds it; empty after a restart, until it is renewed. */
    holders: KnownNode[];
    /** Tries in a row that fewer than half of the nodes took. */
    failures: number;
    /** Some lane has it. */
    queued: boolean;
    /** While nodes are asked to store it. */
    busy: Promise<void> | undefined;
    removed: boolean;
}
/** @param ownId 32 bytes: the announcing identity */
export declare function placeOf(discoveryKey: Buffer, ownId: Buffer): number;
/** The first time of the topic's place that is not too soon after it was stored. */
export declare function nextRenewal(place: number, storedAtMs: number, cycleMs: number): number;
/** A clock that was set back must not put a renewal off. */
export declare function isDue(topic: Topic, nowMs: number): boolean;
/**
 * What to announce now: those first that are due the longest, and no more than keeps the pace; in
 * the order of the cycle. What is left over is due at the next tick.
 */
export declare function takeDue(topics: Iterable<Topic>, nowMs: number, cycleMs: number): Topic[];
/** Records that must have expired, or are about to: the cycle cannot keep up. */
export declare function countExpiring(topics: Iterable<Topic>, nowMs: number): number;
/** What a record says, for comparison: the network it is in and the addresses in it. */
export declare function stampOf(networkId: string, relayAddresses: Address[]): string;
export declare function isSameNetwork(stamp: string, networkId: string): boolean;
/** Whether none of the addresses that a record names holds any more. */
export declare function isOutdated(stamp: string, current: string): boolean;
