import { median, round } from './lib/numbers.js';
import { cpuMs, peakRssBytes } from './lib/process-use.js';
import { Scene } from './lib/scene.js';
import { freeUdpPorts } from '../src/demo/processes.js';
const ROUNDS = 16;
const ROUND_MS = 1500;
/** In the table of the node that is asked, so that its answers are full. */
const NEIGHBOURS = 30;
const NO_LIMITS = ['--max-requests-per-second', '0'];
export const bootstrapBench = {
    name: 'bootstrap',
    title: 'requests per second of a bootstrap node, against plain hyperdht',
    async run(context) {
        const scene = new Scene(context);
        const nodes = [await ours(scene, []), await ours(scene, NO_LIMITS), await plain(scene)];
        for (const { address } of nodes)
            await scene.network(NEIGHBOURS, address);
        const load = scene.start('load');
        // The first of each warms up.
        for (let i = 0; i <= ROUNDS; i++) {
            context.say(i === 0 ? 'warming up' : `round ${i} of ${ROUNDS}`);
            for (const node of i % 2 ? nodes : [...nodes].reverse())
                await measure(load, node, i > 0);
        }
        const [limited, unlimited, theirs] = nodes.map(({ perCpuSecond }) => perCpuSecond);
        return {
            rows: nodes.map(row),
            ratios: {
                'requests per CPU second, with limits / without': pairwise(limited, unlimited),
                'requests per CPU second, with limits / hyperdht': pairwise(limited, theirs),
            },
            notes: [
                `Medians of ${ROUNDS} rounds of ${ROUND_MS / 1000} s in turns: FIND_NODE, LOOKUP and PING from 16 addresses, ${NEIGHBOURS} nodes in the table.`,
                'Requests per second of the node’s own processor time is the fair figure: what asks needs the other core, and sets the pace.',
            ],
        };
    },
};
async function measure(load, node, counts) {
    const before = cpuMs(node.pid);
    const { answers, unanswered } = await load.call('run', { address: node.address, ms: ROUND_MS });
    const cpu = cpuMs(node.pid) - before;
    if (!counts)
        return;
    node.unanswered += unanswered;
    node.perCpuSecond.push(answers / (cpu / 1000));
    node.perSecond.push(answers / (ROUND_MS / 1000));
}
async function ours(scene, limits) {
    const [port = 0] = await freeUdpPorts(1);
    const address = ['--host', '127.0.0.1', '--bind', '127.0.0.1', '--port', String(port)];
    const where = ['--storage', scene.fresh('bootstrap'), '--bootstrap', 'none', '--json'];
    const args = ['bootstrap', ...address, ...where, ...limits, '--log-level', 'warn'];
    const program = scene.start('peer', args);
    await program.call('waitFor', { evt: 'bootstrap.ready' });
    const title = limits.length > 0 ? 'mapeo-web, no limits' : 'mapeo-web bootstrap';
    return node(title, `127.0.0.1:${port}`, program.pid);
}
async function plain(scene) {
    const program = scene.start('plain-bootstrap');
    return node('hyperdht bootstrapper', await program.call('start', undefined), program.pid);
}
/** The median of the ratios of rounds that ran one after the other: the machine is not always as fast. */
function pairwise(a = [], b = []) {
    return round(median(a.map((value, i) => value / (b[i] ?? NaN))), 2);
}
function node(title, address, pid) {
    return { title, address, pid, perCpuSecond: [], perSecond: [], unanswered: 0 };
}
function row({ title, pid, perCpuSecond, perSecond, unanswered }) {
    return {
        node: title,
        'requests/s': Math.round(median(perSecond)),
        'requests per CPU s': Math.round(median(perCpuSecond)),
        unanswered,
        'peak RSS MB': Math.round(peakRssBytes(pid) / 1e6),
    };
}
//# sourceMappingURL=bootstrap.js.map