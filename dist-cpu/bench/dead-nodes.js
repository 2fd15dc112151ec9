/** What dead bootstrap nodes and dead known nodes cost a start, and the lookups after it. */
import path from 'node:path';
import { keyPair, randomBytes } from 'hypercore-crypto';
import HyperDHT, {} from 'hyperdht';
import { resolveBootstrap } from '../src/bootstrap-list.js';
import { DhtNode } from '../src/dht-node.js';
import { KnownNodes } from '../src/lib/known-nodes.js';
import { freeUdpPort } from '../test/helpers/network.js';
import { median, round } from './lib/numbers.js';
const LOOPBACK = '127.0.0.1';
/** Nobody is bound to it, and it is on this machine. */
const NOWHERE = '127.0.0.9';
const BOOTSTRAP_NODES = 3;
const OTHER_NODES = 8;
const RUNS = 3;
const CASES = [
    { name: 'all alive', dead: 0, cached: 0 },
    { name: '1 of 3 dead', dead: 1, cached: 0 },
    { name: '2 of 3 dead', dead: 2, cached: 0 },
    { name: 'all 3 dead, 8 known', dead: 3, cached: OTHER_NODES },
    { name: 'all alive, 15 dead known', dead: 0, cached: 15 },
    { name: 'all alive, 40 dead known', dead: 0, cached: 40 },
];
export const deadNodesBench = {
    name: 'dead-nodes',
    title: 'a start and lookups with dead bootstrap and known nodes, ours and plain HyperDHT',
    onlyByNameMs: 900_000,
    async run(context) {
        const rows = [];
        for (const of of CASES) {
            context.say(of.name);
            rows.push({ case: of.name, ...(await measure(context, of)) });
        }
        return {
            rows,
            notes: [
                `Seconds, median of ${RUNS}, in a network of ${BOOTSTRAP_NODES} bootstrap and ${OTHER_NODES} other nodes; dead ones died just now, and others still name them. Start: from a new node to the end of its first lookup. Then: a second lookup, of another key. Plain: HyperDHT with the same list and the known nodes as its \`nodes\`.`,
            ],
        };
    },
};
async function measure({ tmp }, { dead, cached }) {
    const ours = [];
    const plain = [];
    for (let n = 0; n < RUNS; n++) {
        // Each on a network that is new: dead nodes are forgotten with time.
        for (const [times, isOurs] of [
            [ours, true],
            [plain, false],
        ]) {
            const closers = [];
            try {
                const { bootstrap, others, bootstrappers, topics } = await createNetwork(closers);
                await Promise.all(bootstrappers.slice(0, dead).map((node) => node.destroy({ force: true })));
                const nowhere = Array.from({ length: cached }, (_, i) => ({
                    host: NOWHERE,
                    port: 20_000 + i,
                }));
                const known = dead === BOOTSTRAP_NODES ? others : nowhere;
                const startedAtMs = performance.now();
                const open = isOurs ? openOurs : openPlain;
                const lookUp = await open(closers, bootstrap, known, path.join(tmp, `nodes-${dead}-${n}.json`));
                await lookUp(topics[0]);
                const doneAtMs = performance.now();
                await lookUp(topics[1]);
                times.push([doneAtMs - startedAtMs, performance.now() - doneAtMs]);
            }
            finally {
                for (const close of closers)
                    await close();
            }
        }
    }
    const of = (times, i) => round(median(times.map((t) => t[i] ?? NaN)) / 1000, 2);
    return {
        'start s': of(ours, 0),
        'then s': of(ours, 1),
        'plain start s': of(plain, 0),
        'plain then s': of(plain, 1),
    };
}
async function createNetwork(closers) {
    const bootstrap = [];
    const bootstrappers = [];
    for (let n = 0; n < BOOTSTRAP_NODES; n++) {
        const port = await freeUdpPort();
        const settings = { host: LOOPBACK, bootstrap: [...bootstrap] };
        const node = HyperDHT.bootstrapper(port, LOOPBACK, settings);
        closers.unshift(() => node.destroy({ force: true }));
        await node.fullyBootstrapped();
        bootstrap.push(`${LOOPBACK}:${port}`);
        bootstrappers.push(node);
    }
    const others = [];
    let last;
    for (let n = 0; n < OTHER_NODES; n++) {
        const settings = { bootstrap, host: LOOPBACK, port: [0, 0] };
        const node = new HyperDHT({ ...settings, ephemeral: false, firewalled: false });
        closers.unshift(() => node.destroy({ force: true }));
        await node.fullyBootstrapped();
        others.push({ host: LOOPBACK, port: node.io.serverSocket.address().port });
        last = node;
    }
    const topics = [randomBytes(32), randomBytes(32)];
    for (const topic of topics)
        await last?.announce(topic, keyPair()).finished();
    return { bootstrap, bootstrappers, others, topics };
}
async function openOurs(closers, bootstrap, known, file) {
    const list = resolveBootstrap({ bootstrap: bootstrap.join() });
    const knownNodes = new KnownNodes(file);
    if (known.length > 0)
        knownNodes.save(list.networkId, known, { limit: known.length });
    const node = new DhtNode({ bootstrap: list, knownNodes }, { bindHost: LOOPBACK });
    closers.unshift(() => node.close());
    await node.ready();
    return (topic) => lookUp(node.dht, topic);
}
function openPlain(closers, bootstrap, known) {
    const dht = new HyperDHT({ bootstrap, nodes: known, host: LOOPBACK, port: [0, 0] });
    closers.unshift(() => dht.destroy({ force: true }));
    return Promise.resolve((topic) => lookUp(dht, topic));
}
async function lookUp(dht, topic) {
    let found = 0;
    for await (const { peers } of dht.lookup(topic))
        found += peers.length;
    return found;
}
//# sourceMappingURL=dead-nodes.js.map