import { MapeoWebError } from '../lib/errors.js';
/** The app opens its WebSocket as soon as it has written the peer's role: milliseconds. */
const WAIT_MS = 60_000;
/** From the last WebSocket that opened: no first sync takes longer, and no promise lasts longer. */
const LONGEST_MS = 300_000;
/** Held open promises cost file descriptors; nobody adds this many projects at once by hand. */
const MAX_PROMISES = 64;
/** How long after the 200 a shutdown still expects the WebSocket. */
const START_MS = 2000;
const RETRY_MS = 30_000;
export class FirstSyncs {
    #acquire;
    #clock;
    #promises = new Map();
    /** Projects that are opening: what their past says of our role is about to change. */
    #adding = new Set();
    #waiting = new Set();
    constructor({ acquire, clock }) {
        this.#acquire = acquire;
        this.#clock = clock;
    }
    isPromised(projectId) {
        return this.#promises.has(projectId) || this.#adding.has(projectId);
    }
    /** @throws `BUSY` where too many are under way; what opening the project throws */
    async promise(projectId) {
        if (!this.#promises.has(projectId) && this.#promises.size >= MAX_PROMISES) {
            throw new MapeoWebError('BUSY', 'too many projects are being added', {
                retryAfterMs: RETRY_MS,
            });
        }
        this.#adding.add(projectId);
        try {
            this.#keep(projectId, await this.#acquire(projectId));
        }
        finally {
            this.#adding.delete(projectId);
        }
    }
    #keep(projectId, lease) {
        const known = this.#promises.get(projectId);
        if (known) {
            lease.release();
            known.served = false;
            known.madeAtMs = this.#clock.now();
            this.#expireLater(projectId, known);
            return;
        }
        const promise = {
            lease,
            sockets: 0,
            served: false,
            madeAtMs: this.#clock.now(),
            cancelExpiry: () => { },
        };
        this.#promises.set(projectId, promise);
        this.#expireLater(projectId, promise);
    }
    /** A WebSocket of the project opened; call the result when it closed. */
    begin(projectId) {
        const promise = this.#promises.get(projectId);
        if (!promise)
            return () => { };
        promise.sockets++;
        this.#expireLater(projectId, promise);
        return () => {
            promise.sockets--;
            promise.served = true;
            if (this.#promises.get(projectId) === promise)
                this.#expireLater(projectId, promise);
            this.#wake();
        };
    }
    /** Resolves once every promise was kept, or after `deadlineMs`. */
    async drained(deadlineMs) {
        const endMs = this.#clock.now() + deadlineMs;
        const timers = [START_MS, deadlineMs].map((ms) => this.#clock.after(ms, () => this.#wake()));
        while (this.#clock.now() < endMs && this.#isOwing()) {
            await new Promise((resolve) => this.#waiting.add(resolve));
        }
        for (const cancel of timers)
            cancel();
    }
    close() {
        for (const [projectId, promise] of this.#promises)
            this.#end(projectId, promise);
    }
    #isOwing() {
        const startMs = this.#clock.now() - START_MS;
        return [...this.#promises.values()].some(({ sockets, served, madeAtMs }) => !served && (sockets > 0 || madeAtMs > startMs));
    }
    #expireLater(projectId, promise) {
        promise.cancelExpiry();
        // An app that stays connected is served like any other after a while.
        const delayMs = promise.sockets > 0 ? LONGEST_MS : WAIT_MS;
        promise.cancelExpiry = this.#clock.after(delayMs, () => this.#end(projectId, promise));
    }
    #end(projectId, promise) {
        promise.cancelExpiry();
        if (this.#promises.get(projectId) === promise)
            this.#promises.delete(projectId);
        promise.lease.release();
        this.#wake();
    }
    #wake() {
        for (const resolve of this.#waiting)
            resolve();
        this.#waiting.clear();
    }
}
//# sourceMappingURL=first-syncs.js.map