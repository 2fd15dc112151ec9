import fs from 'node:fs';
import test, {} from 'brittle';
import { runCli, spawnCli } from '../helpers/cli.js';
import { eventually } from '../helpers/eventually.js';
import { tmpdir } from '../helpers/network.js';
import { missingEngine } from '../helpers/older-device.js';
const LIMIT_MS = 120_000;
const SMALL = ['demo', '--json', '--observations', '60', '--photos', '2'];
const SMALLEST = ['demo', '--json', '--observations', '1', '--photos', '0'];
const OLDER = ['demo', '--protocol', 'mapeo8', '--json', '--observations', '20', '--photos', '1'];
const STEPS = ['network', 'map', 'peer', 'announce', 'upload', 'download', 'no-peer', 'direct'];
/** Runs until the step is done, so that all processes and the first device are there. */
async function startUntil(t, step) {
    const tmp = await tmpdir(t);
    const cli = await spawnCli(t, SMALLEST, { env: { TMPDIR: tmp } });
    let ended = false;
    void cli.exit.then(() => (ended = true));
    const reached = () => cli.lines.some((line) => line.name === step);
    await eventually(() => reached() || ended, { timeoutMs: LIMIT_MS, what: `step ${step}` });
    if (!reached())
        throw new Error(`the demonstration ended too early\n${cli.stderr}`);
    return { cli, tmp };
}
/** Process ids and command lines of a process's children. */
function childrenOf(pid) {
    return fs
        .readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .flatMap((name) => {
        try {
            const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8');
            // The name in parentheses may hold anything; the parent is the second field after it.
            const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
            const command = fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
            return Number(parent) === pid ? [{ pid: Number(name), command }] : [];
        }
        catch {
            // It has ended meanwhile.
            return [];
        }
    });
}
function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch {
        return false;
    }
}
test('the whole story, told to a program', { timeout: LIMIT_MS }, async (t) => {
    const tmp = await tmpdir(t);
    const { code, lines, stdout, stderr } = await runCli(t, SMALL, {
        env: { TMPDIR: tmp },
        timeoutMs: LIMIT_MS,
    });
    t.is(code, 0, stderr);
    t.is(stderr, '', 'no progress bar and no warning');
    t.is(lines.length, stdout.trim().split('\n').length, 'every line is JSON');
    const steps = lines.slice(0, -1);
    t.alike(steps.map(({ name }) => name), STEPS);
    t.ok(steps.every((step) => step.evt === 'demo.step' && Number.isInteger(step.ms)));
    const done = lines.at(-1);
    t.is(done.evt, 'demo.done');
    t.is(done.ok, true);
    t.is(done.observations, 60, 'the second device has every observation');
    t.is(done.attachments, 2, 'and every photo');
    t.is(done.bytes, steps[1]?.bytes, 'to the last byte');
    const { announcedMs, foundMs, syncedMs } = done;
    for (const ms of [announcedMs, foundMs, syncedMs])
        t.ok(Number.isInteger(ms) && ms > 0);
    t.ok(syncedMs >= foundMs);
    const { ms, observations, attachments, ok } = done.peerToPeer;
    t.alike({ ok, observations, attachments }, { ok: true, observations: 20, attachments: 1 });
    t.ok(ms > 0);
    t.alike(fs.readdirSync(tmp), [], 'nothing is left');
});
test('the story of two older devices, told to a program', { timeout: LIMIT_MS, skip: missingEngine() !== undefined }, async (t) => {
    const tmp = await tmpdir(t);
    const { code, lines, stderr } = await runCli(t, OLDER, {
        env: { TMPDIR: tmp },
        timeoutMs: LIMIT_MS,
    });
    t.is(code, 0, stderr);
    const done = lines.at(-1);
    t.is(done.evt, 'demo.done');
    t.alike([done.observations, done.attachments], [20, 1], 'through the peer');
    t.alike([done.peerToPeer.observations, done.peerToPeer.attachments], [20, 1], 'and without it, the other way');
    t.alike(fs.readdirSync(tmp), [], 'nothing is left');
});
test('Ctrl-C in the middle leaves nothing behind', { timeout: LIMIT_MS }, async (t) => {
    const { cli, tmp } = await startUntil(t, 'announce');
    const children = childrenOf(cli.pid);
    t.is(children.length, 4, 'three bootstrap nodes and a peer');
    t.is(fs.readdirSync(tmp).length, 1);
    cli.kill('SIGINT');
    const { code, signal } = await cli.exit;
    t.is(code ?? (signal === 'SIGINT' ? 130 : signal), 130);
    t.alike(children.filter(({ pid }) => isRunning(pid)), [], 'no process is left');
    t.alike(fs.readdirSync(tmp), [], 'no file is left');
});
test('when the peer dies, it says in which step, and cleans up', { timeout: LIMIT_MS }, async (t) => {
    const { cli, tmp } = await startUntil(t, 'announce');
    const children = childrenOf(cli.pid);
    const peer = children.find(({ command }) => command.includes(' announce '));
    if (!peer)
        throw new Error('there is no peer');
    process.kill(peer.pid, 'SIGKILL');
    const { code } = await cli.exit;
    t.is(code, 1);
    const error = JSON.parse(cli.stderr.trim().split('\n').at(-1) ?? '');
    t.is(error.code, 'DEMO_FAILED');
    t.ok(/^in step "[a-z-]+": peer ended: SIGKILL/.test(error.message ?? ''), error.message);
    t.absent(cli.lines.some(({ evt }) => evt === 'demo.done'));
    t.alike(children.filter(({ pid }) => isRunning(pid)), [], 'no process is left');
    t.alike(fs.readdirSync(tmp), [], 'no file is left');
});
test('what makes no sense is refused before anything starts', async (t) => {
    const { code, stdout } = await runCli(t, ['demo', '--photos', 'many']);
    t.is(code, 2);
    t.is(stdout, '');
});
//# sourceMappingURL=demo.test.js.map