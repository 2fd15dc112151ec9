/**
 * The life of everything that opens and closes: `ready()`, `close()`, `opened`, `closed`.
 *
 * What `open()` acquires it registers with `defer()`, and `close()` releases it last in, first
 * out. When `open()` fails half-way, what it had acquired is released before `ready()` rejects.
 * `ready()` after `close()` rejects; both are safe to call many times and at the same time.
 */
import { EventEmitter } from 'node:events';
import { asError } from './errors.js';
export class Service extends EventEmitter {
    opened = false;
    closed = false;
    /** True from the moment `close()` was called: re-check it after each await in a loop. */
    closing = false;
    #opening;
    #closing;
    #releases = [];
    /** Registers how to release what was just acquired. */
    defer(release) {
        this.#releases.push(release);
    }
    ready() {
        if (this.closing && this.opened)
            return Promise.reject(this.#closedError());
        this.#opening ??= this.#open();
        return this.#opening;
    }
    close() {
        this.closing = true;
        this.#closing ??= this.#close();
        return this.#closing;
    }
    async #open() {
        if (this.closing)
            throw this.#closedError();
        try {
            await this.open();
            this.opened = true;
        }
        catch (error) {
            this.closing = true;
            await this.#release().catch(() => { });
            this.closed = true;
            throw error;
        }
    }
    #closedError() {
        return new Error(`${this.constructor.name} is closed`);
    }
    async #close() {
        await this.#opening?.catch(() => { });
        if (this.closed)
            return;
        try {
            await this.#release();
        }
        finally {
            this.closed = true;
        }
    }
    async #release() {
        const failures = [];
        for (let release = this.#releases.pop(); release; release = this.#releases.pop()) {
            try {
                await release();
            }
            catch (error) {
                failures.push(error);
            }
        }
        if (failures.length > 0)
            throw asError(failures[0]);
    }
}
//# sourceMappingURL=service.js.map