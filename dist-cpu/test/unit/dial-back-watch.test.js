import test from 'brittle';
import { DialBackWatch } from '../../src/dial-back-watch.js';
import { ManualClock } from '../helpers/clock.js';
const MINUTE_MS = 60_000;
const dht = {
    destroyed: false,
    io: { serverSocket: { address: () => ({ host: '0.0.0.0', port: 49740 }) } },
};
async function createWatch(outcome, { isFixedPort = true } = {}) {
    const clock = new ManualClock();
    const state = { outcome, asked: 0, nodes: 2, said: [] };
    const watch = new DialBackWatch({
        dht,
        clock,
        voters: () => Array.from({ length: state.nodes }, (_, n) => ({ host: `h${n}`, port: 1 })),
        ask: (_dht, nodes) => {
            state.asked++;
            const { outcome: said } = state;
            const seen = { host: '198.51.100.7', port: 49740 };
            return Promise.resolve(nodes.map((node) => {
                return { node, outcome: said, seen, seenOther: seen, clockAheadMs: 0, rttMs: 1 };
            }));
        },
    }, { isFixedPort });
    watch.on('trouble', ({ key, since }) => state.said.push(`${key} since ${since}`));
    watch.on('trouble-over', ({ key }) => state.said.push(`${key} over`));
    await watch.ready();
    return { clock, state, watch };
}
test('a chosen port that is closed is trouble when it shows twice, until it is open', async (t) => {
    const { clock, state, watch } = await createWatch('not-reached');
    await clock.wind(29_000);
    t.is(state.asked, 0, 'not in the first moments');
    await clock.wind(1000);
    t.alike([state.asked, watch.view?.reachability], [1, 'unreachable']);
    const since = clock.now();
    t.alike(state.said, []);
    await clock.wind(5 * MINUTE_MS);
    t.alike(state.said, [`udp-port since ${since}`]);
    state.outcome = 'reached';
    await clock.wind(5 * MINUTE_MS);
    t.alike(state.said.splice(1), ['udp-port over']);
    await clock.wind(239 * MINUTE_MS);
    t.is(state.asked, 3, 'all is well: hours until the next time');
    watch.askSoon();
    await clock.wind(30_000);
    t.is(state.asked, 4, 'the network changed');
    await watch.close();
    t.is(clock.pending, 0);
});
test('without a chosen port it is no trouble, and without nodes there is no view', async (t) => {
    const { clock, state, watch } = await createWatch('not-reached', { isFixedPort: false });
    state.nodes = 0;
    await clock.wind(30_000);
    t.is(watch.view?.reachability, 'unknown');
    state.nodes = 20;
    await clock.wind(5 * MINUTE_MS);
    t.alike([watch.view?.asked, watch.view?.reachability], [8, 'unreachable'], 'not all of them');
    await clock.wind(600 * MINUTE_MS);
    t.alike(state.said, []);
    t.is(state.asked, 4);
    await watch.close();
});
//# sourceMappingURL=dial-back-watch.test.js.map