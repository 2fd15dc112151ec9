import test from 'brittle';
import { Identities } from '../../src/find/identities.js';
import { ManualClock } from '../helpers/clock.js';
const PEER = 'aa'.repeat(32);
const STRANGER = 'bb'.repeat(32);
function setup() {
    const clock = new ManualClock();
    // No jitter: all of the delay.
    const isProven = (id) => id === PEER;
    return { clock, identities: new Identities({ clock, random: () => 1, isProven }) };
}
test('a failure costs a second, and more each time, up to a bound', async (t) => {
    const { clock, identities } = setup();
    const rests = [];
    for (let n = 0; n < 10; n++) {
        identities.noteFailed(STRANGER, 'unreachable');
        rests.push(identities.restMs(STRANGER) / 1000);
    }
    t.alike(rests, [1, 2, 4, 8, 16, 32, 64, 120, 120, 120]);
    await clock.wind(119_999);
    t.is(identities.restMs(STRANGER), 1);
    await clock.wind(1);
    t.is(identities.restMs(STRANGER), 0);
});
test('who answers wrongly is left alone longer; who proved itself never long', (t) => {
    const { identities } = setup();
    identities.noteFailed(STRANGER, 'refused');
    t.is(identities.restMs(STRANGER), 4000);
    for (let n = 0; n < 20; n++)
        identities.noteFailed(STRANGER, 'refused');
    t.is(identities.restMs(STRANGER), 600_000);
    for (let n = 0; n < 20; n++)
        identities.noteFailed(PEER, 'unreachable');
    t.is(identities.restMs(PEER), 60_000);
    identities.noteProven(PEER);
    t.is(identities.restMs(PEER), 0);
    identities.noteFailed(PEER, 'unreachable');
    t.is(identities.restMs(PEER), 1000, 'a proof starts it afresh');
});
test('busy is no failure', (t) => {
    const { identities } = setup();
    for (let n = 0; n < 10; n++) {
        identities.noteBusy(PEER, 3000);
        t.is(identities.restMs(PEER), 3000, 'as long as it said, and no longer');
    }
    t.is(identities.failures(PEER), 0);
    identities.noteBusy(PEER, 0);
    t.is(identities.restMs(PEER), 1000, 'no hammering');
    identities.noteBusy(PEER, 1e12);
    t.is(identities.restMs(PEER), 600_000, 'and no waiting for days');
});
test('a stranger that is always busy is asked less and less', (t) => {
    const { identities } = setup();
    const rests = Array.from({ length: 8 }, () => {
        identities.noteBusy(STRANGER, 1000);
        return identities.restMs(STRANGER) / 1000;
    });
    t.alike(rests, [1, 2, 4, 8, 16, 32, 64, 64]);
});
test('a clock that is set back keeps nobody away', (t) => {
    const { clock, identities } = setup();
    for (let n = 0; n < 9; n++)
        identities.noteFailed(STRANGER, 'refused');
    clock.set(clock.now() - 86_400_000);
    t.is(identities.restMs(STRANGER), 0);
    identities.noteFailed(STRANGER, 'refused');
    clock.set(clock.now() + 86_400_000);
    t.is(identities.restMs(STRANGER), 0, 'nor one that is set forward');
});
test('after a sleep failures are forgiven, but not what a busy peer said', (t) => {
    const { identities } = setup();
    identities.noteFailed(STRANGER, 'refused');
    identities.noteRelayed(STRANGER);
    identities.noteBusy(PEER, 5000);
    for (const id of [STRANGER, PEER])
        identities.forgive(id);
    t.is(identities.restMs(STRANGER), 0);
    t.absent(identities.isRelayed(STRANGER));
    t.is(identities.restMs(PEER), 5000);
});
test('ten thousand false identities take a bounded place', (t) => {
    const { identities } = setup();
    for (let n = 0; n < 10_000; n++)
        identities.noteFailed(String(n), 'refused');
    t.is(identities.size, 4096);
    t.is(identities.failures('9999'), 3);
    t.absent(identities.wasTried('0'), 'the oldest goes');
});
//# sourceMappingURL=identities.test.js.map