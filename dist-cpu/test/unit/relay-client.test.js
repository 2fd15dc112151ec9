import test from 'brittle';
import { hex } from '../../src/lib/keys.js';
import { KnownRelays } from '../../src/relay/known-relays.js';
import { relayGuard } from '../../src/relay/relay-guard.js';
import { ManualClock } from '../helpers/clock.js';
const key = (n) => Buffer.alloc(32, n);
test('relays that were given come first, then the latest that were heard of', (t) => {
    const relays = new KnownRelays([key(1)]);
    t.ok(relays.note(key(2)));
    t.ok(relays.note(key(3)));
    t.absent(relays.note(key(1)), 'no news');
    t.absent(relays.note(key(2)), 'no news, but the latest');
    t.alike(relays.list(), [key(1), key(2), key(3)]);
    for (let n = 10; n < 30; n++)
        relays.note(key(n));
    t.is(relays.list().length, 9, 'bounded');
    t.alike(relays.list().slice(0, 2), [key(1), key(29)]);
});
test('a relay that the remote chose is dialled, but not as often as it likes', async (t) => {
    const clock = new ManualClock();
    const guard = relayGuard({ relays: () => [key(1)], isProven: () => false, clock });
    /** Whether the relay is left in the message. */
    const passes = (publicKey) => {
        const message = { relayThrough: { publicKey } };
        guard(key(50), message);
        return message.relayThrough !== null;
    };
    t.alike([1, 2, 3, 4, 5].map(() => passes(key(9))), [true, true, true, true, false]);
    await clock.wind(15_000);
    t.alike([passes(key(8)), passes(key(8))], [true, false], 'one more after 15 s');
    clock.set(clock.now() - 3_600_000);
    t.absent(passes(key(8)), 'a clock that is set back gives none');
    await clock.wind(15_000);
    t.ok(passes(key(8)), 'and takes none');
    for (const message of [null, undefined, {}, { relayThrough: null }])
        guard(key(50), message);
    t.pass('messages without a relay');
});
test('strangers do not use up the places that a device has at its relay', async (t) => {
    const clock = new ManualClock();
    const guard = relayGuard({
        relays: () => [key(1)],
        isProven: (deviceId) => deviceId === hex(key(60)),
        clock,
    });
    const passes = (remote, publicKey = key(1)) => {
        const message = { relayThrough: { publicKey } };
        guard(key(remote), message);
        return message.relayThrough !== null;
    };
    t.alike([50, 51, 52].map((n) => passes(n)), [true, true, false], 'whoever they are');
    t.alike([1, 2, 3, 4].map(() => passes(60)), [true, true, true, true], 'who proved itself');
    for (let n = 0; n < 4; n++)
        passes(60, key(9));
    t.absent(passes(60, key(9)), 'but not to any place it likes');
    await clock.wind(15_000);
    t.alike([passes(53), passes(54)], [true, false], 'one more after 15 s');
});
//# sourceMappingURL=relay-client.test.js.map