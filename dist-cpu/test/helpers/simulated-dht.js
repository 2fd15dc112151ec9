import { compareDistance, nodeIdOf, sharedBits } from '../../src/announce/keyspace.js';
import { INVALID_TOKEN, } from '../../src/announce/messages.js';
import { hex } from '../../src/lib/keys.js';
const K = 20;
const TIMEOUT_MS = 1000;
/** hyperdht: two thirds of 20 minutes. */
const RECORD_MS = (2 / 3) * 20 * 60_000;
/** dht-rpc: the shortest that a token may be good for. */
const TOKEN_MS = 7500;
export class SimulatedDht {
    nodes = [];
    #byAddress = new Map();
    #clock;
    #random;
    rttMs;
    /** The part of requests that are lost, in [0, 1]. */
    loses = 0;
    requests = 0;
    /** Whether our own connection is there. */
    online = true;
    constructor(clock, random, options) {
        this.#clock = clock;
        this.#random = random;
        this.rttMs = options.rttMs ?? 20;
        for (let i = 0; i < options.size; i++)
            this.join(options.prefix);
    }
    join(prefix = '') {
        const node = this.#createNode(prefix);
        this.nodes.push(node);
        this.#byAddress.set(`${node.host}:${node.port}`, node);
        for (const other of this.nodes) {
            if (other === node)
                continue;
            meet(other, node);
            meet(node, other);
        }
        return node;
    }
    /** It is switched off, and others go on naming it. */
    leave(node) {
        node.behaviour = 'silent';
        this.nodes.splice(this.nodes.indexOf(node), 1);
    }
    ownId() {
        return null;
    }
    seeds() {
        return this.nodes.slice(0, 3);
    }
    async refresh() { }
    lookup(to, target) {
        return this.#request(to, (node) => {
            const token = Buffer.alloc(32, Math.floor(this.#random() * 256));
            token.writeDoubleBE(this.#random());
            node.tokens.set(hex(token), this.#clock.now());
            const closerNodes = closest(node.table.flat(), target).map(({ host, port }) => ({
                host,
                port,
            }));
            return { id: node.id, token, closerNodes, rttMs: this.rttMs };
        });
    }
    announce(to, { target, token }, relayAddresses) {
        const relays = relayAddresses.map(({ host, port }) => `${host}:${port}`).join();
        return this.#write(to, token, (node) => {
            const known = this.#record(node, target);
            // The first value stays, whatever comes after.
            node.records.set(hex(target), { atMs: this.#clock.now(), relays: known?.relays ?? relays });
        });
    }
    unannounce(to, { target, token }) {
        return this.#write(to, token, (node) => void node.records.delete(hex(target)));
    }
    /** Nodes that hold a record of the key now. */
    holders(target) {
        return this.nodes.filter((node) => this.#record(node, target) !== undefined);
    }
    /** What the record says on the nodes that hold it. */
    relays(target) {
        return new Set(this.holders(target).map((node) => this.#record(node, target)?.relays));
    }
    /** Where a perfect announcer would have put it: the 20 closest that store. */
    ideal(target) {
        return closest(this.nodes.filter(({ behaviour }) => behaviour === 'stores'), target);
    }
    /** Whether a client would find the key: one of the 20 closest that answer has a record. */
    isFound(target) {
        const asked = closest(this.nodes.filter(({ behaviour }) => behaviour !== 'silent'), target);
        return asked.some((node) => this.#record(node, target) !== undefined);
    }
    #record(node, target) {
        const record = node.records.get(hex(target));
        return record && this.#clock.now() - record.atMs < RECORD_MS ? record : undefined;
    }
    #write(to, token, write) {
        return this.#request(to, (node) => {
            if (node.behaviour !== 'stores' || !to.id.equals(node.id))
                return undefined;
            const givenAtMs = node.tokens.get(hex(token)) ?? -Infinity;
            if (this.#clock.now() - givenAtMs > TOKEN_MS) {
                const fresh = Buffer.alloc(32);
                fresh.writeDoubleBE(this.#random());
                node.tokens.set(hex(fresh), this.#clock.now());
                return { error: INVALID_TOKEN, token: fresh, rttMs: this.rttMs };
            }
            write(node);
            return { error: 0, token: null, rttMs: this.rttMs };
        });
    }
    #request(to, answer) {
        this.requests++;
        const node = this.#byAddress.get(`${to.host}:${to.port}`);
        const isLost = !this.online || this.#random() < this.loses;
        const isThere = !isLost && node !== undefined && node.behaviour !== 'silent';
        const reply = isThere ? answer(node) : undefined;
        const delayMs = reply === undefined ? TIMEOUT_MS : this.rttMs;
        return new Promise((resolve) => void this.#clock.after(delayMs, () => resolve(reply)));
    }
    #createNode(prefix) {
        for (;;) {
            const byte = () => 1 + Math.floor(this.#random() * 254);
            const host = `10.${byte()}.${byte()}.${byte()}`;
            const port = 1024 + Math.floor(this.#random() * 60_000);
            const id = nodeIdOf({ host, port });
            const bits = [...id.subarray(0, 2)].map((b) => b.toString(2).padStart(8, '0')).join('');
            if (!bits.startsWith(prefix))
                continue;
            const empty = { behaviour: 'stores', records: new Map(), tokens: new Map() };
            return { host, port, id, table: [], ...empty };
        }
    }
}
function meet(node, other) {
    const bucket = (node.table[sharedBits(node.id, other.id)] ??= []);
    if (bucket.length < K)
        bucket.push(other);
    // A full bucket drops a node that does not answer any more.
    const dead = bucket.findIndex(({ behaviour }) => behaviour === 'silent');
    if (dead !== -1)
        bucket[dead] = other;
}
function closest(nodes, target) {
    return [...nodes].sort((a, b) => compareDistance(target, a.id, b.id)).slice(0, K);
}
//# sourceMappingURL=simulated-dht.js.map