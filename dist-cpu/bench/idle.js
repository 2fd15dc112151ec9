/** What hosting costs while nobody syncs: a peer with none to 10,000 projects. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { keyPair } from 'hypercore-crypto';
import { hex } from '../src/lib/keys.js';
import { round } from './lib/numbers.js';
import { lineCharts } from './lib/plot.js';
import { cpuMs, descriptors, rssBytes } from './lib/process-use.js';
import { Scene } from './lib/scene.js';
import { seededBytes } from './lib/seeded.js';
const COUNTS = [1, 10, 100, 1000, 10_000];
const NODES = 30;
/** Nothing is renewed yet then: what is used is not for announcing. */
const IDLE_MS = 4000;
const CLI = fileURLToPath(new URL('../src/cli.js', import.meta.url));
const execute = promisify(execFile);
/** Ten thousand projects are some megabytes of JSON. */
const run = (args) => execute(process.execPath, [CLI, ...args], { maxBuffer: 2 ** 26 });
export const idleBench = {
    name: 'idle',
    title: 'a peer that hosts 1 to 10,000 projects while nobody syncs',
    async run(context) {
        const scene = new Scene(context);
        const bootstrap = (await scene.network(NODES)).slice(0, 3).join();
        const rows = [];
        for (const count of COUNTS) {
            context.say(`${count} projects`);
            rows.push(await measure(scene, bootstrap, count));
        }
        const of = (column) => rows.map((row) => Number(row[column]));
        const plot = lineCharts('What hosting projects costs while nobody syncs', 'projects', COUNTS, [
            { title: 'Memory', unit: 'MB', values: of('RSS MB') },
            { title: 'Start', unit: 's', values: of('ready s') },
            { title: 'List', unit: 's', values: of('list s') },
        ]);
        const [first, last] = [of('RSS MB')[0], of('RSS MB').at(-1)];
        return {
            rows,
            ratios: {
                'kB of memory per project': round(((last - first) * 1000) / COUNTS.at(-1), 1),
            },
            notes: [
                `A \`mapeo-web announce\` process on a network of ${NODES} nodes. Add: \`projects add\` of all in one file, before it runs. Ready: from the start of the process to \`announce.ready\`. Announced: until every project is out. List: \`projects list --json\`, with the start of that process.`,
                `CPU: of one core, over ${IDLE_MS / 1000} s in which nothing is renewed.`,
            ],
            plots: { 'cost-per-project.svg': plot },
        };
    },
};
async function measure(scene, bootstrap, count) {
    const storage = scene.fresh('peer');
    const file = `${scene.fresh('projects')}.json`;
    fs.writeFileSync(file, JSON.stringify(Array.from({ length: count }, (_, i) => project(i))));
    const where = ['--storage', storage, '--json'];
    const added = await timed(() => run(['projects', 'add', file, ...where]));
    const args = ['announce', ...where, '--log-level', 'warn', '--bind', '127.0.0.1'];
    const program = scene.start('peer', [...args, '--bootstrap', bootstrap]);
    const ready = await timed(() => program.call('waitFor', { evt: 'announce.ready' }));
    const out = await timed(() => program.call('waitFor', { evt: 'announce.complete' }));
    const before = cpuMs(program.pid);
    await sleep(IDLE_MS);
    const busyMs = cpuMs(program.pid) - before;
    const row = {
        projects: count,
        'RSS MB': Math.round(rssBytes(program.pid) / 1e6),
        descriptors: descriptors(program.pid),
        'CPU %': round((100 * busyMs) / IDLE_MS, 1),
        'add s': round(added / 1000, 1),
        'ready s': round(ready / 1000, 1),
        'announced s': round(out / 1000, 1),
    };
    const list = ['projects', 'list', ...where];
    const listed = await timed(() => run(list));
    await program.kill();
    fs.rmSync(storage, { recursive: true, force: true });
    return { ...row, 'list s': round(listed / 1000, 2) };
}
async function timed(work) {
    const startedAtMs = performance.now();
    await work();
    return performance.now() - startedAtMs;
}
function project(i) {
    const key = (name) => hex(seededBytes(`${name} ${i}`));
    return {
        projectName: `Project ${i}`,
        projectKey: hex(keyPair(seededBytes(`project ${i}`)).publicKey),
        encryptionKeys: {
            auth: key('auth'),
            config: key('config'),
            data: key('data'),
            blobIndex: key('blobIndex'),
            blob: key('blob'),
        },
    };
}
//# sourceMappingURL=idle.js.map