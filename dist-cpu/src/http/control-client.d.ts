import type { Readable } from 'node:stream';
import type { StoragePaths } from '../lib/storage.js';
/**
 * One request to the daemon that runs on the storage directory.
 * @throws what the daemon answered; `NOT_RUNNING` where none runs; `CONTROL_FAILED`
 */
export declare function control<T>(paths: StoragePaths, method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T>;
/**
 * The events of a request to the daemon that does not end by itself, one JSON object per line.
 * Ends when the daemon ends it or `signal` is aborted.
 * @throws as `control`; `CONTROL_FAILED` where the daemon dies in the middle
 */
export declare function controlEvents<T>(paths: StoragePaths, { method, path, body }: {
    method?: 'GET' | 'POST';
    path: string;
    body?: unknown;
}, signal: AbortSignal): AsyncGenerator<T>;
/**
 * The body of an answer that may be long, as it comes. The caller's to read or destroy.
 * @throws as `control`
 */
export declare function controlBody(paths: StoragePaths, path: string): Promise<Readable>;
