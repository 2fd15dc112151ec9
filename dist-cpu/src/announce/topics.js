import { hex } from '../lib/keys.js';
import * as schedule from './schedule.js';
/** A key that fewer than half of the nodes took is tried again after this, and twice as long. */
const RETRY_MS = 60_000;
/** As many nodes as may have a record of a key at once, for the day it is taken back. */
const MAX_HOLDERS = 30;
export class Topics {
    #settings;
    /** By discovery key in hex, oldest first. */
    #all = new Map();
    #relays = [];
    #stamp;
    constructor(settings) {
        this.#settings = settings;
        this.#stamp = schedule.stampOf(settings.networkId, []);
    }
    get size() {
        return this.#all.size;
    }
    /** What records say from now on. */
    get content() {
        return { relayAddresses: this.#relays, stamp: this.#stamp };
    }
    all() {
        return [...this.#all.values()];
    }
    has(discoveryKey) {
        return this.#all.has(hex(discoveryKey));
    }
    /** Without a history that holds here, somebody must announce it now: it is `queued`. */
    add(discoveryKey, history, nowMs) {
        const { ownId, cycleMs, networkId } = this.#settings;
        const place = schedule.placeOf(discoveryKey, ownId);
        const topic = {
            discoveryKey,
            place,
            storedAtMs: null,
            dueAtMs: nowMs,
            records: 0,
            reachable: 0,
            stamp: null,
            holders: [],
            failures: 0,
            queued: true,
            busy: undefined,
            removed: false,
        };
        this.#all.set(hex(discoveryKey), topic);
        if (!history || history.records === 0)
            return topic;
        if (!schedule.isSameNetwork(history.stamp, networkId))
            return topic;
        const { atMs, records, reachable, stamp } = history;
        const isOutdated = this.#relays.length > 0 && schedule.isOutdated(stamp, this.#stamp);
        const dueAtMs = isOutdated ? nowMs : schedule.nextRenewal(place, atMs, cycleMs);
        const known = { storedAtMs: atMs, records, reachable, stamp, dueAtMs, queued: false };
        return Object.assign(topic, known);
    }
    remove(discoveryKey) {
        const topic = this.#all.get(hex(discoveryKey));
        this.#all.delete(hex(discoveryKey));
        if (topic)
            topic.removed = true;
        return topic;
    }
    clear() {
        this.#all.clear();
    }
    takeDue(nowMs) {
        const due = schedule.takeDue(this.#all.values(), nowMs, this.#settings.cycleMs);
        for (const topic of due)
            topic.queued = true;
        return due;
    }
    /** The peer is reached through these from now on. For a moment there may be none: no change. */
    setRelays(relays, nowMs) {
        const stamp = schedule.stampOf(this.#settings.networkId, relays);
        if (relays.length === 0 || stamp === this.#stamp)
            return;
        this.#relays = relays;
        this.#stamp = stamp;
        for (const topic of this.#all.values()) {
            // As long as one address holds, clients get through, and the record's turn is soon enough.
            if (topic.stamp !== null && schedule.isOutdated(topic.stamp, stamp))
                topic.dueAtMs = nowMs;
        }
    }
    /**
     * Enters how announcing a topic went.
     * @returns in how many milliseconds it is tried again if it went badly
     */
    note({ topic, holders, reachable }, stamp, nowMs) {
        const { cycleMs } = this.#settings;
        const records = holders.length;
        // Those that held the record before may still have it.
        const former = topic.holders.filter((node) => !node.gone && !holders.includes(node));
        topic.holders = [...holders, ...former].slice(0, MAX_HOLDERS);
        topic.queued = false;
        topic.records = records;
        topic.reachable = reachable;
        const retryMs = Math.min(RETRY_MS * 2 ** topic.failures, cycleMs);
        const isBad = records === 0 || 2 * records < reachable;
        topic.failures = isBad ? topic.failures + 1 : 0;
        topic.dueAtMs = isBad ? nowMs + retryMs : Infinity;
        if (records > 0) {
            topic.storedAtMs = nowMs;
            topic.stamp = stamp;
            const renewalMs = schedule.nextRenewal(topic.place, nowMs, cycleMs);
            topic.dueAtMs = Math.min(topic.dueAtMs, renewalMs);
        }
        return retryMs;
    }
    /** The copies of all keys; undefined while one has none, or waits to be announced. */
    countComplete() {
        let copies = 0;
        for (const { records, queued } of this.#all.values()) {
            if (records === 0 || queued)
                return undefined;
            copies += records;
        }
        return copies;
    }
}
//# sourceMappingURL=topics.js.map