import test from 'brittle';
import { randomBytes } from 'hypercore-crypto';
import { Candidates } from '../../src/find/candidates.js';
import { Identities } from '../../src/find/identities.js';
import { hex } from '../../src/lib/keys.js';
import { ManualClock, seededRandom } from '../helpers/clock.js';
function setup() {
    const clock = new ManualClock();
    const proven = new Set();
    const isProven = (id) => proven.has(id);
    const identities = new Identities({ clock, random: () => 1, isProven });
    const candidates = new Candidates({ identities, random: seededRandom(1), isProven });
    const add = () => {
        const publicKey = randomBytes(32);
        const deviceId = hex(publicKey);
        const isNew = candidates.add(deviceId, { publicKey, relayAddresses: [] }, clock.now());
        return { deviceId, isNew };
    };
    const order = () => {
        const taken = [];
        for (;;) {
            const next = candidates.next(({ deviceId }) => !taken.includes(deviceId));
            if (!next)
                return taken;
            taken.push(next.deviceId);
        }
    };
    return { clock, proven, identities, candidates, add, order };
}
test('who proved itself comes first, then who was never tried, then who failed least', async (t) => {
    const { clock, proven, identities, add, order } = setup();
    const [once, untried, peer, often] = [add(), add(), add(), add()].map(({ deviceId }) => deviceId);
    proven.add(peer);
    identities.noteFailed(peer, 'unreachable');
    identities.noteFailed(once, 'unreachable');
    for (let n = 0; n < 3; n++)
        identities.noteFailed(often, 'refused');
    t.alike(order(), [untried], 'the others rest');
    await clock.wind(600_000);
    t.alike(order(), [peer, untried, once, often]);
});
test('ten thousand records take a bounded place, and the peer has one', (t) => {
    const { proven, identities, candidates, add, order } = setup();
    for (let n = 0; n < 10_000; n++)
        add();
    t.is(candidates.size, 256);
    t.is(candidates.untried, 256);
    t.absent(add().isNew, 'those that were not tried yet come first');
    const publicKey = randomBytes(32);
    proven.add(hex(publicKey));
    t.ok(candidates.add(hex(publicKey), { publicKey, relayAddresses: [] }, 0));
    t.is(order()[0], hex(publicKey));
    t.is(candidates.size, 256);
    // Those that failed make room, and do not come back as new ones.
    const failed = order().slice(1, 11);
    for (const deviceId of failed)
        identities.noteFailed(deviceId, 'refused');
    for (let n = 0; n < 10; n++)
        t.ok(add().isNew);
    t.absent(add().isNew);
    t.absent(failed.some((deviceId) => candidates.has(deviceId)));
});
test('a record that must have expired is forgotten', (t) => {
    const { clock, candidates, add } = setup();
    add();
    candidates.expire(clock.now() + 30 * 60_000);
    t.is(candidates.size, 1);
    candidates.expire(clock.now() + 30 * 60_000 + 1);
    t.is(candidates.size, 0);
});
//# sourceMappingURL=candidates.test.js.map