/**
 * Is our map safe? The answer for one project, in words first, out of what the peer says of itself.
 * Pure: the status page, `status`, `projects list` and the metrics all take it from here.
 *
 * `safe` means: everything that devices are known to have had for this peer is stored here, it can
 * be opened, found and reached. What a device holds that never connected nobody can know.
 */
import { ERRORS } from '../lib/errors.js';
import { agoWords, count } from './words.js';
/** After a start, or when a project is new, announcing takes some moments: no trouble yet. */
export const GRACE_MS = 120_000;
/** With a smaller part of its copies a project is hard to find. */
const FEW_COPIES = 0.5;
/** By then every DHT node has forgotten a record (hyperdht 6.34: 26.7 minutes at most). */
const FORGOTTEN_MS = 27 * 60_000;
/**
 * @param remembered what `Syncs` knows of the project's devices: those that went away, too. Without
 *   it only those that are connected count.
 */
export function projectSafety(view, status, nowMs, remembered = []) {
    const behind = devicesBehind(view, remembered);
    const announced = announcedOf(view, status, nowMs);
    const reachable = reachableOf(status);
    const facts = { view, status, nowMs, behind, announced, reachable };
    const issues = issuesOf(facts);
    const state = stateOf(facts, issues);
    return {
        projectId: view.projectId,
        name: view.name,
        state,
        words: wordsOf(facts, state, issues),
        issues,
        lastSync: { atMs: view.lastSyncAt, words: agoWords(view.lastSyncAt, nowMs) },
        devices: { connected: view.connections, behind, words: devicesWords(view, behind) },
        announced,
        reachable,
        damage: view.damage && {
            cause: view.damage.reason,
            sinceMs: view.damage.sinceMs,
            retryAtMs: view.damage.retryAtMs,
        },
    };
}
function devicesBehind(view, remembered) {
    const connected = view.sessions.map(({ deviceId, toSend, toReceive }) => ({
        deviceId,
        connected: true,
        toSend: toSend ?? 0,
        toReceive: toReceive ?? 0,
    }));
    const here = new Set(connected.map(({ deviceId }) => deviceId));
    const away = remembered
        .filter(({ deviceId }) => !here.has(deviceId))
        .map(({ deviceId, toSend, toReceive }) => ({ deviceId, connected: false, toSend, toReceive }));
    return [...connected, ...away]
        .filter(({ toSend, toReceive }) => toSend + toReceive > 0)
        .sort((a, b) => b.toReceive - a.toReceive || b.toSend - a.toSend);
}
function announcedOf({ records, reachable, lastAnnouncedAt, state }, { dht }, nowMs) {
    const isFresh = lastAnnouncedAt !== null && nowMs - lastAnnouncedAt < FORGOTTEN_MS;
    const yes = state === 'active' && records > 0 && isFresh;
    const facts = { yes, copies: yes ? records : 0, of: reachable };
    if (yes) {
        return { ...facts, words: `yes, ${records} of ${count(reachable, 'copy', 'copies')}` };
    }
    if (state === 'blocked')
        return { ...facts, words: 'no, and it should not be' };
    if (dht.bootstrapNodes.length === 0)
        return { ...facts, words: 'no, there is no other DHT node' };
    return { ...facts, words: lastAnnouncedAt === null ? 'not yet' : 'not at present' };
}
function reachableOf({ listening, dht }) {
    if (!listening)
        return { yes: false, words: 'no' };
    if (dht.unreachableSinceMs !== null)
        return { yes: false, words: 'not at present' };
    if (dht.bootstrapNodes.length === 0)
        return { yes: true, words: 'yes, for who knows its address' };
    return { yes: true, words: dht.firewalled ? 'yes, through other DHT nodes' : 'yes' };
}
function issuesOf({ view, status, nowMs, behind, announced, reachable }) {
    if (view.damage) {
        const { fix } = ERRORS.PROJECT_UNUSABLE;
        return [{ kind: 'damaged', what: 'It cannot be opened', cause: view.damage.reason, fix }];
    }
    if (view.state === 'blocked') {
        return [
            {
                kind: 'blocked',
                what: 'This peer was taken out of the project',
                cause: 'A coordinator removed it. What it has is kept; nothing new comes.',
                fix: 'Have a coordinator add this peer again; or delete it here: `mapeo-web projects remove --delete-data`.',
            },
        ];
    }
    const issues = [];
    if (status.disk.full) {
        issues.push({
            kind: 'disk-full',
            what: 'Nothing new is taken',
            cause: 'The disk is nearly full.',
            fix: 'Make room on the disk, or lower --min-free-space.',
        });
    }
    const sinceMs = Math.max(view.addedAt, nowMs - status.uptimeMs, 
    // A moment without a network is none.
    status.listening ? (status.dht.unreachableSinceMs ?? 0) : 0);
    const isSettled = nowMs - sinceMs >= GRACE_MS;
    const isAlone = status.dht.bootstrapNodes.length === 0;
    if (isSettled && !isAlone && !(reachable.yes && announced.yes)) {
        issues.push({
            kind: 'not-found',
            what: 'Devices cannot find it over the internet',
            cause: reachable.yes
                ? 'No DHT node took its announcement.'
                : 'DHT nodes do not answer this peer, or pass no connections on to it.',
            fix: 'Run `mapeo-web doctor`: it names the cause, be it the internet connection, a firewall, or bootstrap nodes that are gone.',
        });
    }
    if (isSettled && announced.yes && announced.copies < announced.of * FEW_COPIES) {
        issues.push({
            kind: 'few-copies',
            what: 'It may be hard to find',
            cause: `Its announcement is on ${announced.copies} of ${count(announced.of, 'DHT node')} that should have it.`,
            fix: 'If that does not pass in half an hour, run `mapeo-web doctor`.',
        });
    }
    const leftWith = behind.filter(({ connected, toReceive }) => !connected && toReceive > 0);
    const isSyncing = behind.some(({ connected }) => connected);
    if (leftWith.length > 0) {
        const pieces = Math.max(...leftWith.map(({ toReceive }) => toReceive));
        issues.push({
            kind: 'missing',
            what: 'Something is not here yet',
            cause: `${leftWith.length === 1 ? 'A device' : count(leftWith.length, 'device')} went away with ${count(pieces, 'piece')} still to come.`,
            fix: 'Let the device connect again: open the project in its app, with internet.',
        });
    }
    else if (view.lastSyncAt === null && !isSyncing) {
        issues.push({
            kind: 'never-synced',
            what: 'Nothing was synced yet',
            cause: 'No device has exchanged everything with this peer so far.',
            fix: 'See that a coordinator made this peer a member of the project. Then open the project in the app of a device that has it, with internet, and let it sync.',
        });
    }
    return issues;
}
/** While these last nothing comes, whatever is connected. */
const STOPPERS = new Set(['damaged', 'blocked', 'disk-full']);
function stateOf({ behind }, issues) {
    const isMoving = behind.some(({ connected, toReceive }) => connected && toReceive > 0);
    // What is missing is on its way.
    if (isMoving && !issues.some(({ kind }) => STOPPERS.has(kind)))
        return 'syncing';
    if (issues.length > 0)
        return 'attention';
    return behind.some(({ connected }) => connected) ? 'syncing' : 'safe';
}
function wordsOf({ behind }, state, issues) {
    if (state === 'attention')
        return `Needs attention: ${lower(issues[0]?.what ?? '')}.`;
    const here = behind.filter(({ connected }) => connected);
    const toReceive = here.reduce((sum, device) => Math.max(sum, device.toReceive), 0);
    if (toReceive > 0)
        return `Syncing: ${count(toReceive, 'piece')} still to come.`;
    const toSend = here.reduce((sum, device) => sum + device.toSend, 0);
    if (toSend > 0)
        return `Safe here; ${count(toSend, 'piece')} still to go out to devices.`;
    return 'Safe: all that devices brought is stored here.';
}
function devicesWords(view, behind) {
    const connected = view.connections === 0 ? 'none connected' : count(view.connections, 'device') + ' connected';
    const lacking = behind.filter(({ toSend }) => toSend > 0);
    if (lacking.length === 0)
        return `${connected}, none known to be behind`;
    const pieces = count(Math.max(...lacking.map(({ toSend }) => toSend)), 'piece');
    const by = lacking.length === 1 ? pieces : `up to ${pieces}`;
    return `${connected}, ${count(lacking.length, 'device')} behind by ${by}`;
}
function lower(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}
//# sourceMappingURL=safety.js.map