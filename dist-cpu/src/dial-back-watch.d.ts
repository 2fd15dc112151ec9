/**
 * DISCOVERY. Whether the peer can be reached from outside, asked of bootstrap nodes (`dial-back.ts`)
 * some time after the start, after the network changed, and every few hours.
 *
 * Behind a NAT it is usual that nobody comes in unasked: devices punch holes. Only where the operator
 * chose a port, for others to come in by, is it trouble; and only when it shows twice.
 */
import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import { askForVotes } from './dial-back-ask.js';
import { type OutsideView } from './dial-back-votes.js';
import { type Clock } from './lib/clock.js';
import { Service } from './lib/service.js';
import type { TroubleEvents } from './notify/trouble.js';
/** A long list is not asked as a whole: each costs a node two packets. */
export declare const MAX_VOTERS = 8;
export interface TimedView extends OutsideView {
    /** When it was asked, in ms since 1970. */
    atMs: number;
}
export interface DialBackWatchCollaborators {
    dht: HyperDHT;
    /** Bootstrap nodes that live. */
    voters: () => Address[];
    clock?: Clock;
    ask?: typeof askForVotes;
}
export interface DialBackWatchSettings {
    /** --port was given. */
    isFixedPort: boolean;
}
export declare class DialBackWatch extends Service<TroubleEvents> {
    #private;
    constructor(collaborators: DialBackWatchCollaborators, { isFixedPort }: DialBackWatchSettings);
    /** Null until somebody was asked. */
    get view(): TimedView | null;
    protected open(): Promise<void>;
    /** The network may be another one. */
    askSoon(): void;
    /** Asks now. Never rejects. */
    ask(): Promise<TimedView>;
}
