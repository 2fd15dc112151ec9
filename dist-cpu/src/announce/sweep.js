import { COPIES, Explorer } from './explorer.js';
import { sharedBits } from './keyspace.js';
import { NodeMap } from './node-map.js';
import { RecordWriter } from './record-writer.js';
import { RequestWindow } from './request-window.js';
/** Keys whose stores are under way at once: enough to fill the window, and tokens stay fresh. */
const KEYS_IN_FLIGHT = 64;
/** How often others stand in for nodes that did not store. */
const MAX_ROUNDS = 5;
/** Keys this near share their nodes: more than two are worth seeing the neighbourhood whole. */
const FEW = 2;
export class Sweep {
    map = new NodeMap();
    window;
    #explorer;
    #writer;
    constructor({ messages, clock }, { maxInFlight }) {
        this.window = new RequestWindow({ maxLimit: maxInFlight, clock });
        const shared = { messages, clock, map: this.map, window: this.window };
        this.#explorer = new Explorer(shared);
        this.#writer = new RecordWriter(shared);
    }
    /**
     * Announces the topics, which come sorted by place; stops in between when the signal aborts.
     * Every topic that was begun has its outcome when this settles.
     * @throws `NetworkUnreachable` where nobody answers; topics without an outcome are left to do
     */
    async announce(topics, options) {
        const { lane, signal } = options;
        const explore = async (topic, i) => {
            const isCrowded = (bits) => {
                const neighbour = topics[i + FEW] ?? topics[i - FEW];
                return (neighbour !== undefined && sharedBits(neighbour.discoveryKey, topic.discoveryKey) >= bits);
            };
            const closest = await this.#explorer.closest(topic.discoveryKey, lane, isCrowded);
            return () => {
                topic.busy = this.#store(topic, closest, options).finally(() => (topic.busy = undefined));
                return topic.busy;
            };
        };
        await inFlight(topics, signal, explore, ({ removed }) => removed);
    }
    /** Takes records back from the nodes that hold them, as far as those are still there. */
    async erase(topics, { signal, onBegin, onErased }) {
        await inFlight(topics, signal, async (topic) => {
            // After a restart it is not known who holds a record: those closest to its key, most likely.
            const holders = topic.holders.length > 0
                ? topic.holders
                : await this.#explorer.closest(topic.discoveryKey, 'new', () => false);
            return async () => {
                onBegin(topic);
                const gone = await Promise.all(holders.map((node) => this.#writer.erase(node, topic.discoveryKey, 'new')));
                topic.holders = holders.filter((node, i) => !gone[i] && !node.gone);
                if (topic.holders.length === 0)
                    onErased(topic);
            };
        });
    }
    /** Starts afresh: what was noted with times of another clock says nothing. */
    forget() {
        this.map.clear();
        this.#explorer.forget();
    }
    async #store(topic, closest, options) {
        const { lane, relayAddresses, onOutcome } = options;
        const target = topic.discoveryKey;
        const content = { target, relayAddresses, replaces: options.replaces(topic) };
        const holders = [];
        const tried = new Set();
        let wanted = closest;
        // The next ones stand in for nodes that do not store: a lookup passes by them as well.
        for (let round = 0; round < MAX_ROUNDS && wanted.length > 0; round++) {
            for (const node of wanted)
                tried.add(node);
            const taken = await Promise.all(wanted.map((node) => this.#writer.store(node, content, lane)));
            holders.push(...wanted.filter((_, i) => taken[i]));
            const missing = closest.length - holders.length;
            const isSpare = (node) => !tried.has(node) && this.#writer.canStore(node);
            wanted = missing === 0 ? [] : this.map.closest(target, missing, isSpare);
        }
        const there = [...tried].filter((node) => !node.gone).length;
        onOutcome({ topic, holders, reachable: Math.min(COPIES, there) });
    }
}
/**
 * Prepares one after the other and has the prepared ones run beside one another. Settles when all
 * that was begun has ended; a failed preparation ends it.
 */
async function inFlight(topics, signal, prepare, isGone = () => false) {
    const running = new Set();
    try {
        for (const [i, topic] of topics.entries()) {
            if (signal.aborted)
                return;
            if (isGone(topic))
                continue;
            const run = await prepare(topic, i);
            if (isGone(topic))
                continue;
            while (running.size >= KEYS_IN_FLIGHT)
                await Promise.race(running);
            const work = run().finally(() => running.delete(work));
            running.add(work);
        }
    }
    finally {
        await Promise.all(running);
    }
}
//# sourceMappingURL=sweep.js.map