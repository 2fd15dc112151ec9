import { verdict } from '../../src/doctor/check.js';
import { TITLES } from '../../src/doctor/titles.js';
import test from 'brittle';
import { projectLine, syncShare } from '../../src/host/words.js';
import { wrap } from '../../src/lib/output.js';
import { barText } from '../../src/lib/progress-bars.js';
import { Screen } from '../../src/lib/screen.js';
import { peerSafety } from '../../src/observe/peer-safety.js';
import { projectSafety } from '../../src/observe/safety.js';
const NOW_MS = 1_790_000_000_000;
const HOUR_MS = 3_600_000;
const MB = 1024 ** 2;
function status(change = {}) {
    return {
        publicKey: 'ab'.repeat(32),
        deviceId: 'ab'.repeat(32),
        pid: 1,
        uptimeMs: HOUR_MS,
        projects: 1,
        openProjects: 0,
        maxOpenProjects: 8,
        damagedProjects: 0,
        connections: 0,
        sessions: 0,
        httpUrl: null,
        baseUrl: 'http://127.0.0.1/',
        announced: ANNOUNCED,
        listening: true,
        dht: DHT,
        relay: null,
        refused: {},
        storage: '/srv/maps',
        uiUrl: null,
        outside: null,
        mapeo8: null,
        disk: { freeBytes: 9000 * MB, minFreeBytes: 512 * MB, full: false },
        ...change,
    };
}
const ANNOUNCED = {
    ...{ keys: 1, announced: 1, due: 0, expired: 0, records: 20, reachable: 20, nodes: 20 },
    ...{ cycleMs: 600_000, oldestMs: 1000, inFlight: 0, window: 16, rttMs: 1, loss: 0 },
};
const DHT = {
    ...{ nodes: 20, online: true, publicHost: '203.0.113.7', publicPort: 1, firewalled: false },
    unreachableSinceMs: null,
    ...{ bootstrap: 'list', bootstrapNodes: ['203.0.113.8:49737'] },
};
function project(change = {}) {
    return {
        projectId: 'p'.repeat(52),
        discoveryKey: 'cd'.repeat(32),
        protocol: 'comapeo',
        name: 'River',
        open: false,
        connections: 0,
        addedAt: NOW_MS - 100 * HOUR_MS,
        lastSyncAt: NOW_MS - HOUR_MS,
        lastAnnouncedAt: NOW_MS - 60_000,
        records: 20,
        reachable: 20,
        state: 'active',
        damage: null,
        sessions: [],
        ...change,
    };
}
function session(change) {
    return {
        ...{ deviceId: 'ef'.repeat(32), form: 'handshake', transport: 'dht', sinceMs: NOW_MS },
        ...{ bytesRead: 0, bytesWritten: 0, toSend: 0, toReceive: 0, total: 0 },
        ...change,
    };
}
function judge(s, views) {
    const projects = views.map((view) => projectSafety(view, s, NOW_MS));
    return peerSafety({ status: s, views, projects, nowMs: NOW_MS });
}
test('the cause that a check-up found is told with what it explains, once', (t) => {
    const checkup = ['udp-blocked', 'disk-full', 'port-mapping-wrong'].map((name) => ({
        ...verdict(name, 'as seen'),
        title: TITLES[name] ?? '',
    }));
    const deaf = status({ listening: false });
    const views = [project()];
    const projects = views.map((view) => projectSafety(view, deaf, NOW_MS));
    const of = (s) => peerSafety({ status: s, views, projects, nowMs: NOW_MS, checkup });
    const [nobody, full] = of(deaf).findings;
    t.ok(nobody?.message.startsWith('No DHT node answers'), 'what shows');
    t.ok(nobody?.cause?.startsWith('UDP is blocked:'), nobody?.cause);
    t.ok(nobody?.fix?.startsWith('Allow outgoing UDP'), 'with the cure of its cause');
    t.is(full?.message, 'The disk is full.', 'what nothing else told of comes by itself');
    t.is(of(deaf).findings.length, 2);
    t.alike(of(status()).findings.map(({ message }) => message), [
        'The network blocks UDP.',
        'The disk is full.',
        'The router does not pass the UDP port on to this peer.',
    ]);
});
test('after a restore it says what it waits for', (t) => {
    const restored = { restoredAt: NOW_MS, backupCreatedAt: NOW_MS - 24 * HOUR_MS, waiting: 1 };
    const { findings } = judge(status({ projects: 3, restored }), [project()]);
    t.is(findings.length, 1);
    t.ok(findings[0]?.message.includes('waits for a device of 1 of its 3 projects'));
    t.alike(judge(status({ restored: null }), [project()]).findings, []);
});
/** What is said first of all, with its level. */
function first(s, p) {
    const { level, findings, headline } = judge(s, p);
    return `${level}: ${findings[0]?.message ?? headline}`;
}
test('all is well', (t) => {
    const { level, findings, headline } = judge(status(), [project()]);
    t.is(level, 'ok');
    t.alike(findings, []);
    t.ok(headline.startsWith('Safe.'), headline);
});
test('each thing that can be wrong is named, and how bad it is', (t) => {
    const full = { freeBytes: 3 * MB, minFreeBytes: 512 * MB, full: true };
    const low = { freeBytes: 600 * MB, minFreeBytes: 512 * MB, full: false };
    const alone = { ...DHT, bootstrapNodes: [] };
    const damage = { reason: 'file is not a database', sinceMs: 0, retryAtMs: 0 };
    const cases = [
        [/^alarm: The disk is full: 3 MB are free/, { disk: full }, {}],
        [/^attention: The disk is filling up: 600 MB/, { disk: low }, {}],
        [
            /^attention: The clock is wrong: it says 2026-09-21T14:13Z, but .* at 2026-09-22/,
            {},
            { lastSyncAt: NOW_MS + 24 * HOUR_MS },
        ],
        [/^wait: Joining the network/, { listening: false, uptimeMs: 5000 }, {}],
        [/^alarm: No DHT node answers/, { listening: false }, {}],
        [/^alarm: No DHT node answers/, { dht: { ...DHT, online: false } }, {}],
        [/^attention: This peer is a network of its own/, { dht: alone }, {}],
        [/^alarm: 1 of 1 projects cannot be found/, { announced: { ...ANNOUNCED, expired: 1 } }, {}],
        [/^alarm: “River”: It cannot be opened\. file is not a database/, {}, { damage }],
        [/^attention: “River”: This peer was taken out/, {}, { state: 'blocked' }],
        [/^attention: “River”: Nothing was synced yet/, {}, { lastSyncAt: null }],
        [
            /^wait: “River”: Syncing: 7 pieces/,
            {},
            { sessions: [session({ toReceive: 7 }), session({ deviceId: 'aa', toReceive: 5 })] },
        ],
        [/^attention: “River”: Devices cannot find it/, {}, { records: 0 }],
        [/^ok: Safe\./, {}, { records: 0, addedAt: NOW_MS - 1000 }],
        [/^attention: “River”: It may be hard to find/, {}, { records: 3 }],
    ];
    for (const [expected, s, p] of cases) {
        const said = first(status(s), [project(p)]);
        t.ok(expected.test(said), said);
    }
    t.is(first(status({ projects: 0 }), []), 'wait: No project is hosted yet.');
});
test('what needs somebody says what to do, and comes first', (t) => {
    const projects = [
        project({ name: 'synced' }),
        project({ name: 'new', lastSyncAt: null }),
        project({ name: 'broken', damage: { reason: 'gone', sinceMs: 0, retryAtMs: 0 } }),
    ];
    const { level, headline, findings } = judge(status(), projects);
    t.is(level, 'alarm');
    t.is(headline, 'Not safe. 1 thing needs you now.');
    t.alike(findings.map((finding) => [finding.level, finding.message.slice(0, 8)]), [
        ['alarm', '“broken”'],
        ['attention', '“new”: N'],
    ]);
    t.ok(findings.every(({ fix }) => fix !== null && fix.length > 0));
});
test('names cannot play tricks on a terminal', (t) => {
    const evil = project({ name: '\u001b[2JRiver\u202e', lastSyncAt: null });
    const [finding] = judge(status(), [evil]).findings;
    t.ok(finding?.message.startsWith('“[2JRiver”'), finding?.message);
});
test('a project in a line', (t) => {
    t.is(projectLine(project(), NOW_MS), 'synced 1 h ago, announced 1 min ago on 20 of 20 nodes');
    const old = project({ lastAnnouncedAt: NOW_MS - HOUR_MS });
    t.is(projectLine(old, NOW_MS), 'synced 1 h ago, not announced any more, last 1 h ago on 20 of 20 nodes');
    const sessions = [session({ toSend: 40 }), session({})];
    t.ok(projectLine(project({ sessions }), NOW_MS).endsWith('2 devices connected, 1 behind by up to 40 blocks'));
});
test('how far running syncs are', (t) => {
    t.is(syncShare(project()), null);
    t.is(syncShare(project({ sessions: [session({ total: 9 })] })), null, 'done');
    const sessions = [
        session({ toReceive: 25, total: 100 }),
        session({ toSend: 5, toReceive: null, total: null }),
    ];
    t.alike(syncShare(project({ sessions })), { done: 75, total: 105 });
    t.is(barText({ done: 75, total: 105 }), '███████░░░  71 %');
    t.is(barText({ done: 9, total: 3 }), '██████████ 100 %', 'never more than all');
});
test('sentences are wrapped at blanks', (t) => {
    t.alike(wrap('one two three', 7), ['one two', 'three']);
    t.alike(wrap('unbreakable x', 4), ['unbreakable', 'x']);
    t.alike(wrap('all of it', Infinity), ['all of it']);
});
test('the screen keeps to its size and leaves the terminal as it was', (t) => {
    let written = '';
    const stream = {
        rows: 3,
        columns: 10,
        write: (text) => ((written += text), true),
        on: () => stream,
        off: () => stream,
    };
    const screen = new Screen(stream);
    screen.open();
    screen.draw('\u001b[31ma line that is too long\u001b[39m\ntwo\nthree\nfour');
    t.ok(written.includes('a line th…'));
    t.is(written.split('\n').length, 3, 'no more lines than there are rows');
    t.absent(written.includes('three'));
    screen.close();
    t.ok(written.includes('\u001b[?1049l'), 'back on the first screen, with the cursor');
    t.ok(written.includes('\u001b[?25h'));
    t.ok(written.endsWith('three\nfour\n'), 'with the whole of the last picture');
});
//# sourceMappingURL=words.test.js.map