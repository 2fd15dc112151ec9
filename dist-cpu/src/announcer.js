/**
 * DISCOVERY. Keeps every hosted project's discovery key announced on the DHT, by keyspace sweep.
 *
 * Receives discovery keys and hands nothing on: records on DHT nodes are its whole effect. It
 * never sees a project key and never opens a project.
 *
 * Keys are renewed in the order of the keyspace (`announce/schedule.ts`). Neighbours share the nodes
 * that store them, so finding nodes costs what the network costs (`announce/explorer.ts`), and one
 * write token per node serves all its keys (`announce/record-writer.ts`). A new key does not wait
 * for its turn: it has a lane of its own.
 */
import { EventEmitter } from 'node:events';
import { NetworkUnreachable } from './announce/explorer.js';
import { PaceWatch, summary } from './announce/health.js';
import { HyperDhtMessages } from './announce/messages.js';
import { CYCLE_MS, TICK_MS } from './announce/schedule.js';
import { Sweep } from './announce/sweep.js';
import { Topics } from './announce/topics.js';
import { Backoff } from './lib/backoff.js';
import { pause, systemClock } from './lib/clock.js';
import { hex } from './lib/keys.js';
const MINUTE_MS = 60_000;
/** Half of what dht-rpc sends at once by default. */
const MAX_IN_FLIGHT = 40;
/** Keys of the fast lane at a time, so that one that is added meanwhile does not wait long. */
const CHUNK = 256;
/** How often it is said again that the cycle cannot keep up. */
const BEHIND_PAUSE_MS = 10 * MINUTE_MS;
export class Announcer extends EventEmitter {
    #clock;
    #relayAddresses;
    #cycleMs;
    #sweep;
    #topics;
    /** Keys whose records are being taken back, in hex. */
    #removing = new Map();
    /** New keys in groups as they were added; the last group goes first. */
    #new = [];
    /** New keys of this turn of the event loop. */
    #gathering;
    #stop = new AbortController();
    #lanes = new Map();
    #cancelTick;
    #tickedAtMs = -Infinity;
    #backoff;
    #pace = new PaceWatch();
    /** When the present burst of work began; undefined when all is announced. */
    #burstStartedMs;
    constructor(collaborators, settings = {}) {
        super();
        const { dht, keyPair, relayAddresses, clock = systemClock, random } = collaborators;
        this.#clock = clock;
        this.#relayAddresses = relayAddresses;
        this.#cycleMs = settings.cycleMs ?? CYCLE_MS;
        this.#topics = new Topics({
            ownId: keyPair.publicKey,
            cycleMs: this.#cycleMs,
            networkId: settings.networkId ?? '',
        });
        this.#backoff = new Backoff({ firstMs: 1000, maxMs: MINUTE_MS, ...(random && { random }) });
        const messages = collaborators.messages ?? new HyperDhtMessages(dht, keyPair, collaborators.announceeOf);
        const maxInFlight = settings.maxInFlight ?? MAX_IN_FLIGHT;
        this.#sweep = new Sweep({ messages, clock }, { maxInFlight });
    }
    get stats() {
        return summary(this.#topics.all(), this.#sweep, {
            nowMs: this.#clock.now(),
            cycleMs: this.#cycleMs,
        });
    }
    /** The ids (32 bytes) of the nodes that hold each key, as far as this process stored it. */
    holders() {
        return this.#topics.all().map(({ discoveryKey, holders }) => ({
            discoveryKey,
            holders: holders.filter(({ gone }) => !gone).map(({ id }) => id),
        }));
    }
    /** Announces the key now and keeps it announced. Safe to repeat. */
    add(discoveryKey, history) {
        this.addAll([{ discoveryKey, history }]);
    }
    /**
     * Announces keys and keeps them announced: those without a history now, as fast as the network
     * allows, the others when their records need it.
     */
    addAll(keys) {
        if (this.#stop.signal.aborted)
            return;
        for (const { discoveryKey, history } of keys) {
            if (this.#topics.has(discoveryKey))
                continue;
            const removing = this.#removing.get(hex(discoveryKey));
            if (removing) {
                // Else what takes the old record back could take the new one.
                void removing.then(() => this.add(discoveryKey));
                continue;
            }
            const topic = this.#topics.add(discoveryKey, history, this.#clock.now());
            if (topic.queued)
                this.#gather(topic);
        }
        this.#burstStartedMs ??= this.#clock.now();
        if (!this.#cancelTick)
            this.#tick();
    }
    /** Stops announcing the key and takes its records back. */
    async remove(discoveryKey) {
        const topic = this.#topics.remove(discoveryKey);
        if (!topic)
            return;
        const removing = Promise.resolve(topic.busy)
            .catch(() => { })
            .then(() => this.#erase([topic], this.#stop.signal))
            .finally(() => this.#removing.delete(hex(discoveryKey)));
        this.#removing.set(hex(discoveryKey), removing);
        await removing;
        this.#maybeComplete();
    }
    /**
     * Stops announcing and takes back what fits in the deadline, newest first; the rest expires by
     * itself.
     * @returns how many keys were taken back, of how many
     */
    async close(deadlineMs = 5000) {
        this.#stop.abort();
        this.#cancelTick?.();
        const topics = this.#topics.all().reverse();
        this.#topics.clear();
        const deadline = new AbortController();
        if (deadlineMs === 0)
            deadline.abort();
        const over = pause(this.#clock, deadlineMs, deadline.signal);
        const erased = new Set();
        const erase = async () => {
            await Promise.all(this.#lanes.values());
            await this.#erase(topics, deadline.signal, (topic) => erased.add(topic));
        };
        await Promise.race([erase(), over]);
        deadline.abort();
        return { unannounced: erased.size, keys: topics.length };
    }
    /** Keys that are added one by one are announced together. */
    #gather(topic) {
        if (this.#gathering) {
            this.#gathering.push(topic);
            return;
        }
        const group = (this.#gathering = [topic]);
        queueMicrotask(() => {
            this.#gathering = undefined;
            this.#new.push(group.sort((a, b) => a.place - b.place));
            this.#start('new', () => this.#runNew());
        });
    }
    #start(lane, run) {
        if (this.#lanes.has(lane) || this.#stop.signal.aborted)
            return;
        const running = run()
            // Only whoever listens to events can fail here; the next tick goes on.
            .catch(() => { })
            .finally(() => {
            this.#lanes.delete(lane);
            // One may have come between the last look and this.
            if (this.#new.length > 0)
                this.#start('new', () => this.#runNew());
        });
        this.#lanes.set(lane, running);
    }
    async #runNew() {
        for (let group = this.#new.at(-1); group; group = this.#new.at(-1)) {
            const chunk = group.splice(0, CHUNK);
            if (group.length === 0)
                this.#new.splice(this.#new.indexOf(group), 1);
            const left = await this.#announce(chunk, 'new');
            if (this.#stop.signal.aborted)
                return;
            if (left.length > 0)
                this.#new.push(left);
            this.#maybeComplete();
        }
    }
    /** Every few seconds as long as there are keys; the only timer there is. */
    #tick() {
        this.#cancelTick?.();
        this.#cancelTick = undefined;
        if (this.#topics.size === 0 || this.#stop.signal.aborted)
            return;
        this.#cancelTick = this.#clock.after(TICK_MS, () => this.#tick());
        const nowMs = this.#clock.now();
        if (nowMs < this.#tickedAtMs)
            this.#sweep.forget();
        this.#tickedAtMs = nowMs;
        this.#topics.setRelays(this.#relayAddresses(), nowMs);
        this.#sweep.map.expire(nowMs - 3 * this.#cycleMs);
        this.#checkPace();
        this.#start('renewal', () => this.#runRenewals());
    }
    async #runRenewals() {
        let left;
        do {
            const due = this.#topics.takeDue(this.#clock.now());
            left = await this.#announce(due, 'renewal');
            for (const topic of left)
                topic.queued = false;
        } while (left.length > 0 && !this.#stop.signal.aborted);
        this.#maybeComplete();
    }
    /** Returns those that are left because nobody answered, after waiting for a better time. */
    async #announce(topics, lane) {
        if (topics.length === 0)
            return [];
        const startedAtMs = this.#clock.now();
        this.#topics.setRelays(this.#relayAddresses(), startedAtMs);
        const { relayAddresses, stamp } = this.#topics.content;
        try {
            await this.#sweep.announce(topics, {
                lane,
                relayAddresses,
                replaces: (topic) => topic.stamp !== null && topic.stamp !== stamp,
                signal: this.#stop.signal,
                onOutcome: (outcome) => this.#note(outcome, { stamp, startedAtMs }),
            });
            return [];
        }
        catch (error) {
            const left = topics.filter(({ queued, removed }) => queued && !removed);
            if (!(error instanceof NetworkUnreachable)) {
                // A bug must not cost a key its turn.
                for (const topic of left)
                    topic.queued = false;
                throw error;
            }
            const retryMs = this.#backoff.next();
            this.emit('announce-failed', { keys: left.length, unreachable: true, error, retryMs });
            await pause(this.#clock, retryMs, this.#stop.signal);
            return left;
        }
    }
    #note(outcome, { stamp, startedAtMs }) {
        const atMs = this.#clock.now();
        const retryMs = this.#topics.note(outcome, stamp, atMs);
        const { discoveryKey, records, reachable, removed } = outcome.topic;
        if (removed)
            return;
        if (records > 0) {
            this.#backoff.reset();
            const ms = atMs - startedAtMs;
            this.emit('announced', { discoveryKey, atMs, records, reachable, stamp, ms });
        }
        else {
            const error = new Error('no node took the announcement');
            this.emit('announce-failed', { keys: 1, unreachable: false, error, retryMs });
        }
    }
    #checkPace() {
        const times = { nowMs: this.#clock.now(), cycleMs: this.#cycleMs, pauseMs: BEHIND_PAUSE_MS };
        const news = this.#pace.check(this.#topics.all(), this.#sweep, times);
        if (news === 'caught-up')
            this.emit('caught-up');
        else if (news && this.#backoff.failures === 0)
            this.emit('behind', news);
    }
    #maybeComplete() {
        if (this.#stop.signal.aborted || this.#burstStartedMs === undefined)
            return;
        const records = this.#topics.countComplete();
        if (records === undefined)
            return;
        const ms = this.#clock.now() - this.#burstStartedMs;
        this.#burstStartedMs = undefined;
        const keys = this.#topics.size;
        if (keys > 0)
            this.emit('complete', { keys, records, ms });
    }
    async #erase(topics, signal, onErased = () => { }) {
        const isOut = ({ storedAtMs, holders }) => storedAtMs !== null || holders.length > 0;
        try {
            await this.#sweep.erase(topics.filter(isOut), {
                signal,
                onBegin: ({ discoveryKey }) => this.emit('unannounced', { discoveryKey }),
                onErased,
            });
        }
        catch {
            // Nobody to tell: the records expire by themselves.
        }
    }
}
//# sourceMappingURL=announcer.js.map