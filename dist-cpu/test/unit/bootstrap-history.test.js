import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { CheckHistory } from '../../src/bootstrap-history.js';
const DAY_MS = 86_400_000;
function checkOf(...nodes) {
    const all = nodes.map(([host, ok]) => {
        return { host, port: 49737, ok, rttMs: ok ? 5 : null, reason: ok ? null : 'timeout' };
    });
    return { nodes: all, alive: all.filter(({ ok }) => ok).length, total: all.length };
}
test('it is remembered since when a node is down', async (t) => {
    const file = path.join(await t.tmp(), 'check', 'history.json');
    const night = (n, ...nodes) => new CheckHistory(file).note(checkOf(...nodes), n * DAY_MS);
    night(1, ['a', true], ['b', true]);
    const [, second] = night(2, ['a', true], ['b', false]);
    t.is(second?.downSince, 2 * DAY_MS);
    t.is(second?.lastOkAt, DAY_MS);
    const [first, third] = night(3, ['a', true], ['b', false], ['c', false]);
    t.is(first?.downSince, null);
    t.is(third?.downSince, 2 * DAY_MS, 'not since tonight');
    t.is(third?.failures, 2);
    const [back] = night(4, ['b', true]);
    t.is(back?.downSince, null);
    t.is(back?.checks, 4);
    const [forgotten] = night(5, ['c', false]);
    t.is(forgotten?.downSince, 5 * DAY_MS, 'it was off the list for a night');
});
test('a history that is garbage costs nothing else', async (t) => {
    const file = path.join(await t.tmp(), 'history.json');
    fs.writeFileSync(file, '{"format":9');
    const [node] = new CheckHistory(file).note(checkOf(['a', false]), DAY_MS);
    t.is(node?.downSince, DAY_MS);
    t.is(node?.checks, 1);
});
//# sourceMappingURL=bootstrap-history.test.js.map