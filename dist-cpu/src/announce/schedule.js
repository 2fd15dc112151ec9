const MINUTE_MS = 60_000;
/** Nodes forget a record 13.3 to 26.7 minutes after it was stored (hyperdht 6.34). */
export const RECORD_MS = 13 * MINUTE_MS;
export const CYCLE_MS = 10 * MINUTE_MS;
/** Keys that fall due within one are announced together, and share lookups and tokens. */
export const TICK_MS = 15_000;
/** A key that was stored just before its place in the cycle waits for the next one. */
const TOO_SOON = 0.2;
/**
 * Overdue keys that one tick may take even where the cycle is nearly empty: some 70 requests a
 * second, so that many peers that are restarted at the same moment are no storm.
 */
export const MIN_PER_TICK = 50;
/** How much faster than in the regular course overdue keys are announced. */
const CATCH_UP = 2;
/** @param ownId 32 bytes: the announcing identity */
export function placeOf(discoveryKey, ownId) {
    return ((discoveryKey.readUInt32BE(0) ^ ownId.readUInt32BE(0)) >>> 0) / 2 ** 32;
}
/** The first time of the topic's place that is not too soon after it was stored. */
export function nextRenewal(place, storedAtMs, cycleMs) {
    const earliest = storedAtMs + TOO_SOON * cycleMs;
    const start = Math.floor(earliest / cycleMs) * cycleMs + place * cycleMs;
    return Math.round(start >= earliest ? start : start + cycleMs);
}
/** A clock that was set back must not put a renewal off. */
export function isDue(topic, nowMs) {
    return topic.dueAtMs <= nowMs || (topic.storedAtMs ?? 0) > nowMs;
}
/**
 * What to announce now: those first that are due the longest, and no more than keeps the pace; in
 * the order of the cycle. What is left over is due at the next tick.
 */
export function takeDue(topics, nowMs, cycleMs) {
    const due = [];
    let count = 0;
    for (const topic of topics) {
        count++;
        if (!topic.queued && isDue(topic, nowMs))
            due.push(topic);
    }
    const pace = Math.max(MIN_PER_TICK, Math.ceil((CATCH_UP * count * TICK_MS) / cycleMs));
    if (due.length > pace) {
        due.sort((a, b) => a.dueAtMs - b.dueAtMs);
        due.length = pace;
    }
    return due.sort((a, b) => a.place - b.place);
}
/** Records that must have expired, or are about to: the cycle cannot keep up. */
export function countExpiring(topics, nowMs) {
    let count = 0;
    for (const { storedAtMs, records } of topics) {
        if (records > 0 && storedAtMs !== null && nowMs - storedAtMs > RECORD_MS)
            count++;
    }
    return count;
}
/** What a record says, for comparison: the network it is in and the addresses in it. */
export function stampOf(networkId, relayAddresses) {
    const addresses = relayAddresses.map(({ host, port }) => `${host}:${port}`).sort();
    return [networkId, ...addresses].join(' ');
}
export function isSameNetwork(stamp, networkId) {
    return stamp.split(' ', 1)[0] === networkId;
}
/** Whether none of the addresses that a record names holds any more. */
export function isOutdated(stamp, current) {
    const [, ...addresses] = stamp.split(' ');
    const [, ...now] = current.split(' ');
    return stamp !== current && !addresses.some((address) => now.includes(address));
}
//# sourceMappingURL=schedule.js.map