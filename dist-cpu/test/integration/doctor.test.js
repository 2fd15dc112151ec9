/** `doctor` on real peers, real bootstrap nodes and real files: each injected fault is named. */
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import Database from 'better-sqlite3';
import { resolveBootstrap } from '../../src/bootstrap-list.js';
import { BootstrapNode } from '../../src/bootstrap.js';
import { runDoctor } from '../../src/doctor/doctor.js';
import { systemClock } from '../../src/lib/clock.js';
import { silentLogger } from '../../src/lib/logger.js';
import { lockStorage, storagePaths } from '../../src/lib/storage.js';
import { spawnCli } from '../helpers/cli.js';
import { freeUdpPort, occupyUdpPort } from '../helpers/network.js';
import { createPeer, randomProjectBody } from '../helpers/peer.js';
import { mountSmallDisk } from '../helpers/small-disk.js';
import { checkProjectFile, toProjectKeys } from '../../src/host/project-file.js';
const LOOPBACK = '127.0.0.1';
const HOUR_MS = 3_600_000;
async function createBootstrap(t, clock = systemClock) {
    const port = await freeUdpPort();
    const own = { publicHost: LOOPBACK, bindHost: LOOPBACK, networkId: 'test', bootstrap: [] };
    const node = new BootstrapNode({ log: silentLogger, clock }, { ...own, port });
    t.teardown(() => node.close(), { order: 100 });
    await node.ready();
    return `${LOOPBACK}:${port}`;
}
async function examined({ dir, bootstrap, clock = systemClock, ...settings }) {
    const list = bootstrap.length === 0 ? 'none' : bootstrap.join();
    const checks = await runDoctor({
        paths: storagePaths(dir),
        bootstrap: resolveBootstrap({ bootstrap: list }),
        bindHost: LOOPBACK,
        port: 0,
        minFreeBytes: 0,
        ...settings,
    }, { clock, signal: new AbortController().signal });
    return verdictsOf(checks);
}
function verdictsOf(checks) {
    return Object.fromEntries(checks.map(({ name, verdict }) => [name, verdict]));
}
test('a peer that runs is examined in its own process, and all is well', async (t) => {
    const bootstrap = [await createBootstrap(t), await createBootstrap(t)];
    const port = await freeUdpPort();
    const peer = await createPeer(t, { bootstrap }, { port, minFreeBytes: 0 });
    fs.chmodSync(peer.dir, 0o700);
    await peer.add([toProjectKeys(checkProjectFile(randomProjectBody('A')))]);
    const checks = await examined({ dir: peer.dir, bootstrap: ['127.0.0.1:1'] });
    t.ok(/^announce-(ok|starting)$/.test(checks.announce), checks.announce);
    t.ok(/^container-(none|ok)$/.test(checks.container), checks.container);
    t.alike({ ...checks, announce: '', container: '' }, {
        peer: 'peer-running',
        node: 'node-ok',
        clock: 'clock-ok',
        disk: 'disk-ok',
        descriptors: 'descriptors-ok',
        storage: 'storage-ok',
        database: 'database-ok',
        udp: 'udp-ok',
        bootstrap: 'bootstrap-ok',
        nat: 'nat-none',
        container: '',
        reachable: 'reachable-yes',
        announce: '',
        relay: 'relay-off',
    });
    const { outside } = peer.status();
    t.alike([outside?.reachability, outside?.seen?.port], ['reachable', port], 'the status says it');
});
test('a wrong clock is named, by the nodes that agree on another time', async (t) => {
    const bootstrap = [await createBootstrap(t), await createBootstrap(t)];
    const clock = { ...systemClock, now: () => Date.now() - 3 * HOUR_MS };
    const dir = await t.tmp();
    const checks = await examined({ dir, bootstrap, clock });
    t.is(checks.clock, 'clock-wrong');
    const wrongNode = await createBootstrap(t, { ...systemClock, now: () => Date.now() + HOUR_MS });
    const one = await examined({ dir, bootstrap: [wrongNode] });
    t.is(one.clock, 'clock-doubtful', 'one node alone may be the wrong one');
    const three = await examined({ dir, bootstrap: [...bootstrap, wrongNode] });
    t.is(three.clock, 'clock-ok', 'it is outvoted');
});
test('dead bootstrap nodes, a port that is taken, a clock that files contradict', async (t) => {
    const dir = await t.tmp();
    fs.chmodSync(dir, 0o700);
    const port = await occupyUdpPort(t);
    const later = new Date(Date.now() + HOUR_MS);
    fs.writeFileSync(path.join(dir, 'nodes.json'), '{}');
    fs.utimesSync(path.join(dir, 'nodes.json'), later, later);
    const taken = await examined({ dir, bootstrap: [], port });
    t.alike([taken.peer, taken.clock], ['peer-stopped', 'clock-behind']);
    t.alike([taken.udp, taken.reachable], ['udp-port-taken', 'reachable-alone']);
    const dead = [`${LOOPBACK}:${await freeUdpPort()}`];
    const checks = await examined({ dir, bootstrap: dead });
    t.alike([checks.udp, checks.bootstrap], ['udp-refused', 'bootstrap-all-dead']);
    t.alike([checks.nat, checks.reachable], ['nat-unknown', 'reachable-unasked']);
});
test('the storage directory: each fault of it', async (t) => {
    const dir = path.join(await t.tmp(), 'peer');
    const of = () => examined({ dir, bootstrap: [] });
    t.alike([(await of()).storage, fs.existsSync(dir)], ['storage-none', false]);
    fs.mkdirSync(dir, { mode: 0o700 });
    const paths = storagePaths(dir);
    t.is((await of()).storage, 'storage-ok');
    fs.chmodSync(dir, 0o755);
    t.is((await of()).storage, 'storage-open');
    fs.writeFileSync(paths.rootKey, Buffer.alloc(16), { mode: 0o644 });
    t.is((await of()).storage, 'key-exposed');
    fs.chmodSync(dir, 0o700);
    t.is((await of()).storage, 'key-loose');
    fs.truncateSync(paths.rootKey, 15);
    t.is((await of()).storage, 'key-damaged');
    fs.rmSync(paths.rootKey);
    fs.mkdirSync(paths.dbDir);
    t.is((await of()).storage, 'key-missing');
    fs.writeFileSync(paths.rootKey, Buffer.alloc(16), { mode: 0o600 });
    if (process.getuid?.() === 0) {
        fs.chownSync(paths.rootKey, 65_534, 65_534);
        t.is((await of()).storage, 'storage-owners');
        fs.chownSync(paths.rootKey, 0, 0);
    }
    const lock = lockStorage(paths);
    t.is((await of()).peer, 'peer-hangs', 'somebody has the lock, and does not answer');
    lock.release();
    fs.writeFileSync(paths.hostDb, 'no database');
    t.is((await of()).database, 'database-damaged');
    fs.rmSync(paths.hostDb);
    const db = new Database(paths.hostDb);
    db.exec('CREATE TABLE project (id)');
    db.pragma('user_version = 1000');
    db.close();
    t.is((await of()).database, 'database-newer');
    const file = await examined({ dir: paths.rootKey, bootstrap: [] });
    t.alike([file.storage, file.database], ['storage-unwritable', 'database-none']);
});
test('a full disk', async (t) => {
    const disk = await mountSmallDisk(t, 8);
    if (!disk)
        return t.pass('skipped');
    const { dir } = disk;
    const minFreeBytes = 4 * 1024 ** 2;
    t.is((await examined({ dir, bootstrap: [], minFreeBytes: 1_000_000 })).disk, 'disk-ok');
    disk.fill(6_000_000);
    t.is((await examined({ dir, bootstrap: [], minFreeBytes })).disk, 'disk-nearly-full');
    disk.fill(1_000_000);
    t.is((await examined({ dir, bootstrap: [], minFreeBytes })).disk, 'disk-full');
    disk.fill(0);
    const { disk: full, storage } = await examined({ dir, bootstrap: [] });
    t.alike([full, storage], ['disk-full', 'storage-ok'], 'not a byte, and one name for it');
});
test('the command: too few descriptors, exit code 4, one line of JSON', async (t) => {
    const args = ['doctor', '--bootstrap', 'none', '--json'];
    const cli = await spawnCli(t, args, { openFiles: 200 });
    t.is((await cli.exit).code, 4);
    const [result] = cli.lines;
    const failed = result?.checks.filter(({ ok }) => !ok) ?? [];
    t.alike(failed.map(({ verdict }) => verdict), ['descriptors-few']);
    t.ok(failed[0]?.fix?.includes('LimitNOFILE'));
    t.ok(cli.stderr.includes('MACHINE_UNFIT'));
});
//# sourceMappingURL=doctor.test.js.map