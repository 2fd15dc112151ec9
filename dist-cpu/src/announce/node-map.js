import { compareDistance, HEAD_BITS, headOf } from './keyspace.js';
export function addressOf({ host, port }) {
    return `${host}:${port}`;
}
export class NodeMap {
    /** By head. */
    #sorted = [];
    #byAddress = new Map();
    /** Addresses that did not answer, and until when they are not asked again. */
    #absent = new Map();
    get size() {
        return this.#sorted.length;
    }
    get(address) {
        return this.#byAddress.get(addressOf(address));
    }
    /** The node answered, with its id verified. */
    note(address, answer) {
        this.#absent.delete(addressOf(address));
        const node = this.get(address) ?? this.#insert(address, answer.id);
        node.seenAtMs = answer.sentAtMs;
        node.misses = 0;
        if (answer.token) {
            node.token = answer.token;
            node.tokenAtMs = answer.sentAtMs;
        }
        return node;
    }
    /** The node did not answer: it is left alone for a while, each time longer. */
    drop(address, nowMs) {
        const key = addressOf(address);
        const times = (this.#absent.get(key)?.times ?? 0) + 1;
        const leaveMs = Math.min(ABSENT_MS * 2 ** (times - 1), MAX_ABSENT_MS);
        // A stranger's reply can list any address: the memory for them is bounded.
        if (this.#absent.size >= MAX_ABSENT) {
            this.#absent.delete(this.#absent.keys().next().value);
        }
        this.#absent.set(key, { untilMs: nowMs + leaveMs, times });
        this.#remove(key);
    }
    isAbsent(address, nowMs) {
        return (this.#absent.get(addressOf(address))?.untilMs ?? -Infinity) > nowMs;
    }
    /** After an outage of ours: nobody is to blame for having been silent. */
    forgive() {
        this.#absent.clear();
    }
    clear() {
        this.forgive();
        this.expire(Infinity);
    }
    /** Forgets those that were not heard of since. */
    expire(beforeMs) {
        for (const node of [...this.#sorted]) {
            if (node.seenAtMs < beforeMs)
                this.#remove(addressOf(node));
        }
    }
    /** The nodes closest to the target, nearest first; at most `count`. */
    closest(target, count, accept = () => true) {
        const head = headOf(target);
        // The closest nodes share the longest prefix with the target: widen it until it holds enough.
        for (let bits = HEAD_BITS;; bits--) {
            const width = 2 ** (HEAD_BITS - bits);
            const from = Math.floor(head / width) * width;
            const start = this.#indexOf(from);
            const end = this.#indexOf(from + width);
            if (end - start < count && bits > 0)
                continue;
            const nodes = this.#sorted.slice(start, end).filter(accept);
            if (nodes.length < count && bits > 0)
                continue;
            return nodes.sort((a, b) => compareDistance(target, a.id, b.id)).slice(0, count);
        }
    }
    #insert({ host, port }, id) {
        const node = {
            host,
            port,
            id,
            head: headOf(id),
            token: null,
            tokenAtMs: 0,
            seenAtMs: 0,
            misses: 0,
            refusals: 0,
            muteUntilMs: -Infinity,
            gone: false,
        };
        this.#sorted.splice(this.#indexOf(node.head), 0, node);
        this.#byAddress.set(addressOf(node), node);
        return node;
    }
    #remove(key) {
        const node = this.#byAddress.get(key);
        if (!node)
            return;
        node.gone = true;
        this.#byAddress.delete(key);
        this.#sorted.splice(this.#sorted.indexOf(node), 1);
    }
    /** The first index whose head is at least `head`. */
    #indexOf(head) {
        let low = 0;
        let high = this.#sorted.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.#sorted[middle].head < head)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
const ABSENT_MS = 60_000;
const MAX_ABSENT_MS = 10 * 60_000;
const MAX_ABSENT = 10_000;
//# sourceMappingURL=node-map.js.map