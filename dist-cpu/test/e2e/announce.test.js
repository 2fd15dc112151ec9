/** `mapeo-web announce` as its operators run it: starting, stopping, and what stands in its way. */
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import HyperDHT from 'hyperdht';
import { hex, parseDiscoveryKey } from '../../src/lib/keys.js';
import { lookupPeers } from '../../src/lookup.js';
import { runCli, spawnCli } from '../helpers/cli.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, createNode, freeUdpPort, occupyUdpPort } from '../helpers/network.js';
import { hostOffline, randomProjectBody } from '../helpers/peer.js';
const LOOPBACK = '127.0.0.1';
const MANY_PROCESSES_MS = 90_000;
/** What a shell shows: 128+n for a process that died of a signal. */
const SHELL_CODES = { SIGINT: 130, SIGTERM: 143 };
/** Nobody listens there, and nothing needs to. */
const NO_NETWORK = `${LOOPBACK}:9`;
function announceArgs(storage, bootstrap, ...more) {
    const where = ['--storage', storage, '--bootstrap', bootstrap, '--bind', LOOPBACK];
    return ['announce', ...where, '--json', ...more];
}
/** Hosts projects that exist nowhere else. @returns their discovery keys */
function host(storage, count) {
    const bodies = Array.from({ length: count }, (_, n) => randomProjectBody(`project ${n}`));
    return hostOffline(storage, bodies);
}
function refusalOf({ stderr }) {
    return JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
}
test('announces all, and each signal takes all back', { timeout: MANY_PROCESSES_MS }, async (t) => {
    const network = await createNetwork(t);
    const storage = path.join(await t.tmp(), 'peer');
    const keys = await host(storage, 5);
    const node = await createNode(t, network.bootstrap);
    const announcers = async (key) => {
        const peers = await lookupPeers(node, parseDiscoveryKey(key));
        return peers.map(({ publicKey }) => hex(publicKey));
    };
    let identity;
    for (const signal of ['SIGTERM', 'SIGINT']) {
        const cli = await spawnCli(t, announceArgs(storage, network.bootstrap.join()));
        const complete = await cli.waitFor('announce.complete');
        t.is(complete.keys, 5);
        t.is(complete.records, 15, 'each on all 3 nodes');
        const ready = cli.lines[0];
        t.is(ready.evt, 'announce.ready', 'the first line');
        t.is(ready.projects, 5);
        t.is(ready.publicKey, ready.deviceId);
        identity ??= ready.deviceId;
        t.is(ready.deviceId, identity, 'the same identity after a restart');
        t.is(fs.statSync(ready.controlSocket).mode & 0o777, 0o600);
        for (const key of keys)
            t.alike(await announcers(key), [identity]);
        cli.kill(signal);
        const { code, signal: diedOf } = await cli.exit;
        t.is(code ?? (diedOf && SHELL_CODES[diedOf]), SHELL_CODES[signal]);
        for (const key of keys)
            t.alike(await announcers(key), [], `${signal} leaves no record`);
        t.absent(fs.existsSync(ready.controlSocket));
    }
});
test('one process per storage directory', { timeout: MANY_PROCESSES_MS }, async (t) => {
    const network = await createNetwork(t, { nodes: 1 });
    const storage = path.join(await t.tmp(), 'peer');
    const args = announceArgs(storage, network.bootstrap.join());
    const first = await spawnCli(t, args);
    const { deviceId } = await first.waitFor('announce.ready');
    const second = await runCli(t, args);
    t.is(second.code, 4);
    t.is(refusalOf(second).code, 'STORAGE_LOCKED');
    t.ok(refusalOf(second).message.includes(`process ${first.pid}`), refusalOf(second).message);
    t.is(second.stdout, '');
    const status = await runCli(t, ['status', '--storage', storage, '--json']);
    t.is(status.lines[0]?.pid, first.pid, 'the first was not disturbed');
    first.kill('SIGKILL');
    await first.exit;
    t.ok(fs.existsSync(path.join(storage, 'lock')), 'a killed process leaves its lock file');
    t.ok(fs.existsSync(path.join(storage, 'control.sock')), 'and its socket');
    const orphaned = await runCli(t, ['status', '--storage', storage, '--json']);
    t.is(orphaned.code, 4);
    t.is(refusalOf(orphaned).code, 'NOT_RUNNING');
    const third = await spawnCli(t, args);
    t.is((await third.waitFor('announce.ready')).deviceId, deviceId, 'neither is in the way');
});
test('a bad bootstrap list and a busy port end it at once', { timeout: MANY_PROCESSES_MS }, async (t) => {
    const storage = path.join(await t.tmp(), 'peer');
    const busy = await occupyUdpPort(t);
    const [list, port] = await Promise.all([
        runCli(t, announceArgs(storage, `${NO_NETWORK},127.0.0.1:99999`)),
        runCli(t, announceArgs(storage, NO_NETWORK, '--port', String(busy))),
    ]);
    t.is(list.code, 2);
    t.is(refusalOf(list).code, 'INVALID_BOOTSTRAP_LIST');
    t.ok(refusalOf(list).message.includes('127.0.0.1:99999'), 'the bad entry is named');
    t.is(port.code, 2);
    t.is(refusalOf(port).code, 'PORT_IN_USE');
    t.ok(refusalOf(port).message.includes(String(busy)));
    t.absent(fs.existsSync(path.join(storage, 'host.db')), 'and nothing was created');
});
test('no network at first', { timeout: MANY_PROCESSES_MS }, async (t) => {
    // Both wait a lot for queries to time out.
    await Promise.all([saysSoAndRecovers(t), canBeStopped(t)]);
});
async function saysSoAndRecovers(t) {
    const storage = path.join(await t.tmp(), 'peer');
    const [key = ''] = await host(storage, 1);
    const port = await freeUdpPort();
    const cli = await spawnCli(t, announceArgs(storage, `${LOOPBACK}:${port}`));
    const { deviceId } = await cli.waitFor('announce.ready');
    await eventually(() => cli.stderr.includes('"evt":"announce.unreachable"'), {
        what: 'the warning',
        timeoutMs: 30_000,
    });
    const status = await runCli(t, ['status', '--storage', storage, '--json']);
    t.is(status.code, 0, 'the control socket answers all the while');
    const node = HyperDHT.bootstrapper(port, LOOPBACK, { host: LOOPBACK, bootstrap: [] });
    t.teardown(() => node.destroy());
    await node.fullyBootstrapped();
    await cli.waitFor('announce.complete', { timeoutMs: 60_000 });
    const client = await createNode(t, [`${LOOPBACK}:${port}`]);
    const [found] = await lookupPeers(client, parseDiscoveryKey(key));
    t.is(found && hex(found.publicKey), deviceId);
}
async function canBeStopped(t) {
    const storage = path.join(await t.tmp(), 'peer');
    await host(storage, 3);
    const cli = await spawnCli(t, announceArgs(storage, NO_NETWORK));
    await cli.waitFor('announce.ready');
    const startedMs = Date.now();
    cli.kill('SIGTERM');
    const { code, signal } = await cli.exit;
    t.is(code ?? (signal && SHELL_CODES[signal]), SHELL_CODES.SIGTERM);
    const tookMs = Date.now() - startedMs;
    t.ok(tookMs < 15_000, `${tookMs} ms after the signal`);
}
//# sourceMappingURL=announce.test.js.map