import { compareDistance, flipBit, ID_BITS, nodeIdOf, sharedBits } from './keyspace.js';
import { addressOf } from './node-map.js';
/** Copies of a record: those 20 nodes that a lookup asks (Kademlia's k, in HyperDHT). */
export const COPIES = 20;
/** How long a part of the keyspace counts as seen: nodes come and go. */
const COVERAGE_MS = 60_000;
/** Requests of one query at once, as in dht-rpc. */
const CONCURRENCY = 10;
/** A node that has answered before is asked again before it is given up. */
const TRIES = { known: 3, unknown: 2 };
/** A query that has its 20 answers does not wait for a node that takes this much longer. */
const slowMs = (rttMs) => 150 + 3 * rttMs;
/** Ends the tiling of a region that strangers filled with nodes; the best known are good enough. */
const MAX_QUERIES = 64;
/** No node answered at all. */
export class NetworkUnreachable extends Error {
    constructor() {
        super('no DHT node answered');
    }
}
export class Explorer {
    #messages;
    #map;
    #window;
    #clock;
    #covered = [];
    constructor({ messages, map, window, clock }) {
        this.#messages = messages;
        this.#map = map;
        this.#window = window;
        this.#clock = clock;
    }
    /**
     * The nodes closest to the key, nearest first, at most 20; fewer in a smaller network.
     * @param isCrowded whether more keys of the neighbourhood are about to be asked for: then all of
     *   it is looked at, else just the key
     * @throws `NetworkUnreachable`
     */
    async closest(key, lane, isCrowded) {
        for (let queries = 0; queries < MAX_QUERIES; queries++) {
            const found = this.#map.closest(key, COPIES);
            const bits = this.#regionBits(key, found);
            const gap = this.#gap(key, bits);
            if (gap === undefined && found.length > 0)
                return found;
            if (!isCrowded(bits))
                return this.#query(key, lane);
            await this.#query(gap ?? key, lane);
        }
        return this.#map.closest(key, COPIES);
    }
    /** Nothing counts as seen. */
    forget() {
        this.#covered = [];
    }
    /** The bits of the shortest prefix of the key that holds 20 nodes. */
    #regionBits(key, closest) {
        const last = closest[COPIES - 1];
        return last ? sharedBits(key, last.id) : 0;
    }
    /** A point in what is not covered of a prefix, near `point`; undefined where all is. */
    #gap(point, bits) {
        const nowMs = this.#clock.now();
        this.#covered = this.#covered.filter(({ untilMs }) => untilMs > nowMs);
        const inside = [];
        for (const covered of this.#covered) {
            const shared = sharedBits(covered.prefix, point);
            if (shared >= covered.bits && covered.bits <= bits)
                return undefined;
            if (shared >= bits)
                inside.push(covered);
        }
        return uncovered(point, bits, inside);
    }
    /**
     * An iterative lookup that starts from the nodes we know.
     * @returns the 20 closest of those that answered with an id
     */
    async #query(target, lane) {
        const candidates = new Map();
        const hear = (address) => this.#hear(candidates, address);
        const known = this.#map.closest(target, COPIES);
        for (const node of known)
            hear(node);
        if (known.length < COPIES)
            for (const address of this.#messages.seeds())
                hear(address);
        const anyone = () => [...candidates.values()].some(({ state }) => state === 'answered');
        await this.#askAll(candidates, target, lane);
        if (!anyone()) {
            // What we remember of silent nodes may be an outage of ours.
            this.#map.forgive();
            await this.#messages.refresh();
            for (const address of this.#messages.seeds())
                hear(address);
            await this.#askAll(candidates, target, lane);
            if (!anyone())
                throw new NetworkUnreachable();
        }
        const closest = this.#map.closest(target, COPIES);
        const last = closest[COPIES - 1];
        this.#covered.push({
            prefix: target,
            bits: last ? Math.min(sharedBits(target, last.id) + 1, ID_BITS) : 0,
            untilMs: this.#clock.now() + COVERAGE_MS,
        });
        return closest;
    }
    #hear(candidates, address) {
        const key = addressOf(address);
        if (candidates.has(key) || this.#map.isAbsent(address, this.#clock.now()))
            return;
        const id = this.#map.get(address)?.id ?? nodeIdOf(address);
        if (this.#messages.ownId()?.equals(id))
            return;
        candidates.set(key, { address: { host: address.host, port: address.port }, id, state: 'heard' });
    }
    /** Until the 20 closest that are neither silent nor slow have all answered. */
    async #askAll(candidates, target, lane) {
        const running = new Set();
        for (;;) {
            const best = nearest(candidates, target);
            const wanted = best.filter(({ state }) => state === 'heard');
            for (const candidate of wanted.slice(0, CONCURRENCY - running.size)) {
                candidate.state = 'asked';
                const cancelSlow = this.#clock.after(slowMs(this.#window.stats.rttMs), () => {
                    if (candidate.state === 'asked')
                        candidate.state = 'slow';
                });
                const asking = this.#ask(candidate, target, lane, candidates).finally(() => {
                    cancelSlow();
                    running.delete(asking);
                });
                running.add(asking);
            }
            const answered = best.filter(({ state }) => state === 'answered').length;
            if (running.size === 0 || answered === COPIES)
                return;
            await Promise.race(running);
        }
    }
    async #ask(candidate, target, lane, candidates) {
        const { address } = candidate;
        const known = this.#map.get(address);
        const tries = known ? TRIES.known : TRIES.unknown;
        for (let i = 0; i < tries; i++) {
            let sentAtMs = 0;
            const send = () => {
                sentAtMs = this.#clock.now();
                return this.#messages.lookup(address, target);
            };
            const answer = await this.#window.run(lane, send, known?.misses === 0);
            if (!answer) {
                if (known)
                    known.misses++;
                continue;
            }
            candidate.state = 'answered';
            if (answer.id?.equals(candidate.id)) {
                const { id, token } = answer;
                candidate.node = this.#map.note(address, { id, token, sentAtMs });
            }
            for (const closer of answer.closerNodes)
                this.#hear(candidates, closer);
            return;
        }
        candidate.state = 'silent';
        this.#map.drop(address, this.#clock.now());
    }
}
/**
 * The 20 nearest that are neither silent nor slow. One that answered without an id (a bootstrap node before it
 * knows its address, say) helps on and keeps nobody's place.
 */
function nearest(candidates, target) {
    return [...candidates.values()]
        .filter(({ state, node }) => state === 'answered' ? node : state === 'heard' || state === 'asked')
        .sort((a, b) => compareDistance(target, a.id, b.id))
        .slice(0, COPIES);
}
/** A point of the prefix that none of what is covered inside it contains, `point` if it can be. */
function uncovered(point, bits, inside) {
    if (inside.length === 0)
        return point;
    if (inside.some((covered) => covered.bits <= bits))
        return undefined;
    const ours = inside.filter(({ prefix }) => sharedBits(prefix, point) > bits);
    const theirs = inside.filter(({ prefix }) => sharedBits(prefix, point) === bits);
    return uncovered(point, bits + 1, ours) ?? uncovered(flipBit(point, bits), bits + 1, theirs);
}
//# sourceMappingURL=explorer.js.map