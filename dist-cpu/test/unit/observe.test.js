/** What the status page remembers: bounded, by a clock that is wound by hand. */
import test from 'brittle';
import { verdict as toCheck } from '../../src/doctor/check.js';
import { Checkup } from '../../src/observe/checkup.js';
import { EventLog } from '../../src/observe/event-log.js';
import { History } from '../../src/observe/history.js';
import { neighbourhood } from '../../src/observe/neighbourhood.js';
import { Syncs } from '../../src/observe/syncs.js';
import { agoWords, lasting, sizeWords } from '../../src/observe/words.js';
import { FailedTries } from '../../src/ui/failed-tries.js';
import { ManualClock } from '../helpers/clock.js';
const STEP_MS = 10_000;
const HOUR_MS = 3_600_000;
function watchedHistory() {
    const clock = new ManualClock();
    const totals = { bytesIn: 0, bytesOut: 0, connections: 0 };
    const history = new History({ read: () => ({ ...totals }), clock });
    history.start();
    return { clock, totals, history };
}
test('rates over the last hour and day', async (t) => {
    const { clock, totals, history } = watchedHistory();
    totals.bytesIn = 5000;
    totals.connections = 7;
    await clock.wind(STEP_MS);
    totals.connections = 2;
    totals.bytesOut = 100;
    await clock.wind(STEP_MS);
    const { hour, day } = history.view();
    t.alike(hour.bytesIn, [500, 0], 'bytes per second');
    t.alike(hour.bytesOut, [0, 10]);
    t.alike(hour.connections, [7, 7], 'the most since the sample before');
    t.is(day.atMs.length, 0);
    await clock.wind(300_000);
    t.alike(history.view().day.connections, [7], 'a peak between two samples is not missed');
    await clock.wind(30 * HOUR_MS);
    const full = history.view();
    t.is(full.hour.atMs.length, 360);
    t.is(full.day.atMs.length, 288);
    t.ok(full.hour.atMs.every((at, i, all) => i === 0 || at > (all[i - 1] ?? Infinity)));
    history.stop();
    t.is(clock.pending, 0);
});
test('a machine that slept leaves a gap, a clock set back no future', async (t) => {
    const { clock, totals, history } = watchedHistory();
    await clock.wind(2 * STEP_MS);
    const before = clock.now();
    clock.set(before + HOUR_MS);
    totals.bytesIn = 3_610_000;
    await clock.wind(STEP_MS);
    t.alike(history.view().hour.bytesIn, [0, 0, null, 1000]);
    clock.set(before - STEP_MS - 1);
    await clock.wind(STEP_MS);
    t.is(history.view().hour.atMs.length, 1, 'what lies in the future is dropped');
    await clock.wind(2 * STEP_MS);
    t.is(history.view().hour.atMs.length, 3);
});
test('what is left to move with a device is remembered when it went away', (t) => {
    const clock = new ManualClock();
    const syncs = new Syncs({ clock });
    const projectId = 'p';
    const progress = (toSend, toReceive, deviceId = 'a') => {
        const device = { deviceId, toSend, toReceive, initialSynced: true, dataEnabled: true };
        syncs.note({ evt: 'sync.progress', projectId, devices: [device] });
    };
    progress(1, 1);
    t.alike(syncs.devices('p'), [], 'nobody who is not connected');
    syncs.note({ evt: 'sync.started', projectId, deviceId: 'a' });
    progress(2, 10);
    progress(5, 4);
    const state = { deviceId: 'a', toSend: 5, toReceive: 4, mostToSend: 5, mostToReceive: 10 };
    t.alike(syncs.devices('p'), [{ ...state, connected: true, projectId, atMs: clock.now() }]);
    syncs.note({ evt: 'sync.ended', projectId, deviceId: 'a' });
    progress(0, 0);
    t.alike(syncs.devices('p'), [{ ...state, connected: false, projectId, atMs: clock.now() }]);
    syncs.note({ evt: 'sync.started', projectId, deviceId: 'a' });
    progress(0, 0);
    syncs.note({ evt: 'sync.ended', projectId, deviceId: 'a' });
    t.alike(syncs.devices('p'), [], 'it has everything');
    for (let i = 0; i < 3000; i++) {
        syncs.note({ evt: 'sync.started', projectId: `p${i}`, deviceId: 'a' });
    }
    t.alike(syncs.devices('p0'), [], 'the oldest is forgotten');
    t.is(syncs.devices('p2999').length, 1);
    syncs.note({ evt: 'project.removed', projectId: 'p2999' });
    t.alike(syncs.devices('p2999'), []);
});
test('events are told in words, and what repeats is one', (t) => {
    const clock = new ManualClock();
    const log = new EventLog({ nameOf: (id) => (id === 'p' ? 'River' : undefined), clock });
    log.note({ evt: 'project.added', projectId: 'p' });
    for (let i = 0; i < 50; i++) {
        clock.set(clock.now() + 1000);
        log.note({ evt: 'sync.started', projectId: 'p', deviceId: '0123456789' });
        log.note({ evt: 'sync.progress', projectId: 'p', devices: [] });
        log.note({ evt: 'sync.ended', projectId: 'p', deviceId: '0123456789' });
    }
    t.alike(log.list().map(({ text, times, tone }) => [text, times, tone]), [
        ['Device 01234567 disconnected from “River”', 50, 'plain'],
        ['Device 01234567 connected for “River”', 50, 'plain'],
        ['“River” is hosted here now', 1, 'good'],
    ]);
    for (let i = 0; i < 300; i++)
        log.say('plain', `event ${i}`);
    t.is(log.list().length, 100);
});
test('a trouble that is told again and again is one, until it is over', (t) => {
    const log = new EventLog({ nameOf: () => undefined, clock: new ManualClock() });
    const id = { kind: 'unreachable', key: 'dht' };
    const trouble = { ...id, message: 'nobody', cause: 'no network', fix: 'a cable', since: 5 };
    log.trouble(trouble);
    log.trouble({ ...trouble, cause: 'no router' });
    t.alike(log.troubles(), [{ ...trouble, cause: 'no router' }]);
    t.alike(log.list().map(({ text }) => text), ['Nobody (no network)']);
    log.over(id);
    log.over(id);
    t.alike(log.troubles(), []);
    t.alike(log.list().map(({ text }) => text), ['Over: nobody', 'Nobody (no network)']);
});
test('a check-up comes again soon while something is wrong, or where something changed', async (t) => {
    const clock = new ManualClock();
    let made = 0;
    let verdict = 'disk-ok';
    const examine = () => {
        made++;
        return Promise.resolve([toCheck('clock-doubtful', 'an hour'), toCheck(verdict, '2 MB')]);
    };
    const checkup = new Checkup({ examine, onChange: () => { }, clock });
    checkup.start();
    checkup.soon();
    await clock.wind(60_000);
    t.is(made, 1, 'a minute after the start, when the network has settled');
    await clock.wind(HOUR_MS);
    t.is(made, 1, 'all is well: no hurry');
    verdict = 'disk-full';
    checkup.soon();
    await clock.wind(5000);
    t.is(made, 2, 'something changed');
    t.alike(checkup.view().found.map(({ title }) => title), ['The disk is full', 'The clock of this machine may be wrong'], 'what is wrong first, in plain words');
    checkup.soon();
    await clock.wind(60_000);
    t.is(made, 2, 'not at every flicker');
    await clock.wind(60_000);
    t.is(made, 3);
    await clock.wind(600_000);
    t.is(made, 4, 'somebody mends it');
    checkup.stop();
    t.is(clock.pending, 0);
});
test('positions in the keyspace, without a key', (t) => {
    const id = (first) => Buffer.alloc(32, first);
    const view = neighbourhood({
        ownId: id(0),
        addresses: [
            { host: '192.0.2.1', port: 1 },
            { host: 'no.address', port: 2 },
        ],
        keys: [{ projectId: 'p', discoveryKey: id(0x80), holders: [id(0xff), id(0x40)] }],
    });
    t.is(view.own, 0);
    t.alike(view.keys, [{ at: 0.5019, projectId: 'p', holders: [0.9999, 0.2509] }]);
    t.is(view.nodes.length, 3, 'holders are nodes, too');
    t.alike([view.moreKeys, view.moreNodes], [0, 0]);
    const many = Array.from({ length: 100 }, (_, n) => id(n));
    const keys = many.map((key, n) => ({ projectId: `p${n}`, discoveryKey: key, holders: [] }));
    t.is(neighbourhood({ ownId: id(0), addresses: [], keys }).moreKeys, 60);
});
test('wrong passwords of one address end its tries for a while, not those of others', async (t) => {
    const clock = new ManualClock();
    const tries = new FailedTries({ clock });
    for (let i = 0; i < 5; i++) {
        t.is(tries.waitMs('a'), 0);
        tries.note('a');
    }
    const waitMs = tries.waitMs('a');
    t.ok(waitMs > 0 && waitMs <= 30_000);
    t.is(tries.waitMs('b'), 0);
    await clock.wind(waitMs);
    t.is(tries.waitMs('a'), 0, 'one more');
    tries.note('a');
    t.ok(tries.waitMs('a') > 0);
    for (let i = 0; i < 40; i++)
        tries.note(`address ${i}`);
    t.ok(tries.waitMs('c') > 0, 'many addresses together are bounded, too');
});
test('times and sizes as people say them', (t) => {
    const now = 1e12;
    t.is(agoWords(null, now), 'never');
    t.is(agoWords(now + 5000, now), 'just now', 'of a clock that is a little ahead');
    t.is(agoWords(now - 61_000, now), '1 minute ago');
    t.is(agoWords(now - 47 * HOUR_MS, now), '47 hours ago');
    t.is(agoWords(now - 49 * HOUR_MS, now), '2 days ago');
    t.is(lasting(59_999), '59 seconds');
    t.alike([1, 999, 85_000, 2_500_000, 7.6e9].map(sizeWords), [
        '1 byte',
        '999 bytes',
        '83 kB',
        '2.4 MB',
        '7.1 GB',
    ]);
});
//# sourceMappingURL=observe.test.js.map