import { ipv4Scope } from './lib/ipv4.js';
/** @param localAddresses of this machine */
export function countVotes(votes, localAddresses) {
    const reached = votes.filter(({ outcome }) => outcome === 'reached').length;
    const against = votes.filter(({ outcome }) => outcome === 'not-reached').length;
    const ahead = votes.flatMap(({ clockAheadMs }) => (clockAheadMs === null ? [] : [clockAheadMs]));
    return {
        reachability: reachabilityOf(reached, reached + against),
        reached,
        voters: reached + against,
        asked: votes.length,
        mapping: mappingOf(votes, localAddresses),
        seen: seenAt(votes),
        clockAheadMs: median(ahead),
        clocks: ahead.length,
    };
}
function reachabilityOf(reached, voters) {
    if (voters === 0)
        return 'unknown';
    if (reached === 0)
        return 'unreachable';
    return reached * 2 >= voters ? 'reachable' : 'unclear';
}
function mappingOf(votes, localAddresses) {
    const seen = fromOutside(votes.map(({ seenOther }) => seenOther));
    if (seen.length === 0)
        return 'unknown';
    if (seen.every(({ host }) => localAddresses.includes(host)))
        return 'none';
    if (!areSame(seen))
        return 'address-dependent';
    // One node alone cannot tell whether others see the same.
    return seen.length > 1 ? 'endpoint-independent' : 'unknown';
}
function seenAt(votes) {
    const seen = fromOutside(votes.map((vote) => vote.seen));
    const [first] = seen;
    if (!first)
        return null;
    return { host: first.host, port: areSame(seen) ? first.port : 0 };
}
/** A node on our own network sees the address that we have there. */
function fromOutside(seen) {
    const all = seen.filter((address) => address !== null);
    const outside = all.filter(({ host }) => ipv4Scope(host) === 'public');
    return outside.length > 0 ? outside : all;
}
function areSame([first, ...others]) {
    return others.every(({ host, port }) => host === first?.host && port === first.port);
}
function median(values) {
    if (values.length === 0)
        return null;
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle] ?? 0;
    return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2);
}
//# sourceMappingURL=dial-back-votes.js.map