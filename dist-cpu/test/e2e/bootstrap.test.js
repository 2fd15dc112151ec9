import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { runCli, spawnCli } from '../helpers/cli.js';
import { createNetwork, freeUdpPort, occupyUdpPort, tmpdir } from '../helpers/network.js';
import { createWebhook } from '../helpers/webhook.js';
const HOST = '127.0.0.1';
const MANY_PROCESSES_MS = 90_000;
async function bootstrapArgs(t, port, bootstrap = 'none') {
    const where = ['--host', HOST, '--bind', HOST, '--port', String(port)];
    return ['bootstrap', ...where, '--storage', await tmpdir(t), '--bootstrap', bootstrap, '--json'];
}
/** What a shell shows: 128+n for a process that died of a signal. */
const SHELL_CODES = { SIGINT: 130, SIGTERM: 143 };
async function writeList(t, ports) {
    const file = path.join(await tmpdir(t), 'list.json');
    const nodes = ports.map((port) => ({ host: HOST, port, maintainer: 'test', since: '2026-11-22' }));
    fs.writeFileSync(file, JSON.stringify({ network: 'test', nodes }));
    return file;
}
test('the first line says that it is ready, and is true', async (t) => {
    const port = await freeUdpPort();
    const cli = await spawnCli(t, await bootstrapArgs(t, port));
    const ready = await cli.waitFor('bootstrap.ready');
    t.alike(Object.keys(ready), ['evt', 'host', 'port', 'publicNodeId', 'uiUrl']);
    t.is(ready.host, HOST);
    t.is(ready.port, port);
    t.ok(/^[0-9a-f]{64}$/.test(ready.publicNodeId));
    const check = await runCli(t, ['bootstrap', 'check', '--bootstrap', `${HOST}:${port}`, '--json']);
    t.is(check.code, 0);
    t.is(check.lines[0].alive, 1);
    t.is(cli.stdout.trim().split('\n').length, 1, 'and nothing else is on stdout');
});
for (const signal of ['SIGTERM', 'SIGINT']) {
    test(`${signal} ends it cleanly, with the code of the signal`, async (t) => {
        const network = await createNetwork(t, { nodes: 2 });
        const port = await freeUdpPort();
        const args = await bootstrapArgs(t, port, network.bootstrap.join());
        const first = await spawnCli(t, args);
        const { publicNodeId } = await first.waitFor('bootstrap.ready');
        first.kill(signal);
        const { code, signal: diedOf } = await first.exit;
        t.is(code ?? (diedOf && SHELL_CODES[diedOf]), SHELL_CODES[signal]);
        const second = await spawnCli(t, args);
        const again = await second.waitFor('bootstrap.ready');
        t.is(again.publicNodeId, publicNodeId, 'its port and its storage are free again');
    });
}
test('two nodes share a storage directory, two processes do not share a node', async (t) => {
    const args = await bootstrapArgs(t, await freeUdpPort());
    const first = await spawnCli(t, args);
    await first.waitFor('bootstrap.ready');
    const same = await runCli(t, args);
    t.is(same.code, 4);
    t.ok(same.stderr.includes('STORAGE_LOCKED') && same.stderr.includes(String(first.pid)));
    const other = await spawnCli(t, [...args, '--port', String(await freeUdpPort())]);
    await other.waitFor('bootstrap.ready');
});
test('input that cannot work ends with 2, a code and a fix', { timeout: MANY_PROCESSES_MS }, async (t) => {
    const taken = await occupyUdpPort(t);
    const free = await freeUdpPort();
    const garbage = path.join(await tmpdir(t), 'garbage.json');
    fs.writeFileSync(garbage, '{"network":"test","nodes":[{"host":"a.org","port":0}]}');
    // A storage directory each: they run at the same time.
    const args = () => bootstrapArgs(t, free);
    const dead = ['--bootstrap', `${HOST}:${free}`];
    const cases = [
        [await bootstrapArgs(t, taken), 'PORT_IN_USE'],
        [['bootstrap', '--bootstrap', 'none'], 'INVALID_HOST: a bootstrap node needs --host'],
        [[...(await args()), '--host', 'node.example.org'], 'INVALID_HOST: "node.example.org"'],
        [[...(await args()), '--bind', '192.0.2.1'], 'UNBINDABLE_ADDRESS: 192.0.2.1'],
        [
            [...(await args()), '--bootstrap', '192.0.2.1'],
            'INVALID_BOOTSTRAP_LIST: --bootstrap: "192.0.2.1"',
        ],
        [[...(await args()), '--port', '0'], '--port'],
        [['bootstrap', 'chekc'], "too many arguments for 'bootstrap'"],
        [['bootstrap', 'check', garbage], `INVALID_BOOTSTRAP_LIST: ${garbage}: nodes[0].port`],
        [['bootstrap', 'check', '--host', HOST, ...dead], "unknown option '--host'"],
        [['bootstrap', '--port', '1', 'check', ...dead], "unknown option '--port'"],
    ];
    const results = await Promise.all(cases.map(([given]) => runCli(t, given, { timeoutMs: MANY_PROCESSES_MS })));
    for (const [index, [given, expected]] of cases.entries()) {
        const { code, stdout, stderr } = results[index] ?? { code: null, stdout: '', stderr: '' };
        t.is(code, 2, given.join(' '));
        t.ok(said(stderr).includes(expected), `says: ${expected}`);
        t.is(/^[A-Z]/.test(expected), said(stderr).includes('\nfix:'), 'with a fix, or the way to --help');
        t.is(stdout, '');
    }
});
test('check: a mixed list is fine, a dead one ends with 3 after the result', async (t) => {
    const { nodes } = await createNetwork(t, { nodes: 2 });
    const [a = 0, b = 0] = nodes.map((node) => node.port);
    const dead = await freeUdpPort();
    const [alive, mixed, none] = await Promise.all([
        runCli(t, ['bootstrap', 'check', await writeList(t, [a, b]), '--json']),
        runCli(t, ['bootstrap', '--json', 'check', await writeList(t, [a, dead])]),
        runCli(t, ['bootstrap', 'check', '--json', await writeList(t, [dead])]),
    ]);
    t.alike([alive.code, mixed.code, none.code], [0, 0, 3]);
    t.is(alive.stdout.trim().split('\n').length, 1);
    const result = mixed.lines[0];
    t.alike(Object.keys(result), ['nodes', 'alive', 'total']);
    t.is(result.alive, 1);
    t.is(result.total, 2);
    const [first, second] = result.nodes;
    t.is(typeof first?.rttMs, 'number');
    t.alike(first, { host: HOST, port: a, ok: true, rttMs: first?.rttMs ?? null, reason: null });
    t.alike(second, { host: HOST, port: dead, ok: false, rttMs: null, reason: 'timeout' });
    t.is(none.lines[0].alive, 0);
    t.ok(none.stderr.includes('NO_BOOTSTRAP_ALIVE'));
});
test('check --nightly remembers, and raises the alarm once', async (t) => {
    const { nodes } = await createNetwork(t, { nodes: 1 });
    const storage = await t.tmp();
    const webhook = await createWebhook(t);
    const [up = 0, down = 0] = [nodes[0]?.port, await freeUdpPort()];
    const night = async () => runCli(t, ['bootstrap', 'check', await writeList(t, [up, down]), '--nightly', '--json'], {
        env: { MAPEO_WEB_STORAGE: storage, MAPEO_WEB_NOTIFY_URL: webhook.origin },
    });
    const first = await night();
    t.is(first.code, 3);
    t.ok(first.stderr.includes('BOOTSTRAPS_DOWN'), first.stderr);
    t.ok(first.stderr.includes(`${HOST}:${down} timeout`));
    const second = await night();
    t.is(downSinceOf(second, down), downSinceOf(first, down), 'since the first night');
    t.is(downSinceOf(second, up), null);
    t.alike(webhook.states, [['bootstraps-down began']], 'told once');
});
function downSinceOf({ lines }, port) {
    const { nodes } = lines[0];
    return nodes.find((node) => node.port === port)?.downSince;
}
test('an entry is tried before it is added', async (t) => {
    const { nodes } = await createNetwork(t, { nodes: 1 });
    const entry = { host: HOST, port: nodes[0]?.port, maintainer: 'Ana', since: '2026-01-31' };
    const [good, bad] = await Promise.all([entry, { ...entry, since: 'lately' }].map((each) => runCli(t, ['bootstrap', 'check', '--entry', '-'], { stdin: JSON.stringify(each) })));
    t.is(good?.code, 0, good?.stderr);
    t.ok(good?.stdout.includes('It is well: add it'));
    t.is(bad?.code, 2);
    t.ok(bad?.stderr.includes('INVALID_BOOTSTRAP_LIST: -: since: must be a date'), bad?.stderr);
});
test('check prints a table for people', async (t) => {
    const { nodes } = await createNetwork(t, { nodes: 1 });
    const port = nodes[0]?.port ?? 0;
    const { code, stdout } = await runCli(t, ['bootstrap', 'check', await writeList(t, [port])]);
    t.is(code, 0);
    t.ok(new RegExp(`^${HOST}:${port} +ok +\\d+ ms$`, 'm').test(stdout), stdout);
    t.ok(stdout.endsWith('1 of 1 can be joined through\n'));
});
/** What went wrong as a person reads it; with `--json` it comes as an object. */
function said(stderr) {
    const line = stderr.split('\n').find((text) => text.startsWith('{"evt":"error"'));
    if (line === undefined)
        return stderr;
    const { code, message, fix } = JSON.parse(line);
    return `${code}: ${message}\nfix: ${fix}`;
}
//# sourceMappingURL=bootstrap.test.js.map