/** One project in words, for the terminal. Names of projects are for the operator's eyes alone. */
import { ago } from '../lib/output.js';
/** For how long nodes keep an announcement at most. */
const RECORD_MS = 27 * 60_000;
/** One project in a line: `synced 3 min ago, on 20 of 20 nodes, 2 devices connected`. */
export function projectLine(project, nowMs) {
    const { state, damage, lastSyncAt, lastAnnouncedAt, records, reachable, sessions } = project;
    if (damage)
        return 'cannot be opened';
    const announced = state === 'blocked'
        ? 'removed by a coordinator'
        : records > 0
            ? `${verb(lastAnnouncedAt, nowMs)} ${ago(lastAnnouncedAt, nowMs)} on ${records}${reachable > 0 ? ` of ${reachable}` : ''} nodes`
            : 'not announced';
    return [
        lastSyncAt === null ? 'never synced' : `synced ${ago(lastSyncAt, nowMs)}`,
        announced,
        ...(sessions.length === 0 ? [] : [sessionWords(sessions)]),
    ].join(', ');
}
function verb(lastAnnouncedAt, nowMs) {
    return nowMs - (lastAnnouncedAt ?? 0) > RECORD_MS ? 'not announced any more, last' : 'announced';
}
function sessionWords(sessions) {
    const connected = `${sessions.length} ${sessions.length === 1 ? 'device' : 'devices'} connected`;
    const behind = sessions.filter(({ toSend }) => (toSend ?? 0) > 0);
    if (behind.length === 0)
        return connected;
    const most = Math.max(...behind.map(({ toSend }) => toSend ?? 0));
    return `${connected}, ${behind.length} behind by up to ${most} blocks`;
}
/** How far the project's running syncs are, together; null where nothing is left to move. */
export function syncShare({ sessions }) {
    let [left, total] = [0, 0];
    for (const { toSend, toReceive, total: most } of sessions) {
        const own = (toSend ?? 0) + (toReceive ?? 0);
        if (own === 0)
            continue;
        left += own;
        total += Math.max(own, most ?? 0);
    }
    return left === 0 ? null : { done: total - left, total };
}
//# sourceMappingURL=words.js.map