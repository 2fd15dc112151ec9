/** What an operator hears of through `--notify-url`, from the real command line. */
import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { runCli, spawnCli } from '../helpers/cli.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, freeUdpPort, occupyUdpPort } from '../helpers/network.js';
import { createWebhook } from '../helpers/webhook.js';
const LOOPBACK = '127.0.0.1';
const SECRET = 'path-5ecret';
const MANY_PROCESSES_MS = 90_000;
function announceArgs(storage, port = 0) {
    const where = ['--storage', storage, '--bind', LOOPBACK, '--port', String(port)];
    return ['announce', ...where, '--bootstrap', 'none', '--json'];
}
test('a failed start is told before the process ends, once, and again when it starts', async (t) => {
    const webhook = await createWebhook(t);
    const storage = await t.tmp();
    const tmp = await t.tmp();
    const env = { MAPEO_WEB_NOTIFY_URL: `${webhook.origin}/${SECRET}`, TMPDIR: tmp };
    const port = await occupyUdpPort(t);
    for (let n = 0; n < 2; n++) {
        const { code, stderr } = await runCli(t, announceArgs(storage, port), { env });
        t.is(code, 2);
        t.absent(stderr.includes(SECRET));
    }
    t.alike(webhook.states, [['start-failed began']], 'a service that is restarted is no flood');
    const [failed] = webhook.received[0]?.troubles ?? [];
    t.is(webhook.received[0]?.path, `/${SECRET}`);
    t.is(failed?.key, 'PORT_IN_USE');
    t.ok(failed?.cause.includes(String(port)) && failed.fix !== '');
    t.alike(fs.readdirSync(storage), [], 'a start that fails so early leaves no trace in it');
    const cli = await spawnCli(t, announceArgs(storage), { env });
    await cli.waitFor('announce.ready');
    await webhook.count(2);
    t.alike(webhook.states[1], ['start-failed over']);
    await eventually(() => fs.readdirSync(tmp).length === 0, {
        what: 'what was remembered outside is gone',
    });
    cli.kill();
    await cli.exit;
    t.absent(cli.stderr.includes(SECRET));
});
test('whatever fails to start is told', { timeout: MANY_PROCESSES_MS }, async (t) => {
    const webhook = await createWebhook(t);
    const url = `${webhook.origin}/${SECRET}`;
    const broken = await t.tmp();
    fs.writeFileSync(path.join(broken, 'host.db'), 'this is no database at all '.repeat(100));
    const locked = await t.tmp();
    const config = path.join(await t.tmp(), 'config.json');
    fs.writeFileSync(config, JSON.stringify({ notifyUrl: url, logLevel: 'loud' }));
    const holder = await spawnCli(t, announceArgs(locked));
    await holder.waitFor('announce.ready');
    const cases = [
        ['DATABASE_UNUSABLE', 4, announceArgs(broken)],
        ['STORAGE_LOCKED', 4, announceArgs(locked)],
        ['INVALID_CONFIG', 2, [...announceArgs(await t.tmp()), '--port', '99999']],
        ['INVALID_CONFIG', 2, [...announceArgs(await t.tmp()), '--config', config]],
        ['INVALID_HOST', 2, ['bootstrap', '--storage', await t.tmp(), '--json']],
    ];
    for (const [n, [key, exitCode, args]] of cases.entries()) {
        const env = { TMPDIR: await t.tmp() };
        const given = args.includes('--config') ? [] : ['--notify-url', url];
        const { code, stderr } = await runCli(t, [...args, ...given], { env });
        t.is(code, exitCode, `${key}: ${stderr}`);
        t.is(webhook.received[n]?.troubles[0]?.key, key);
        t.absent(stderr.includes(SECRET));
    }
});
test('a webhook that hangs delays the end by some seconds at most', async (t) => {
    const webhook = await createWebhook(t);
    webhook.answers.push('silence');
    const port = await occupyUdpPort(t);
    const env = { TMPDIR: await t.tmp() };
    const args = [...announceArgs(await t.tmp(), port), '--notify-url', `${webhook.origin}/${SECRET}`];
    const { code, stderr } = await runCli(t, args, { env });
    t.is(code, 2);
    t.ok(stderr.includes('"evt":"notify.unsent"') && stderr.includes(webhook.origin));
    t.absent(stderr.includes(SECRET));
});
test('a bootstrap node that others see elsewhere is unreachable, and says so', async (t) => {
    const webhook = await createWebhook(t);
    const network = await createNetwork(t, { nodes: 3 });
    const port = await freeUdpPort();
    const args = ['bootstrap', '--host', '127.0.0.9', '--bind', LOOPBACK, '--port', String(port)];
    const storage = ['--storage', await t.tmp(), '--bootstrap', network.bootstrap.join()];
    const env = { MAPEO_WEB_NOTIFY_URL: webhook.origin, TMPDIR: await t.tmp() };
    const cli = await spawnCli(t, [...args, ...storage, '--json'], { env });
    await cli.waitFor('bootstrap.ready');
    await webhook.count(1);
    t.alike(webhook.states, [['unreachable began']]);
    t.is(webhook.received[0]?.troubles[0]?.key, 'address-mismatch');
    t.ok(webhook.received[0]?.troubles[0]?.cause.includes(`${LOOPBACK}:${port}`));
});
test('`notify` tries the webhook', async (t) => {
    const webhook = await createWebhook(t);
    const env = { MAPEO_WEB_NOTIFY_URL: `${webhook.origin}/${SECRET}` };
    const secretFile = path.join(await t.tmp(), 'secret');
    fs.writeFileSync(secretFile, 'a secret of enough bytes\n');
    const taken = await runCli(t, ['notify', '--json', '--notify-secret-file', secretFile], { env });
    t.is(taken.code, 0);
    t.alike({ ...taken.lines[0], ms: 0 }, { ok: true, origin: webhook.origin, status: 204, ms: 0 });
    t.alike(webhook.states, [['start-failed test']]);
    t.ok(webhook.received[0]?.headers['x-mapeo-web-signature']);
    webhook.answers.push(403);
    const refused = await runCli(t, ['notify', '--json'], { env });
    t.is(refused.code, 3);
    t.ok(refused.stderr.includes('NOTIFY_FAILED') && refused.stderr.includes('403'));
    t.absent(refused.stderr.includes(SECRET) || taken.stderr.includes(SECRET));
    for (const bad of ['ftp://h/5ecret', `http://${SECRET}:x`]) {
        const { code, stderr } = await runCli(t, ['notify', '--notify-url', bad]);
        t.is(code, 2);
        t.absent(stderr.includes('5ecret'));
    }
});
//# sourceMappingURL=notify.test.js.map