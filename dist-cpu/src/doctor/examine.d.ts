/**
 * Examines a peer, in the process that it runs in, or, where none runs, one that is opened for a
 * moment as it would be. What needs no peer is in `storage.ts`.
 *
 * Everything is asked at the same time: with a dead network each question takes seconds.
 */
import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import type { AnnouncerStats } from '../announce/health.js';
import type { ResolvedBootstrap } from '../bootstrap-list.js';
import type { OutsideView } from '../dial-back-votes.js';
import type { Clock } from '../lib/clock.js';
import { type DescriptorShares } from '../lib/descriptor-limit.js';
import type { RelayStats } from '../relay.js';
import type { Check, OnProgress } from './check.js';
export interface ExaminedPeer {
    storageDir: string;
    /** The reserve. */
    minFreeBytes: number;
    shares: DescriptorShares;
    /** How many are to be announced. */
    projects: number;
    bootstrap: ResolvedBootstrap;
    /** The setting; 0: any. */
    port: number;
    /** Null where its port cannot be opened, for the reason given. */
    dht: HyperDHT | null;
    bindError?: Error | undefined;
    /** Has bootstrap nodes dial back to it. */
    outside: () => Promise<OutsideView>;
    /** Nodes known from before. */
    known: Address[];
    /** Null where no peer runs. */
    announced: AnnouncerStats | null;
    relay: RelayStats | null;
}
export interface ExamineOptions {
    clock: Pick<Clock, 'now'>;
    onProgress?: OnProgress;
}
export declare function examine(peer: ExaminedPeer, { clock, onProgress }: ExamineOptions): Promise<Check[]>;
