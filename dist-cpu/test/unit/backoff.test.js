import test from 'brittle';
import { Backoff } from '../../src/lib/backoff.js';
import { pause } from '../../src/lib/clock.js';
import { ManualClock, seededRandom } from '../helpers/clock.js';
test('a backoff doubles up to its limit, never starts at nothing, and can be reset', (t) => {
    const random = seededRandom(1);
    const backoff = new Backoff({ firstMs: 1000, maxMs: 8000, random });
    for (const ceiling of [1000, 2000, 4000, 8000, 8000, 8000]) {
        const delay = backoff.next();
        t.ok(delay >= ceiling / 2 && delay <= ceiling, `${delay} is within half and all of ${ceiling}`);
    }
    t.is(backoff.failures, 6);
    backoff.reset();
    t.ok(backoff.next() <= 1000, 'starts afresh');
});
test('a backoff stays at its limit after a thousand failures', (t) => {
    const backoff = new Backoff({ firstMs: 1000, maxMs: 60_000, random: () => 0.999 });
    for (let i = 0; i < 1000; i++)
        backoff.next();
    t.ok(backoff.next() <= 60_000);
});
test('two backoffs with other random numbers do not march in step', (t) => {
    const delays = (seed) => {
        const backoff = new Backoff({ firstMs: 1000, maxMs: 60_000, random: seededRandom(seed) });
        return Array.from({ length: 5 }, () => backoff.next());
    };
    t.unlike(delays(1), delays(2));
});
test('a pause ends with the time, or with the signal', async (t) => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const first = pause(clock, 100, controller.signal);
    await clock.wind(100);
    t.is(await first, true);
    const second = pause(clock, 100, controller.signal);
    controller.abort();
    t.is(await second, false);
    t.is(clock.pending, 0, 'no timer is left behind');
    t.is(await pause(clock, 100, controller.signal), false, 'aborted before it began');
});
//# sourceMappingURL=backoff.test.js.map