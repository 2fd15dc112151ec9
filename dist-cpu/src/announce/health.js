/** DISCOVERY. How announcing goes, in figures, and why it may not keep up. */
import { performance } from 'node:perf_hooks';
import { COPIES } from './explorer.js';
import { countExpiring, isDue } from './schedule.js';
export function summary(topics, sweep, { nowMs, cycleMs }) {
    const all = [...topics];
    let [announced, due, records, reachable] = [0, 0, 0, 0];
    let oldestAtMs = null;
    for (const topic of all) {
        if (topic.records > 0)
            announced++;
        if (topic.queued || isDue(topic, nowMs))
            due++;
        records += topic.records;
        reachable += topic.reachable;
        if (topic.storedAtMs !== null)
            oldestAtMs = Math.min(oldestAtMs ?? Infinity, topic.storedAtMs);
    }
    const { inFlight, limit, rttMs, loss } = sweep.window.stats;
    return {
        keys: all.length,
        announced,
        due,
        expired: countExpiring(all, nowMs),
        records,
        reachable,
        nodes: sweep.map.size,
        cycleMs,
        oldestMs: oldestAtMs === null ? null : Math.max(0, nowMs - oldestAtMs),
        inFlight,
        window: limit,
        rttMs,
        loss: Math.round(loss * 100) / 100,
    };
}
/** Watches whether records expire before their turn. */
export class PaceWatch {
    #saidAtMs;
    #load = performance.eventLoopUtilization();
    /** What there is to say now, if anything: the same not sooner than after `pauseMs`. */
    check(topics, sweep, { nowMs, cycleMs, pauseMs }) {
        const load = performance.eventLoopUtilization(this.#load).utilization;
        this.#load = performance.eventLoopUtilization();
        // What an earlier process stored expired while nobody could renew it.
        const keys = countExpiring(topics.filter(({ holders }) => holders.length > 0), nowMs);
        if (keys === 0) {
            if (this.#saidAtMs === undefined)
                return undefined;
            this.#saidAtMs = undefined;
            return 'caught-up';
        }
        if (this.#saidAtMs !== undefined && nowMs - this.#saidAtMs < pauseMs)
            return undefined;
        this.#saidAtMs = nowMs;
        const { limit, rttMs, loss } = sweep.window.stats;
        return {
            keys,
            cause: loss > 0.1 ? 'packets-lost' : load > 0.9 ? 'busy-machine' : 'slow-answers',
            requestsPerSecond: Math.round((limit * 1000) / Math.max(rttMs, 1)),
            neededPerSecond: Math.ceil((topics.length * COPIES * 1000) / cycleMs),
        };
    }
}
//# sourceMappingURL=health.js.map