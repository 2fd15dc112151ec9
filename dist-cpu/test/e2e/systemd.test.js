/** What systemd hears from both services, on a real Unix datagram socket. */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test, {} from 'brittle';
import { spawnCli } from '../helpers/cli.js';
import { eventually } from '../helpers/eventually.js';
import { freeUdpPort } from '../helpers/network.js';
const PROGRAMS = fileURLToPath(new URL('../../../test/helpers/programs/', import.meta.url));
const LOOPBACK = '127.0.0.1';
/** Beats every second. */
const WATCHDOG_USEC = '2000000';
async function createSystemd(t) {
    const dir = await t.tmp();
    const socket = path.join(dir, 'notify');
    const receiver = spawn('python3', [path.join(PROGRAMS, 'notify-socket.py'), socket], {
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    t.teardown(() => receiver.kill('SIGKILL'));
    const messages = [];
    let text = '';
    receiver.stdout.setEncoding('utf8').on('data', (chunk) => {
        const lines = (text + chunk).split('\n');
        text = lines.pop() ?? '';
        messages.push(...lines.map((line) => JSON.parse(line)));
    });
    await eventually(() => messages.length === 1, { what: 'the socket' });
    return {
        env: { NOTIFY_SOCKET: socket, WATCHDOG_USEC, PATH: searchPath(dir) },
        messages,
        count: (assignment) => messages.filter((message) => message.includes(assignment)).length,
    };
}
/** With the real `systemd-notify` where there is one. */
function searchPath(dir) {
    const PATH = process.env.PATH ?? '';
    try {
        execFileSync('systemd-notify', ['--version'], { stdio: 'ignore' });
        return PATH;
    }
    catch {
        const script = path.join(PROGRAMS, 'systemd-notify.py');
        const standIn = path.join(dir, 'systemd-notify');
        fs.writeFileSync(standIn, `#!/bin/sh\nexec python3 '${script}' "$@"\n`, { mode: 0o755 });
        return `${dir}:${PATH}`;
    }
}
async function announce(t, env) {
    const where = ['--storage', await t.tmp(), '--bind', LOOPBACK, '--bootstrap', 'none'];
    const cli = await spawnCli(t, ['announce', ...where, '--json'], { env });
    await cli.waitFor('announce.ready');
    return cli;
}
async function bootstrap(t, env) {
    const where = ['--host', LOOPBACK, '--bind', LOOPBACK, '--port', String(await freeUdpPort())];
    const args = ['bootstrap', ...where, '--storage', await t.tmp(), '--bootstrap', 'none', '--json'];
    const cli = await spawnCli(t, args, { env });
    await cli.waitFor('bootstrap.ready');
    return cli;
}
for (const [name, start] of Object.entries({ announce, bootstrap })) {
    test(`${name} says that it is ready, alive and stopping`, async (t) => {
        const systemd = await createSystemd(t);
        const cli = await start(t, systemd.env);
        await eventually(() => systemd.count('WATCHDOG=1') >= 2, { what: 'two beats' });
        t.is(systemd.count('READY=1'), 1);
        t.alike(systemd.messages[1], ['READY=1'], 'ready comes first');
        t.ok(systemd.messages.flat().some((line) => /^STATUS=\d+ /.test(line)));
        cli.kill();
        await cli.exit;
        await eventually(() => systemd.count('STOPPING=1') === 1, { what: 'the end' });
        t.absent(cli.stderr.includes('systemd.unheard'));
    });
}
test('a peer that answers no commands is not said to be alive', async (t) => {
    const systemd = await createSystemd(t);
    const cli = await announce(t, systemd.env);
    const [ready] = cli.lines;
    await eventually(() => systemd.count('WATCHDOG=1') >= 1, { what: 'a beat' });
    // Nobody can reach its control socket any more.
    fs.rmSync(String(ready?.controlSocket));
    await eventually(() => cli.stderr.includes('"evt":"watchdog.failed"'), { what: 'the failure' });
    const beats = systemd.count('WATCHDOG=1');
    await eventually(() => cli.stderr.split('"evt":"watchdog.failed"').length > 3, { what: 'more' });
    t.is(systemd.count('WATCHDOG=1'), beats);
});
test('where systemd cannot be told, the log says so and the peer runs', async (t) => {
    const env = { NOTIFY_SOCKET: path.join(await t.tmp(), 'nobody'), PATH: await t.tmp() };
    const cli = await announce(t, env);
    await eventually(() => cli.stderr.includes('"evt":"systemd.unheard"'), { what: 'the line' });
    cli.kill();
    t.is((await cli.exit).signal, 'SIGTERM');
});
//# sourceMappingURL=systemd.test.js.map