import test from 'brittle';
import { NetworkWatch } from '../../src/notify/network-watch.js';
import { ManualClock } from '../helpers/clock.js';
const WELL = { alone: false, online: true, nodes: 20, listening: true, relays: 3 };
function createWatch() {
    const clock = new ManualClock();
    const view = { ...WELL };
    const said = [];
    const watch = new NetworkWatch({ clock, view: () => view });
    watch.on('trouble', ({ cause, since }) => said.push(`${cause} (${since})`));
    watch.on('trouble-over', () => said.push('over'));
    return { clock, view, said, watch };
}
const CAUSES = [
    [{ online: false }, /stopped answering/],
    [{ nodes: 0 }, /no DHT node is known/],
    [{ listening: false }, /could not register/],
    [{ relays: 0 }, /passes connections on/],
];
for (const [change, cause] of CAUSES) {
    test(`${JSON.stringify(change)} for two minutes is trouble, until it is over`, async (t) => {
        const { clock, view, said, watch } = createWatch();
        watch.start();
        t.alike(said.splice(0), ['over'], 'what an earlier process said is taken back');
        await clock.wind(60_000);
        const sinceMs = clock.now() + 15_000;
        Object.assign(view, change);
        await clock.wind(120_000);
        t.alike(said, []);
        await clock.wind(30_000);
        t.ok(said.length > 0 && said.every((line) => cause.test(line)), said[0]);
        t.ok(said[0]?.endsWith(`(${sinceMs})`), 'and it says since when');
        said.length = 0;
        Object.assign(view, WELL);
        await clock.wind(15_000);
        t.alike(said, ['over']);
        watch.stop();
        t.is(clock.pending, 0);
    });
}
test('a moment without network is no trouble', async (t) => {
    const { clock, view, said, watch } = createWatch();
    watch.start();
    for (let n = 0; n < 10; n++) {
        view.online = !view.online;
        await clock.wind(90_000);
    }
    t.alike(said, ['over']);
    watch.stop();
});
test('a network of one, by choice, has nobody to be reached by', async (t) => {
    const { clock, view, said, watch } = createWatch();
    Object.assign(view, { alone: true, nodes: 0, listening: false, relays: 0 });
    watch.start();
    await clock.wind(600_000);
    t.alike(said, ['over']);
    watch.stop();
});
test('whether it can be reached is known at once, since when after the next look', async (t) => {
    const { clock, view, watch } = createWatch();
    watch.start();
    t.is(watch.unreachableSinceMs, null);
    view.online = false;
    t.is(watch.unreachableSinceMs, clock.now());
    await clock.wind(60_000);
    t.is(watch.unreachableSinceMs, clock.now() - 45_000);
    view.online = true;
    t.is(watch.unreachableSinceMs, null, 'and that it is over, too');
    watch.stop();
});
//# sourceMappingURL=network-watch.test.js.map