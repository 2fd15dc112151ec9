/** "Is our map safe?", case by case. */
import test from 'brittle';
import { countStates, sortBySafety, verdictOf } from '../../src/observe/facts.js';
import { GRACE_MS, projectSafety } from '../../src/observe/safety.js';
const NOW = 1_800_000_000_000;
const MINUTE_MS = 60_000;
/** Synced a minute ago, announced, nobody connected. */
function project(change = {}) {
    return {
        projectId: 'p1',
        discoveryKey: 'd1',
        protocol: 'comapeo',
        name: 'River',
        open: false,
        connections: change.sessions?.length ?? 0,
        addedAt: NOW - 86_400_000,
        lastSyncAt: NOW - MINUTE_MS,
        lastAnnouncedAt: NOW - 5 * MINUTE_MS,
        records: 19,
        reachable: 20,
        state: 'active',
        damage: null,
        sessions: [],
        ...change,
    };
}
/** What `projectSafety` looks at. */
function status(change) {
    const { listening = true, full = false, uptimeMs = 3_600_000 } = change;
    const { bootstrapNodes = ['192.0.2.1:49737'], firewalled = true } = change;
    const dht = { bootstrapNodes, firewalled, unreachableSinceMs: change.unreachableSinceMs ?? null };
    return { listening, uptimeMs, dht, disk: { full } };
}
function session(toSend, toReceive, deviceId = 'a') {
    const rest = { form: 'handshake', transport: 'dht', bytesRead: 0, bytesWritten: 0 };
    return { ...rest, deviceId, sinceMs: NOW, toSend, toReceive, total: null };
}
function away(toSend, toReceive, deviceId = 'b') {
    const most = { mostToSend: toSend, mostToReceive: toReceive };
    return { deviceId, connected: false, toSend, toReceive, ...most, atMs: NOW - MINUTE_MS };
}
const CASES = [
    { what: 'all is well', state: 'safe', words: /^Safe: all that devices brought/ },
    {
        what: 'a device is connected and has the same',
        view: { sessions: [session(0, 0)] },
        state: 'safe',
        words: /^Safe:/,
    },
    {
        what: 'a device that is only being compared is no reason to worry',
        view: { sessions: [session(null, null)] },
        state: 'safe',
        words: /^Safe:/,
    },
    {
        what: 'something comes in',
        view: { sessions: [session(3, 1200)] },
        state: 'syncing',
        words: /^Syncing: 1,200 pieces still to come\.$/,
    },
    {
        what: 'something goes out: this peer lacks nothing',
        view: { sessions: [session(7, 0)] },
        state: 'syncing',
        words: /^Safe here; 7 pieces still to go out/,
    },
    {
        what: 'the first sync is under way',
        view: { lastSyncAt: null, sessions: [session(0, 1)] },
        state: 'syncing',
        words: /1 piece still/,
    },
    {
        what: 'nothing was ever synced',
        view: { lastSyncAt: null },
        state: 'attention',
        words: /nothing was synced yet/,
        issues: ['never-synced'],
    },
    {
        what: 'a device went away in the middle',
        remembered: [away(0, 40)],
        state: 'attention',
        words: /something is not here yet/,
        issues: ['missing'],
    },
    {
        what: 'another device brings what one took away',
        view: { sessions: [session(0, 9)] },
        remembered: [away(0, 40)],
        state: 'syncing',
        words: /9 pieces/,
        issues: ['missing'],
    },
    {
        what: 'a device that is away lacks something: that is its trouble',
        remembered: [away(40, 0)],
        state: 'safe',
        words: /^Safe:/,
    },
    {
        what: 'it cannot be opened, whatever else is the case',
        view: {
            damage: { reason: 'file is not a database', sinceMs: NOW, retryAtMs: NOW },
            lastSyncAt: null,
            sessions: [session(0, 9)],
        },
        state: 'attention',
        words: /cannot be opened/,
        issues: ['damaged'],
    },
    {
        what: 'a coordinator took the peer out',
        view: { state: 'blocked', records: 0 },
        state: 'attention',
        words: /taken out/,
        issues: ['blocked'],
    },
    {
        what: 'the disk is full, so what a device has does not come',
        view: { sessions: [session(0, 9)] },
        status: { full: true },
        state: 'attention',
        words: /nothing new is taken/,
        issues: ['disk-full'],
    },
    {
        what: 'nobody took the announcement',
        view: { records: 0, lastAnnouncedAt: null },
        state: 'attention',
        words: /cannot find it/,
        issues: ['not-found'],
    },
    {
        what: 'the announcement is forgotten by now',
        view: { lastAnnouncedAt: NOW - 28 * MINUTE_MS },
        state: 'attention',
        words: /cannot find it/,
        issues: ['not-found'],
    },
    {
        what: 'the peer has just started: announcing takes a moment',
        view: { records: 0, lastAnnouncedAt: null },
        status: { uptimeMs: GRACE_MS - 1, listening: false },
        state: 'safe',
        words: /^Safe:/,
    },
    {
        what: 'there is no network',
        status: { listening: false },
        state: 'attention',
        words: /cannot find it/,
        issues: ['not-found'],
    },
    {
        what: 'the network went away this minute',
        status: { unreachableSinceMs: NOW - GRACE_MS + 1 },
        state: 'safe',
        words: /^Safe:/,
    },
    {
        what: 'the network went away and stays away',
        status: { unreachableSinceMs: NOW - GRACE_MS },
        state: 'attention',
        words: /cannot find it/,
        issues: ['not-found'],
    },
    {
        what: 'a network of one, by choice, has nobody to announce to',
        view: { records: 0, lastAnnouncedAt: null },
        status: { bootstrapNodes: [] },
        state: 'safe',
        words: /^Safe:/,
    },
];
test('is it safe?', (t) => {
    for (const each of CASES) {
        const safety = projectSafety(project(each.view), status(each.status ?? {}), NOW, each.remembered);
        t.is(safety.state, each.state, each.what);
        t.ok(each.words.test(safety.words), `"${safety.words}"`);
        t.alike(safety.issues.map(({ kind }) => kind), each.issues ?? [], 'what to see to');
        for (const { cause, fix } of safety.issues)
            t.ok(cause.length > 10 && fix.length > 10);
    }
});
test('the facts behind it', (t) => {
    const view = project({ sessions: [session(5, 0, 'a')] });
    const remembered = [away(9, 0, 'b'), away(0, 3, 'c'), { ...away(1, 1, 'a'), connected: true }];
    const safety = projectSafety(view, status({}), NOW, remembered);
    t.alike(safety.devices, {
        connected: 1,
        behind: [
            { deviceId: 'c', connected: false, toSend: 0, toReceive: 3 },
            { deviceId: 'b', connected: false, toSend: 9, toReceive: 0 },
            { deviceId: 'a', connected: true, toSend: 5, toReceive: 0 },
        ],
        words: '1 device connected, 2 devices behind by up to 9 pieces',
    });
    t.alike(safety.announced, { yes: true, copies: 19, of: 20, words: 'yes, 19 of 20 copies' });
    t.alike(safety.reachable, { yes: true, words: 'yes, through other DHT nodes' });
    t.is(projectSafety(view, status({ firewalled: false }), NOW).reachable.words, 'yes');
    t.is(projectSafety(view, status({ listening: false }), NOW).reachable.yes, false);
    const text = JSON.stringify(safety);
    t.absent(text.includes('d1'), 'no discovery key');
});
test('what needs attention comes first, and one sentence is for all', (t) => {
    const of = (name, view = {}) => projectSafety(project({ name, projectId: name, ...view }), status({}), NOW);
    const all = sortBySafety([
        of('b'),
        of('a'),
        of('d', { lastSyncAt: null }),
        of('c', { sessions: [session(0, 1)] }),
    ]);
    t.alike(all.map(({ name }) => name), ['d', 'c', 'a', 'b']);
    const counts = countStates(all);
    t.alike(counts, { projects: 4, safe: 2, syncing: 1, attention: 1 });
    t.alike(verdictOf(counts, 0), { state: 'attention', words: '1 of 4 projects needs attention.' });
    const well = { projects: 2, safe: 2, syncing: 0, attention: 0 };
    t.alike(verdictOf(well, 0), { state: 'safe', words: 'All 2 projects are safe.' });
    t.is(verdictOf(well, 1).state, 'attention', 'a trouble of the peer itself');
    t.is(verdictOf({ ...well, projects: 1, safe: 1 }, 0).words, 'Your project is safe.');
    t.is(verdictOf({ ...well, safe: 1, syncing: 1 }, 0).words, '1 project syncing now.');
    t.is(verdictOf({ ...well, projects: 0, safe: 0 }, 0).words, 'No project is hosted here yet.');
});
//# sourceMappingURL=safety.test.js.map