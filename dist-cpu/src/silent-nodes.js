import { systemClock } from './lib/clock.js';
const FORGET_MS = 120_000;
const MAX_NODES = 1024;
/** One datagram gets lost easily. */
const MIN_TRIES = 3;
export class SilentNodes {
    #clock;
    /** When it was found silent, by `host:port`, the latest last. */
    #since = new Map();
    #heardAtMs = -Infinity;
    constructor({ clock = systemClock } = {}) {
        this.#clock = clock;
    }
    get size() {
        return this.#since.size;
    }
    /** Call it in the tick in which the DHT node was made. */
    watch(dht) {
        const { _filterNode: isUsable } = dht;
        // Of nodes that others name; `_addNodeFromNetwork` comes first for one that spoke itself.
        dht._filterNode = (node) => !this.has(node) && (isUsable?.(node) ?? true);
        const addNode = dht._addNodeFromNetwork.bind(dht);
        dht._addNodeFromNetwork = (sample, from, to) => {
            this.#heardAtMs = Date.now();
            if (this.#since.size > 0)
                this.#since.delete(keyOf(from));
            addNode(sample, from, to);
        };
        const { io } = dht;
        const onTimeout = io.ontimeout;
        io.ontimeout = (request) => {
            onTimeout(request);
            // Where nobody was heard meanwhile, it may be this machine that was cut off.
            if (request.sent < MIN_TRIES || this.#heardAtMs < request._timestamp)
                return;
            this.add(request.to);
        };
    }
    has(node) {
        if (this.#since.size === 0)
            return false;
        const sinceMs = this.#since.get(keyOf(node));
        return sinceMs !== undefined && Math.abs(this.#clock.now() - sinceMs) < FORGET_MS;
    }
    add(node) {
        const key = keyOf(node);
        this.#since.delete(key);
        this.#since.set(key, this.#clock.now());
        if (this.#since.size <= MAX_NODES)
            return;
        for (const oldest of this.#since.keys()) {
            this.#since.delete(oldest);
            return;
        }
    }
    /** On another network, what was silent may be heard. */
    clear() {
        this.#since.clear();
    }
}
function keyOf({ host, port }) {
    return `${host}:${port}`;
}
//# sourceMappingURL=silent-nodes.js.map