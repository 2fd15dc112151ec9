/** `mapeo-web pair`, with an unmodified @comapeo/core device as the coordinator. */
import { spawnSync } from 'node:child_process';
import test, {} from 'brittle';
import { runCli, spawnCli } from '../helpers/cli.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { connectNearby, invite } from '../helpers/nearby.js';
import { createNetwork } from '../helpers/network.js';
import { createProject } from '../helpers/peer.js';
import { spawnTerminal } from '../helpers/terminal.js';
const SLOW_MS = 60_000;
const LOOPBACK = ['--bind', '127.0.0.1'];
async function announce(t) {
    const { bootstrap } = await createNetwork(t);
    const storage = await t.tmp();
    const where = ['--storage', storage, '--json'];
    const peer = await spawnCli(t, [
        'announce',
        ...where,
        ...LOOPBACK,
        '--bootstrap',
        bootstrap[0] ?? '',
    ]);
    const { deviceId } = await peer.waitFor('announce.ready');
    return { peer, deviceId, where, storage };
}
function errorCode(stderr) {
    return JSON.parse(stderr.trim().split('\n').at(-1) ?? '{}').code;
}
test('a coordinator nearby hands a project over', { timeout: SLOW_MS }, async (t) => {
    const { deviceId, where } = await announce(t);
    const pair = await spawnCli(t, ['pair', '--accept-all', '--minutes', '2', ...where]);
    const { port, expiresAt } = await pair.waitFor('pair.window-opened');
    t.ok(expiresAt > Date.now() + 60_000 && expiresAt <= Date.now() + 120_000);
    const second = await runCli(t, ['pair', '--accept-all', ...where]);
    t.is(second.code, 2);
    t.is(errorCode(second.stderr), 'PAIRING_OPEN');
    const ana = await createDevice(t, { name: 'Ana' });
    const river = await createProject(ana);
    await connectNearby(t, ana, { deviceId }, port);
    t.is(await invite(river.project, { deviceId }), 'ACCEPT');
    const { projectId } = await pair.waitFor('pair.invite-accepted');
    t.is(projectId, river.projectId);
    const list = await runCli(t, ['projects', 'list', ...where]);
    t.ok(list.stdout.includes(projectId));
    pair.kill('SIGINT');
    t.alike(await pair.exit, { code: 0, signal: null }, 'Ctrl-C is the usual end');
    t.alike(pair.lines.at(-1), { evt: 'pair.window-closed', reason: 'operator', accepted: 1 });
    const printed = pair.stdout + pair.stderr;
    const { projectKey, encryptionKeys } = river.body;
    for (const key of [projectKey, ...Object.values(encryptionKeys)]) {
        t.absent(printed.includes(key), 'tells no key');
    }
});
test('the window ends with the command, however that ends', { timeout: SLOW_MS }, async (t) => {
    const { peer, deviceId, where } = await announce(t);
    const pair = await spawnCli(t, ['pair', '--accept-all', ...where]);
    const { port } = await pair.waitFor('pair.window-opened');
    const ana = await createDevice(t);
    const river = await createProject(ana);
    await connectNearby(t, ana, { deviceId }, port);
    pair.kill('SIGKILL');
    await eventually(() => peer.stderr.includes('"pairing.closed"'));
    t.is(await invite(river.project, { deviceId }), 'REJECT');
    t.ok(peer.stderr.includes('"no-window"'));
    const next = await spawnCli(t, ['pair', '--accept-all', ...where]);
    await next.waitFor('pair.window-opened');
    peer.kill('SIGTERM');
    const closed = await next.waitFor('pair.window-closed');
    t.is(closed.reason, 'stopping');
    t.is((await next.exit).code, 0);
});
test('what is wrong is said at once, and changes nothing', { timeout: SLOW_MS }, async (t) => {
    const where = ['--storage', await t.tmp(), '--json'];
    const stopped = await runCli(t, ['pair', '--accept-all', ...where]);
    t.is(stopped.code, 4);
    t.is(errorCode(stopped.stderr), 'NOT_RUNNING');
    const unattended = await runCli(t, ['pair', ...where]);
    t.is(unattended.code, 2);
    t.is(errorCode(unattended.stderr), 'NO_TERMINAL');
    for (const minutes of ['0', '61', '1.5', '-1', 'ten', '']) {
        const { code } = await runCli(t, ['pair', '--accept-all', '--minutes', minutes, ...where]);
        t.is(code, 2, `--minutes "${minutes}"`);
    }
});
// `script` (util-linux) gives the command a terminal.
const hasScript = spawnSync('script', ['--version']).status === 0;
test('the operator is asked', { timeout: SLOW_MS, skip: !hasScript }, async (t) => {
    const { deviceId, where, storage } = await announce(t);
    const pair = spawnTerminal(t, ['pair', '--storage', storage]);
    const port = await eventually(() => /TCP port (\d+)/.exec(pair.output())?.[1]);
    const ana = await createDevice(t, { name: 'Ana' });
    await connectNearby(t, ana, { deviceId }, Number(port));
    await eventually(() => pair.output().includes('seen     Ana'));
    const [river, lake] = [await createProject(ana), await createProject(ana, { name: 'Lake' })];
    const refused = invite(lake.project, { deviceId });
    await eventually(() => pair.output().includes('Host project “Lake”, invited by Ana'));
    pair.type('\n');
    t.is(await refused, 'REJECT', 'no is the default');
    const accepted = invite(river.project, { deviceId });
    await eventually(() => pair.output().includes('Host project “River monitoring”, invited by Ana'));
    pair.type('y\n');
    t.is(await accepted, 'ACCEPT');
    await eventually(() => pair.output().includes(`hosted   “River monitoring”  ${river.projectId}`));
    pair.type('\u0003');
    const { code } = await pair.exit;
    t.is(code, 0, pair.output());
    const list = await runCli(t, ['projects', 'list', ...where]);
    t.absent(list.stdout.includes(lake.projectId));
});
//# sourceMappingURL=pair.test.js.map