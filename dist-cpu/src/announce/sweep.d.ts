/**
 * DISCOVERY. Walks topics in the order of the keyspace: finds each one's nodes and has them store or
 * forget its record. When that is done is the schedule's matter.
 */
import type { Address } from 'hyperdht';
import type { Clock } from '../lib/clock.js';
import type { DhtMessages } from './messages.js';
import { type KnownNode, NodeMap } from './node-map.js';
import { type Lane, RequestWindow } from './request-window.js';
import type { Topic } from './schedule.js';
export interface SweepCollaborators {
    messages: DhtMessages;
    clock: Clock;
}
/** How one topic went. */
export interface Outcome {
    topic: Topic;
    /** Nodes that took the record. */
    holders: KnownNode[];
    /** Nodes that were there to take it: the 20 closest, or all where there are fewer. */
    reachable: number;
}
export interface SweepOptions {
    lane: Lane;
    relayAddresses: Address[];
    /** Whether nodes may have another record of ours for the topic. */
    replaces: (topic: Topic) => boolean;
    signal: AbortSignal;
    onOutcome: (outcome: Outcome) => void;
}
export interface EraseOptions {
    signal: AbortSignal;
    onBegin: (topic: Topic) => void;
    onErased: (topic: Topic) => void;
}
export declare class Sweep {
    #private;
    readonly map: NodeMap;
    readonly window: RequestWindow;
    constructor({ messages, clock }: SweepCollaborators, { maxInFlight }: {
        maxInFlight: number;
    });
    /**
     * Announces the topics, which come sorted by place; stops in between when the signal aborts.
     * Every topic that was begun has its outcome when this settles.
     * @throws `NetworkUnreachable` where nobody answers; topics without an outcome are left to do
     */
    announce(topics: Topic[], options: SweepOptions): Promise<void>;
    /** Takes records back from the nodes that hold them, as far as those are still there. */
    erase(topics: Topic[], { signal, onBegin, onErased }: EraseOptions): Promise<void>;
    /** Starts afresh: what was noted with times of another clock says nothing. */
    forget(): void;
}
