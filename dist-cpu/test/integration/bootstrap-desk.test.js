/** What the operator of a bootstrap node sees of it. */
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { keyPair } from 'hypercore-crypto';
import { BootstrapDesk } from '../../src/bootstrap-desk.js';
import { verdictOf } from '../../src/bootstrap-report.js';
import { BootstrapNode } from '../../src/bootstrap.js';
import { control } from '../../src/http/control-client.js';
import { silentLogger } from '../../src/lib/logger.js';
import { storagePaths } from '../../src/lib/storage.js';
import { BOOTSTRAP_METRICS } from '../../src/metrics/bootstrap-metrics.js';
import { createNode, freeUdpPort } from '../helpers/network.js';
const LOOPBACK = '127.0.0.1';
async function open(t, dir, bootstrap = []) {
    const port = await freeUdpPort();
    const node = new BootstrapNode({ log: silentLogger }, { publicHost: LOOPBACK, bindHost: LOOPBACK, port, bootstrap, networkId: 'test' });
    const paths = storagePaths(dir);
    const desk = new BootstrapDesk({ node, paths, log: silentLogger }, { ui: { port: 0 } });
    t.teardown(() => desk.close(), { order: 90 });
    t.teardown(() => node.close(), { order: 100 });
    await node.ready();
    await desk.ready();
    return { node, desk, paths, address: `${LOOPBACK}:${port}` };
}
test('page, metrics and status tell the same', async (t) => {
    const { desk, paths, address } = await open(t, await t.tmp());
    const client = await createNode(t, [address]);
    await client.announce(Buffer.alloc(32, 7), keyPair(), []).finished();
    const report = await control(paths, 'GET', '/status');
    t.is(report.restarts, 0);
    t.is(report.records, 1);
    t.is(report.entry, null, 'it is not on the internet');
    t.ok((report.served?.['ANNOUNCE'] ?? 0) >= 1);
    t.ok(report.receivedBytes > 0);
    t.is(report.uiUrl, desk.uiUrl);
    const page = await (await fetch(desk.uiUrl ?? '')).text();
    t.ok(page.includes(`Bootstrap node ${address}`));
    t.ok(/Announcements kept for others<\/th><td>1</.test(page));
    t.ok(/ANNOUNCE<\/th><td>\d+</.test(page));
    t.absent(/<script/.test(page));
    const metrics = await (await fetch(new URL('metrics', desk.uiUrl ?? ''))).text();
    for (const { name } of BOOTSTRAP_METRICS)
        t.ok(metrics.includes(`# TYPE ${name} `), name);
    t.ok(/^mapeo_web_bootstrap_records 1$/m.test(metrics));
    t.ok(/^mapeo_web_bootstrap_served_total\{kind="ANNOUNCE"\} \d+$/m.test(metrics));
});
test('the others say whether they reach it: from inside a closed port looks open', async (t) => {
    const first = await open(t, await t.tmp());
    const { desk, paths } = await open(t, await t.tmp(), [first.address]);
    await desk.askOutside();
    const report = await control(paths, 'GET', '/status');
    const { reachability, reached, voters } = report.outside ?? {};
    t.alike([reachability, reached, voters], ['reachable', 1, 1]);
    const closed = { reachability: 'unreachable', reached: 0, voters: 3, atMs: 0 };
    const { ok, words } = verdictOf({ ...report, nodes: 4, outside: closed });
    t.absent(ok);
    t.ok(words.includes('0 of 3 bootstrap nodes'), words);
    t.ok(words.includes(`Forward that port in the router`), words);
});
test('restarts are counted, and a file that is garbage costs only the count', async (t) => {
    const dir = await t.tmp();
    const first = await open(t, dir);
    await first.desk.close();
    t.absent(fs.existsSync(first.paths.controlSocket));
    const second = await open(t, dir);
    t.is((await control(second.paths, 'GET', '/status')).restarts, 1);
    await second.desk.close();
    fs.writeFileSync(path.join(dir, 'starts.json'), 'garbage');
    const third = await open(t, dir);
    t.is((await control(third.paths, 'GET', '/status')).restarts, 0);
});
//# sourceMappingURL=bootstrap-desk.test.js.map