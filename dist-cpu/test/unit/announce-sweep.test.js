/**
 * The announcer on simulated networks, its clock wound by hand: whatever becomes of nodes and of
 * time, a key stays where a perfect announcer would have put it, and what is said of it is true.
 */
import test, {} from 'brittle';
import { keyPair } from 'hypercore-crypto';
import { CYCLE_MS, TICK_MS } from '../../src/announce/schedule.js';
import { Announcer } from '../../src/announcer.js';
import { hex, toDiscoveryKey } from '../../src/lib/keys.js';
import { ManualClock, seededRandom } from '../helpers/clock.js';
import { SimulatedDht } from '../helpers/simulated-dht.js';
const MINUTE_MS = 60_000;
const IDENTITY = keyPair(Buffer.alloc(32, 1));
function setUp(t, options) {
    const random = seededRandom(options.seed ?? 1);
    const clock = new ManualClock();
    const dht = new SimulatedDht(clock, random, options);
    const said = new Map();
    let relays = [{ host: '1.2.3.4', port: 1 }];
    const announcer = new Announcer({
        // Its messages are the simulated ones.
        dht: undefined,
        messages: dht,
        keyPair: IDENTITY,
        relayAddresses: () => relays,
        clock,
        random,
    });
    announcer.on('announced', (stored) => said.set(hex(stored.discoveryKey), stored));
    t.teardown(() => announcer.close(0));
    const keys = Array.from({ length: options.keys }, () => toDiscoveryKey(Buffer.from(Array.from({ length: 32 }, () => Math.floor(random() * 256)))));
    return {
        announcer,
        clock,
        dht,
        keys,
        random,
        said,
        moveTo: (port) => (relays = [{ host: '1.2.3.4', port }]),
        /** Lets time pass, and looks every so often. */
        wind: async (ms, look = () => { }) => {
            for (let passed = 0; passed < ms; passed += MINUTE_MS) {
                await clock.wind(MINUTE_MS);
                look();
            }
        },
    };
}
/** Every key on all of the nodes that a perfect announcer would have chosen. */
function isIdeal(dht, keys) {
    return keys.every((key) => {
        const holders = new Set(dht.holders(key));
        return dht.ideal(key).every((node) => holders.has(node));
    });
}
for (const size of [1, 3, 10, 19, 20, 21, 100]) {
    test(`a network of ${size}`, async (t) => {
        const { announcer, dht, keys, said, wind } = setUp(t, { size, keys: 40, seed: size });
        announcer.addAll(keys.map((discoveryKey) => ({ discoveryKey })));
        let looks = 0;
        await wind(2.5 * CYCLE_MS, () => {
            looks++;
            if (!isIdeal(dht, keys))
                t.fail(`not ideal after ${looks} min`);
        });
        const copies = Math.min(size, 20);
        t.ok(keys.every((key) => said.get(hex(key))?.records === copies), `${copies} copies each`);
        t.is(announcer.stats.reachable, 40 * copies);
        t.is(announcer.stats.expired, 0);
    });
}
test('a thousand keys on a hundred nodes cost 20.6 requests each, and new ones less than a second', async (t) => {
    const { announcer, clock, dht, keys } = setUp(t, { size: 100, keys: 1000, rttMs: 5 });
    announcer.addAll(keys.map((discoveryKey) => ({ discoveryKey })));
    while (announcer.stats.announced < 1000)
        await clock.wind(50);
    t.ok(isIdeal(dht, keys));
    t.ok(dht.requests <= 20_600, `${dht.requests} requests`);
    const another = toDiscoveryKey(Buffer.alloc(32, 7));
    announcer.add(another);
    await clock.wind(500);
    t.ok(isIdeal(dht, [another]));
});
test('nodes whose ids share a prefix: keys outside of it are not lost', async (t) => {
    const { announcer, dht, keys, wind } = setUp(t, { size: 30, prefix: '0000', keys: 40 });
    announcer.addAll(keys.map((discoveryKey) => ({ discoveryKey })));
    await wind(CYCLE_MS);
    t.ok(isIdeal(dht, keys));
    // And two such clusters, each of which has enough nodes to answer about itself alone.
    for (let i = 0; i < 30; i++)
        dht.join('1111');
    await wind(1.3 * CYCLE_MS);
    t.ok(isIdeal(dht, keys));
});
for (const seed of [1, 2]) {
    test(`nodes join and leave all the time (seed ${seed})`, async (t) => {
        const { announcer, dht, keys, random, said, wind } = setUp(t, { size: 60, keys: 100, seed });
        announcer.addAll(keys.map((discoveryKey) => ({ discoveryKey })));
        await wind(2 * MINUTE_MS);
        let least = 20;
        await wind(3 * CYCLE_MS, () => {
            // One node in twenty a minute: most of the network within a cycle and a half.
            for (let i = 0; i < 3; i++) {
                const node = dht.nodes[Math.floor(random() * dht.nodes.length)];
                if (node)
                    dht.leave(node);
                dht.join();
            }
            for (const key of keys) {
                least = Math.min(least, dht.holders(key).length);
                if (!dht.isFound(key))
                    t.fail('a key cannot be found');
            }
        });
        t.ok(least >= 5, `at worst ${least} copies, just before a renewal`);
        const fresh = keys.filter((key) => {
            const { records = 0 } = said.get(hex(key)) ?? {};
            return records >= 18;
        });
        t.is(fresh.length, keys.length, '18 copies and more at every last renewal');
    });
}
test('nodes that answer lookups and never store', async (t) => {
    for (const [size, mute, copies, reachable] of [
        [60, 15, 20, 20],
        [15, 5, 10, 15],
    ]) {
        const { announcer, dht, keys, said, wind } = setUp(t, { size, keys: 40 });
        for (const node of dht.nodes.slice(0, mute))
            node.behaviour = 'answers-lookups-only';
        announcer.addAll(keys.map((discoveryKey) => ({ discoveryKey })));
        await wind(2 * CYCLE_MS);
        t.ok(keys.every((key) => dht.isFound(key)));
        t.ok(keys.every((key) => dht.holders(key).length >= copies));
        const stored = keys.map((key) => said.get(hex(key)));
        t.ok(stored.every((s) => s?.records === copies && s.reachable === reachable), `${copies} of ${reachable}, and that is what is said`);
    }
});
test('one dead node does not hold the others up', async (t) => {
    const { announcer, clock, dht, keys, said } = setUp(t, { size: 100, keys: 500 });
    const dead = dht.nodes.slice(0, 10);
    for (const node of [...dead])
        dht.leave(node);
    announcer.addAll(keys.map((discoveryKey) => ({ discoveryKey })));
    await clock.wind(20_000);
    t.is(said.size, 500);
    t.ok(isIdeal(dht, keys));
});
test('after an outage everything comes back, the oldest first and without a storm', async (t) => {
    const { announcer, clock, dht, keys, wind } = setUp(t, { size: 40, keys: 1500 });
    announcer.addAll(keys.map((discoveryKey) => ({ discoveryKey })));
    await wind(2 * MINUTE_MS);
    t.ok(isIdeal(dht, keys));
    let failures = 0;
    announcer.on('announce-failed', ({ unreachable }) => void (unreachable && failures++));
    dht.online = false;
    await wind(30 * MINUTE_MS);
    t.ok(failures >= 20 && failures < 200, `tried ${failures} times in half an hour`);
    t.absent(keys.some((key) => dht.isFound(key)));
    t.is(announcer.stats.expired, 1500, 'and says so');
    dht.online = true;
    const paced = [];
    for (let i = 0; i < 22; i++) {
        const before = dht.requests;
        await clock.wind(TICK_MS);
        paced.push(dht.requests - before);
    }
    t.ok(isIdeal(dht, keys), 'after five minutes and a bit');
    t.ok(Math.max(...paced) <= 75 * 22 + 40 * 3, `at most ${Math.max(...paced)} requests in 15 s`);
    t.is(announcer.stats.expired, 0);
});
test('new addresses replace the old record, at once where none of the old ones holds', async (t) => {
    const { announcer, dht, keys, moveTo, wind } = setUp(t, { size: 30, keys: 40 });
    announcer.addAll(keys.map((discoveryKey) => ({ discoveryKey })));
    await wind(2 * MINUTE_MS);
    moveTo(2);
    await wind(MINUTE_MS);
    t.ok(keys.every((key) => [...dht.relays(key)].join() === '1.2.3.4:2'));
    t.ok(isIdeal(dht, keys));
});
test('a clock that is set back lets no record expire', async (t) => {
    const { announcer, clock, dht, keys, wind } = setUp(t, { size: 30, keys: 40 });
    announcer.addAll(keys.map((discoveryKey) => ({ discoveryKey })));
    await wind(2 * MINUTE_MS);
    let renewed = 0;
    announcer.on('announced', () => renewed++);
    clock.set(clock.now() - 60 * MINUTE_MS);
    // Timers go by the time that passes.
    await wind(MINUTE_MS);
    t.is(renewed, 40);
    t.ok(isIdeal(dht, keys));
});
test('a key that is removed while it is announced leaves no record', async (t) => {
    const { announcer, clock, dht, keys, wind } = setUp(t, { size: 30, keys: 40 });
    announcer.addAll(keys.map((discoveryKey) => ({ discoveryKey })));
    await clock.wind(30);
    const removed = Promise.all(keys.slice(0, 20).map((key) => announcer.remove(key)));
    // Added again at once: it is announced again, whatever is still being taken back.
    announcer.add(keys[20]);
    const again = announcer.remove(keys[20]);
    announcer.add(keys[20]);
    await wind(MINUTE_MS);
    await Promise.all([removed, again]);
    t.absent(keys.slice(0, 20).some((key) => dht.holders(key).length > 0));
    t.ok(isIdeal(dht, keys.slice(20)));
    t.is(announcer.stats.keys, 20);
});
test('what does not fit in the last seconds expires; the newest goes first', async (t) => {
    const { announcer, clock, dht, keys, wind } = setUp(t, { size: 30, keys: 1000, rttMs: 50 });
    announcer.addAll(keys.map((discoveryKey) => ({ discoveryKey })));
    await wind(2 * MINUTE_MS);
    const closing = announcer.close(5000);
    await clock.wind(10_000);
    const { unannounced, keys: all } = await closing;
    t.is(all, 1000);
    t.ok(unannounced > 0 && unannounced < 1000, `${unannounced} of 1000`);
    const isGone = (key) => dht.holders(key).length === 0;
    t.ok(isGone(keys.at(-1)));
    t.absent(isGone(keys[0]));
    t.ok(keys.filter(isGone).length >= unannounced);
});
test('a cycle that cannot keep up says so, and when it does again', async (t) => {
    const { announcer, dht, keys, wind } = setUp(t, { size: 40, keys: 1000, rttMs: 20 });
    announcer.addAll(keys.map((discoveryKey) => ({ discoveryKey })));
    await wind(2 * MINUTE_MS);
    const events = [];
    announcer.on('behind', ({ cause, keys: late, neededPerSecond }) => {
        events.push('behind');
        t.ok(late > 0 && neededPerSecond === Math.ceil(20_000 / 600), cause);
    });
    announcer.on('caught-up', () => events.push('caught-up'));
    dht.rttMs = 900;
    dht.loses = 0.5;
    await wind(2 * CYCLE_MS);
    dht.rttMs = 20;
    dht.loses = 0;
    await wind(2 * CYCLE_MS);
    t.alike([...new Set(events)], ['behind', 'caught-up']);
    t.ok(isIdeal(dht, keys));
});
//# sourceMappingURL=announce-sweep.test.js.map