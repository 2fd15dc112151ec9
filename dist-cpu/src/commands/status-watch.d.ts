import { type Clock } from '../lib/clock.js';
import type { Output } from '../lib/output.js';
import type { StoragePaths } from '../lib/storage.js';
export interface WatchOptions {
    output: Output;
    signal: AbortSignal;
    terminal: boolean;
    clock?: Clock;
}
/**
 * Until `signal` is aborted. A peer that stops meanwhile is waited for: it may be restarted.
 * @throws `NOT_RUNNING` where none runs at the beginning
 */
export declare function watchStatus(paths: StoragePaths, options: WatchOptions): Promise<void>;
