import { duration } from '../lib/output.js';
import { verdict } from './check.js';
/** Nodes that keep a record of each key. */
const COPIES = 20;
/** Of what the connection allows at present. */
const NEAR_LIMIT = 0.75;
export function checkAnnounce({ stats, projects }) {
    if (stats === null) {
        if (projects === 0)
            return verdict('announce-nothing', 'no project is hosted yet');
        return verdict('announce-unknown', `${projects} projects would be announced`);
    }
    const { keys, announced, records, reachable, expired, cycleMs } = stats;
    if (projects === 0)
        return verdict('announce-nothing', 'no project is hosted yet');
    const needed = (keys * COPIES * 1000) / cycleMs;
    // Before the first answers there is no round-trip time to reckon with.
    const allowed = stats.rttMs > 0 ? (stats.window * 1000) / stats.rttMs : Infinity;
    const pace = `${round(needed)} requests a second are needed${allowed === Infinity ? '' : `, ${round(allowed)} would pass`}`;
    const detail = `${announced} of ${Math.max(keys, projects)} projects, ${records} of ${reachable} copies, renewed every ${duration(cycleMs)}; ${pace}`;
    if (expired > 0)
        return verdict('announce-behind', `${expired} expired; ${detail}`);
    if (announced < Math.max(keys, projects))
        return verdict('announce-starting', detail);
    return verdict(needed > NEAR_LIMIT * allowed ? 'announce-near-limit' : 'announce-ok', detail);
}
export function checkRelay(stats, outside) {
    if (stats === null)
        return verdict('relay-off', 'does not relay for others (--relay)');
    const { users, sessions, maxSessions } = stats;
    const detail = `relays for ${users}: ${sessions} of at most ${maxSessions} sessions`;
    if (outside.reachability === 'unreachable')
        return verdict('relay-unreachable', detail);
    return verdict(sessions >= maxSessions ? 'relay-full' : 'relay-ok', detail);
}
function round(perSecond) {
    return perSecond < 10 ? perSecond.toFixed(1) : String(Math.round(perSecond));
}
//# sourceMappingURL=service.js.map