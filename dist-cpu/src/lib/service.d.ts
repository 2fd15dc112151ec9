/**
 * The life of everything that opens and closes: `ready()`, `close()`, `opened`, `closed`.
 *
 * What `open()` acquires it registers with `defer()`, and `close()` releases it last in, first
 * out. When `open()` fails half-way, what it had acquired is released before `ready()` rejects.
 * `ready()` after `close()` rejects; both are safe to call many times and at the same time.
 */
import { EventEmitter } from 'node:events';
export declare abstract class Service<Events extends Record<keyof Events, unknown[]> = Record<never, never>> extends EventEmitter<Events> {
    #private;
    opened: boolean;
    closed: boolean;
    /** True from the moment `close()` was called: re-check it after each await in a loop. */
    closing: boolean;
    protected abstract open(): Promise<void>;
    /** Registers how to release what was just acquired. */
    protected defer(release: () => unknown): void;
    ready(): Promise<void>;
    close(): Promise<void>;
}
