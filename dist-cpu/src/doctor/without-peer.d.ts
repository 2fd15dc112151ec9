/** Where no peer runs: opens what one would have, for a moment, and examines that. */
import type { ResolvedBootstrap } from '../bootstrap-list.js';
import type { Clock } from '../lib/clock.js';
import type { StoragePaths } from '../lib/storage.js';
import type { Check, OnProgress } from './check.js';
export interface WithoutPeerSettings {
    paths: StoragePaths;
    bootstrap: ResolvedBootstrap;
    bindHost: string;
    port: number;
    minFreeBytes: number;
    maxOpenProjects?: number | undefined;
}
export declare function examineWithoutPeer(settings: WithoutPeerSettings, { clock, onProgress }: {
    clock: Clock;
    onProgress?: OnProgress;
}): Promise<Check[]>;
