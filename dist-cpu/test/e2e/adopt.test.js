/** `mapeo-web adopt` as operators of a CoMapeo Cloud run it. */
import fs from 'node:fs';
import test, {} from 'brittle';
import { runCli, spawnCli } from '../helpers/cli.js';
import { CLOUD, snapshot, unpackCloud } from '../helpers/cloud.js';
import { createNetwork } from '../helpers/network.js';
const MANY_PROCESSES_MS = 90_000;
const LOOPBACK = '127.0.0.1';
function refusalOf({ stderr }) {
    return JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
}
function adoptWith(t, { dir }) {
    return (...args) => runCli(t, ['adopt', '--storage', dir, '--json', ...args]);
}
test('dry run, refusals, adoption and the way back', { timeout: MANY_PROCESSES_MS }, async (t) => {
    const network = await createNetwork(t);
    const paths = await unpackCloud(t);
    const adopt = adoptWith(t, paths);
    const where = ['--storage', paths.dir, '--bootstrap', network.bootstrap.join()];
    const announce = ['announce', ...where, '--bind', LOOPBACK, '--json'];
    const before = snapshot(paths.dir);
    const dry = await adopt('--dry-run');
    t.is(dry.code, 0, dry.stderr);
    t.is(dry.lines.length, 1);
    const found = dry.lines[0];
    t.is(found.deviceId, CLOUD.deviceId);
    t.is(found.projects.length, 2);
    t.absent(found.adopted);
    const words = await runCli(t, ['adopt', '--storage', paths.dir, '--dry-run']);
    t.ok(words.stdout.includes('River monitoring') && words.stdout.includes('nothing was changed'));
    const unasked = await adopt();
    t.is(unasked.code, 2);
    t.is(refusalOf(unasked).code, 'NOT_CONFIRMED');
    const early = await runCli(t, announce);
    t.is(early.code, 4);
    t.is(refusalOf(early).code, 'NOT_ADOPTED');
    t.ok(refusalOf(early).fix.includes('mapeo-web adopt --dry-run'));
    t.alike(snapshot(paths.dir), before, 'so far nothing was changed');
    const adopted = await adopt('--yes');
    t.is(adopted.code, 0, adopted.stderr);
    t.is(adopted.lines[0]?.adopted, true);
    const peer = await spawnCli(t, announce);
    const complete = await peer.waitFor('announce.complete');
    t.is(complete.keys, 2);
    t.is(peer.lines[0]?.deviceId, CLOUD.deviceId, 'the same device id');
    const status = await runCli(t, ['status', '--storage', paths.dir, '--json']);
    const { projects, openProjects } = status.lines[0];
    t.alike({ projects, openProjects }, { projects: 2, openProjects: 0 });
    const running = await adopt('--undo', '--yes');
    t.is(refusalOf(running).code, 'STORAGE_LOCKED', 'not while the peer runs');
    peer.kill('SIGTERM');
    await peer.exit;
    const printed = [dry, words, adopted, peer].map(({ stdout, stderr }) => stdout + stderr).join();
    for (const { keys } of CLOUD.projects)
        t.absent(printed.includes(keys.projectKey), 'no secret');
    const kept = snapshot(paths.dir);
    t.is((await adopt('--undo', '--dry-run')).code, 0);
    t.alike(snapshot(paths.dir), kept, 'a dry run of the way back changes nothing');
    t.is((await adopt('--undo', '--yes')).lines[0]?.undone, true);
    t.alike(fs.readdirSync(paths.dir).sort(), ['core', 'db', 'root-key']);
});
//# sourceMappingURL=adopt.test.js.map