/** The small parts that keep strangers' cost low: token buckets, places, counts, known devices. */
import test from 'brittle';
import { pino } from 'pino';
import { openHostDb } from '../../src/host/host-db.js';
import { KnownDevices } from '../../src/host/known-devices.js';
import { networkOf } from '../../src/http/stranger-limits.js';
import { RateLimit } from '../../src/lib/rate-limit.js';
import { Places } from '../../src/places.js';
import { Refusals } from '../../src/refusals.js';
import { ManualClock } from '../helpers/clock.js';
test('a bucket: so many at once, then so many a second, for each key', async (t) => {
    const clock = new ManualClock();
    const limit = new RateLimit({ burst: 3, perSecond: 2 }, { clock });
    t.alike([1, 2, 3, 4].map(() => limit.take('a')), [0, 0, 0, 500]);
    t.is(limit.take('b'), 0);
    await clock.wind(499);
    t.is(limit.take('a'), 1, 'a refusal costs nothing');
    await clock.wind(1);
    t.alike([limit.take('a'), limit.take('a')], [0, 500]);
    await clock.wind(3_600_000);
    t.alike([1, 2, 3, 4].map(() => limit.take('a')), [0, 0, 0, 500], 'never more than the burst');
    clock.set(clock.now() - 3_600_000);
    t.is(limit.take('a'), 500, 'a clock that is set back gives nothing and takes nothing');
});
test('buckets are bounded: the one that asked least recently is forgotten', (t) => {
    const limit = new RateLimit({ burst: 1, perSecond: 0.001, maxKeys: 2 });
    t.is(limit.take('a'), 0);
    t.is(limit.take('b'), 0);
    t.not(limit.take('a'), 0);
    t.is(limit.take('c'), 0);
    t.is(limit.size, 2);
    t.not(limit.take('a'), 0, 'still known');
});
test('refusals are counted by reason and logged once a minute', async (t) => {
    const clock = new ManualClock();
    const lines = [];
    const log = pino({}, { write: (line) => void lines.push(JSON.parse(line)) });
    const refusals = new Refusals({ log, clock });
    for (let n = 0; n < 1000; n++)
        refusals.note('connection.silent');
    refusals.note('http.busy');
    t.is(lines.length, 0);
    await clock.wind(60_000);
    t.is(lines.length, 1);
    t.alike(lines[0].refused, { 'connection.silent': 1000, 'http.busy': 1 });
    await clock.wind(600_000);
    t.is(lines.length, 1, 'nothing new, no line');
    refusals.note('http.busy');
    refusals.close();
    t.is(lines.length, 2);
    t.alike(refusals.counts(), { 'connection.silent': 1000, 'http.busy': 2 });
    t.is(clock.pending, 0);
});
function setUp(settings) {
    const cut = [];
    const places = new Places({ cut: (place, reason) => void cut.push(`${place.name} ${reason}`) }, settings);
    const place = (name, { known = false, host = name } = {}) => {
        const made = {
            name,
            deviceId: name.replace(/\d/, ''),
            remoteHost: host,
            proven: false,
            isProven: () => made.proven,
            isMember: () => known || made.proven,
        };
        return made;
    };
    return { places, cut, place };
}
test('strangers have a part of the places, and the last of them makes room for a member', (t) => {
    const { places, cut, place } = setUp({ maxConnections: 4 });
    const strangers = ['a', 'b', 'c', 'd'].map((name) => place(name));
    t.alike(strangers.map((stranger) => places.admit(stranger)), [undefined, undefined, undefined, 'too-many-strangers']);
    if (strangers[2])
        strangers[2].proven = true;
    t.is(places.admit(place('e')), undefined, 'whoever gave the proof is no stranger any more');
    t.is(places.admit(place('f')), 'too-many-connections');
    t.is(places.admit(place('x', { known: true })), undefined);
    t.alike(cut, ['e crowded-out']);
    t.is(places.admit(place('y', { known: true })), undefined);
    t.is(places.admit(place('z', { known: true })), undefined);
    t.alike(cut.slice(1), ['b crowded-out', 'a crowded-out']);
    t.is(places.admit(place('w', { known: true })), 'too-many-connections', 'members alone');
    t.is(places.size, 4);
});
test('one address has few strangers and any number of members', (t) => {
    const { places, place } = setUp({ maxPerAddress: 2, maxPerDevice: 2 });
    const school = { host: 'school' };
    const first = place('a', school);
    t.is(places.admit(first), undefined);
    t.is(places.admit(place('b', school)), undefined);
    t.is(places.admit(place('c', school)), 'too-many-of-address');
    first.proven = true;
    t.is(places.admit(place('c', school)), undefined);
    for (let n = 0; n < 100; n++) {
        const name = String.fromCharCode(0x1000 + n);
        t.is(places.admit(place(name, { ...school, known: true })), undefined);
    }
    t.is(places.admit(place('a2', { known: true })), undefined);
    t.is(places.admit(place('a3', { known: true })), 'too-many-of-device');
});
test('the silent: strangers first crowd out strangers, a device itself', (t) => {
    const { places, cut, place } = setUp({ maxSilent: 4, maxPerDevice: 2 });
    places.addSilent(place('m', { known: true }));
    for (const name of ['a', 'b', 'c'])
        places.addSilent(place(name));
    t.alike(cut, []);
    places.addSilent(place('d'));
    t.alike(cut, ['a crowded-out']);
    places.addSilent(place('n', { known: true }));
    t.alike(cut.slice(1), ['b crowded-out']);
    places.addSilent(place('m2', { known: true }));
    places.addSilent(place('m3', { known: true }));
    t.alike(cut.slice(2), ['c crowded-out', 'm crowded-out']);
    t.is(places.silent, 4);
});
test('known devices are remembered over a restart, and are bounded', (t) => {
    const db = openHostDb(':memory:');
    t.teardown(() => db.close());
    const id = (n) => n.toString(16).padStart(64, '0');
    const devices = new KnownDevices(db, { maxDevices: 3 });
    t.absent(devices.has(id(1)));
    for (let n = 1; n <= 4; n++)
        devices.note(id(n), n);
    t.absent(devices.has(id(1)), 'the least recent is forgotten');
    devices.note(id(2), 7_200_000);
    devices.flush();
    const again = new KnownDevices(db, { maxDevices: 2 });
    t.alike([1, 2, 3, 4].map((n) => again.has(id(n))), [false, true, false, true]);
    again.note(id(5), 8_000_000);
    again.flush();
    t.is(new KnownDevices(db, { maxDevices: 10 }).size, 2);
    const unsaved = [];
    const broken = new KnownDevices(db, { onUnsaved: (error) => void unsaved.push(error) });
    db.exec('DROP TABLE known_device');
    broken.note(id(6), 9_000_000);
    broken.flush();
    t.is(unsaved.length, 1);
    t.ok(broken.has(id(6)), 'served all the same');
});
test('addresses of one IPv6 network are one', (t) => {
    t.is(networkOf('192.0.2.1'), '192.0.2.1');
    t.is(networkOf('::ffff:192.0.2.1'), '192.0.2.1');
    t.is(networkOf('2001:db8::1'), networkOf('2001:db8:0:0:ffff::2'));
    t.is(networkOf('2001:db8:0:1::1'), '2001:db8:0:1');
    t.is(networkOf('fe80::1%eth0'), 'fe80:0:0:0');
    t.is(networkOf('::1'), '0:0:0:0');
});
//# sourceMappingURL=strangers.test.js.map