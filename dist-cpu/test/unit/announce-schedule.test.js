/** When keys are announced, against the simplest model of it: a list of times per key. */
import test from 'brittle';
import { MIN_PER_TICK, CYCLE_MS, isDue, nextRenewal, placeOf, RECORD_MS, takeDue, TICK_MS, } from '../../src/announce/schedule.js';
import { toDiscoveryKey } from '../../src/lib/keys.js';
import { seededRandom } from '../helpers/clock.js';
const OWN_ID = Buffer.alloc(32, 0xa5);
function randomTopic(random, dueAtMs) {
    const key = Buffer.from(Array.from({ length: 32 }, () => Math.floor(random() * 256)));
    return {
        discoveryKey: toDiscoveryKey(key),
        place: placeOf(key, OWN_ID),
        storedAtMs: null,
        dueAtMs,
        records: 0,
        reachable: 0,
        stamp: null,
        holders: [],
        failures: 0,
        queued: false,
        busy: undefined,
        removed: false,
    };
}
function store(topic, nowMs) {
    topic.storedAtMs = nowMs;
    topic.records = 20;
    topic.dueAtMs = nextRenewal(topic.place, nowMs, CYCLE_MS);
}
test('the next renewal is in time, and in its place', (t) => {
    const random = seededRandom(1);
    for (let i = 0; i < 10_000; i++) {
        const [place, storedAtMs] = [random(), Math.floor(random() * 1e12)];
        const next = nextRenewal(place, storedAtMs, CYCLE_MS);
        const gap = next - storedAtMs;
        if (gap < 0.2 * CYCLE_MS - 1 || gap > 1.2 * CYCLE_MS + 1)
            t.fail(`${gap} ms after`);
        const off = Math.abs((next % CYCLE_MS) / CYCLE_MS - place);
        if (Math.min(off, 1 - off) > 1e-6)
            t.fail(`not in its place: ${off}`);
    }
    t.pass('10,000 renewals');
});
for (const seed of [1, 2, 3]) {
    test(`keys come and go for hours, and none is late or in a crowd (seed ${seed})`, (t) => {
        const random = seededRandom(seed);
        const start = 1_700_000_000_000 + Math.floor(random() * CYCLE_MS);
        const topics = new Set(Array.from({ length: 10_000 }, () => randomTopic(random, start)));
        // The fast lane stored them one after the other.
        let added = 0;
        for (const topic of topics)
            store(topic, start + added++);
        let most = 0;
        for (let nowMs = start; nowMs < start + 6 * CYCLE_MS; nowMs += TICK_MS) {
            const due = takeDue(topics, nowMs, CYCLE_MS);
            // Once every key has found its place.
            if (nowMs > start + 1.3 * CYCLE_MS)
                most = Math.max(most, due.length);
            for (const topic of due) {
                if (nowMs - (topic.storedAtMs ?? 0) > RECORD_MS)
                    t.fail('a record had expired');
                store(topic, nowMs);
            }
            const places = due.map(({ place }) => place);
            if (places.some((place, i) => place < (places[i - 1] ?? 0)))
                t.fail('not in order');
            for (const topic of topics)
                if (random() < 0.0005)
                    topics.delete(topic);
            for (let i = 0; i < 5; i++) {
                const topic = randomTopic(random, nowMs);
                store(topic, nowMs);
                topics.add(topic);
            }
            for (const topic of topics) {
                if (isDue(topic, nowMs) && !due.includes(topic) && topic.dueAtMs < nowMs - TICK_MS) {
                    t.fail('a key was passed over');
                }
            }
        }
        const average = (10_000 * TICK_MS) / CYCLE_MS;
        t.ok(most < 1.4 * average, `at most ${most} in a tick, ${average} on average`);
    });
}
test('after a long time off, the oldest go first, at no more than twice the pace', (t) => {
    const random = seededRandom(4);
    const nowMs = 1_700_000_000_000;
    const topics = Array.from({ length: 10_000 }, () => randomTopic(random, nowMs));
    for (const topic of topics)
        store(topic, nowMs - 5 * CYCLE_MS - Math.floor(random() * CYCLE_MS));
    const seen = [];
    const isOld = ({ storedAtMs }) => (storedAtMs ?? 0) < nowMs;
    for (let tick = 0; topics.some(isOld); tick++) {
        const due = takeDue(topics, nowMs + tick * TICK_MS, CYCLE_MS);
        seen.push(due);
        for (const topic of due)
            store(topic, nowMs + tick * TICK_MS);
        if (tick > 100)
            break;
    }
    t.ok(Math.max(...seen.map(({ length }) => length)) <= 500, 'twice 250 in 15 s');
    t.ok(seen.length >= 20 && seen.length <= 60, `${seen.length} ticks`);
    const few = topics.slice(0, 100);
    for (const topic of few)
        topic.dueAtMs = nowMs;
    t.is(takeDue(few, nowMs, CYCLE_MS).length, MIN_PER_TICK, 'a few at least');
});
test('a clock that is set back makes keys due, and never puts them off', (t) => {
    const nowMs = 1_700_000_000_000;
    const topic = randomTopic(seededRandom(5), nowMs);
    store(topic, nowMs);
    t.absent(isDue(topic, nowMs));
    t.ok(isDue(topic, nowMs - 60 * 60_000));
});
//# sourceMappingURL=announce-schedule.test.js.map