/**
 * DISCOVERY. Which bootstrap nodes live: the only ones that a query of ours asks.
 *
 * dht-rpc (6.27.0) asks every bootstrap node in each query while it knows fewer than 20 nodes, one
 * name after the other, and waits 6 s for a dead one. So it gets its bootstrap nodes from here: each
 * is asked at the start, and enters when it answers. Who is silent is set aside and asked again
 * later, sooner while nobody answers at all. Nodes known from before are asked the same way; those
 * that live enter the routing table by their answer, and dead ones never do.
 */
import { lookup } from 'node:dns/promises';
import { nodeIdOf } from './announce/keyspace.js';
import { Backoff } from './lib/backoff.js';
import { systemClock } from './lib/clock.js';
import { ipv4Scope } from './lib/ipv4.js';
import { Service } from './lib/service.js';
import { SilentNodes } from './silent-nodes.js';
/** The first query waits so long for somebody to answer: three times a satellite link's way. */
const FIRST_ANSWER_MS = 2000;
/** Others that live answer within so much of the first. */
const GRACE_MS = 150;
/** Datagrams get lost; each try takes a second. */
const TRIES = 3;
const ALIVE_AGAIN_MS = 30_000;
const SILENT = { firstMs: 2000, maxMs: 300_000 };
/** Where nobody answers at all: to be back soon after the network is. */
const ALONE_MS = 10_000;
/** A name that was resolved is good for so long, and longer while it cannot be resolved. */
const RESOLVED_MS = 600_000;
const MAX_SEEDS = 20;
export class BootstrapWatch extends Service {
    #dht;
    #clock;
    #resolve;
    #silent;
    #known;
    #entries;
    #isJoined = false;
    #isLate = false;
    #firstAnswer = Promise.resolve();
    #cancelFirst = () => { };
    constructor({ dht, clock = systemClock, resolve = resolveIpv4 }, { entries, known = [] }) {
        super();
        this.#dht = dht;
        this.#clock = clock;
        this.#silent = new SilentNodes({ clock });
        this.#resolve = resolve;
        this.#known = known;
        this.#entries = entries.map(toEntry);
    }
    /** Where bootstrap nodes answered the last time they were asked. */
    get alive() {
        return this.#entries.flatMap(({ address }) => (address ? [address] : []));
    }
    /** As they were given. */
    get setAside() {
        return this.#entries.filter(({ isAside }) => isAside).map(({ text }) => text);
    }
    /**
     * Takes over at once, and asks in the background. Call it in the tick in which the DHT node was
     * made: from the next one on it asks bootstrap nodes.
     */
    start() {
        this.#dht._resolveBootstrapNodes = () => this.#seeds();
        this.#silent.watch(this.#dht);
        // Until they answer: others may name them, and a query would wait for them.
        for (const node of this.#known)
            this.#silent.add(node);
        for (const { host, port } of this.#entries)
            this.#silent.add({ host, port });
        this.#firstAnswer = new Promise((resolve) => {
            const answered = () => {
                cancelLimit();
                this.#cancelFirst = this.#clock.after(GRACE_MS, resolve);
            };
            const cancelLimit = this.#clock.after(FIRST_ANSWER_MS, () => {
                this.#isLate = true;
                resolve();
            });
            this.#cancelFirst = () => {
                cancelLimit();
                resolve();
            };
            this.once('joined', answered);
            const asked = [...this.#known.map((node) => this.#askKnown(node)), ...this.#askAll()];
            void Promise.allSettled(asked).then(() => {
                // All were asked, so there is nobody to wait for.
                if (!this.#isJoined)
                    this.#isLate = true;
                cancelLimit();
                resolve();
            });
        });
        void this.ready();
    }
    /** After a sleep or on another network: everything may be different. */
    askAgain() {
        if (this.closing)
            return;
        this.#silent.clear();
        for (const entry of this.#entries) {
            entry.resolved = undefined;
            entry.backoff.reset();
        }
        void Promise.all(this.#askAll());
    }
    open() {
        this.defer(() => {
            this.#cancelFirst();
            for (const { cancelTimer } of this.#entries)
                cancelTimer?.();
        });
        return Promise.resolve();
    }
    /** What a query starts from where its routing table is small. Never throws. */
    async *#seeds() {
        await this.#firstAnswer;
        if (this.alive.length === 0 && this.#dht.nodes.length === 0 && !this.closing) {
            await this.#someoneOf(this.#askAll());
        }
        // What answered since the query began is in the routing table, and not in the query.
        for (const { host, port } of [...this.alive, ...this.#dht.toArray({ limit: MAX_SEEDS })]) {
            yield { id: nodeIdOf({ host, port }), host, port };
        }
    }
    /** Until the first of them answers, or none did. */
    async #someoneOf(asked) {
        let onJoined = () => { };
        const answered = new Promise((resolve) => (onJoined = resolve));
        this.once('joined', onJoined);
        await Promise.race([answered, Promise.allSettled(asked)]);
        this.off('joined', onJoined);
    }
    async #askKnown(node) {
        if (await this.#answers(node))
            this.#noteJoined();
    }
    #askAll() {
        return this.#entries.map((entry) => (entry.asking ??= this.#ask(entry)));
    }
    async #ask(entry) {
        entry.cancelTimer?.();
        const address = await this.#findAddress(entry);
        entry.asking = undefined;
        if (this.closing)
            return;
        const before = entry.address;
        entry.address = address;
        if (address) {
            entry.backoff.reset();
            if (entry.isAside)
                this.emit('back', { entry: entry.text, address });
            entry.isAside = false;
        }
        else if (!entry.isAside) {
            entry.isAside = true;
            this.emit('set-aside', { entry: entry.text });
        }
        if (before?.host !== address?.host)
            this.emit('changed');
        if (address)
            this.#noteJoined();
        else if (this.alive.length === 0 && this.#dht.nodes.length === 0)
            this.#isJoined = false;
        entry.cancelTimer = this.#clock.after(this.#nextMs(entry), () => {
            entry.asking ??= this.#ask(entry);
        });
    }
    #nextMs(entry) {
        if (entry.address)
            return ALIVE_AGAIN_MS;
        const delayMs = entry.backoff.next();
        return this.#isJoined ? delayMs : Math.min(delayMs, ALONE_MS);
    }
    #noteJoined() {
        if (this.#isJoined || this.closing)
            return;
        this.#isJoined = true;
        const late = this.#isLate;
        this.#isLate = true;
        this.emit('joined', { late });
    }
    async #findAddress(entry) {
        const { suggestedIp, host, port, address } = entry;
        const tried = new Set();
        const first = [address?.host, suggestedIp].filter((ip) => ip !== undefined);
        for (const ip of first) {
            if (!tried.has(ip) && (await this.#answers({ host: ip, port })))
                return { host: ip, port };
            tried.add(ip);
        }
        for (const ip of await this.#addressesOf(entry, host)) {
            if (!tried.has(ip) && (await this.#answers({ host: ip, port })))
                return { host: ip, port };
            tried.add(ip);
        }
        return undefined;
    }
    async #addressesOf(entry, host) {
        if (ipv4Scope(host) !== undefined)
            return [host];
        const nowMs = this.#clock.now();
        const known = entry.resolved;
        if (known && entry.address && Math.abs(nowMs - known.atMs) < RESOLVED_MS)
            return known.addresses;
        try {
            const addresses = await this.#resolve(host);
            entry.resolved = { addresses, atMs: nowMs };
            return addresses;
        }
        catch {
            return known?.addresses ?? [];
        }
    }
    async #answers(address) {
        for (let i = 0; i < TRIES && !this.closing; i++) {
            try {
                await this.#dht.ping(address, { retry: false });
                return true;
            }
            catch {
                // Silent for a second, or our own node is closed or asleep.
                if (this.#dht.destroyed)
                    return false;
            }
        }
        this.#silent.add(address);
        return false;
    }
}
function toEntry(text) {
    const [name = '', port] = text.split(':');
    const [suggestedIp, host] = name.includes('@') ? name.split('@') : [undefined, name];
    return {
        text,
        suggestedIp,
        host: host ?? '',
        port: Number(port),
        address: undefined,
        isAside: false,
        resolved: undefined,
        backoff: new Backoff(SILENT),
        asking: undefined,
        cancelTimer: undefined,
    };
}
async function resolveIpv4(name) {
    const addresses = await lookup(name, { family: 4, all: true });
    return addresses.map(({ address }) => address);
}
//# sourceMappingURL=bootstrap-watch.js.map