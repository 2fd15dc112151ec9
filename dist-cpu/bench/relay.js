import { createNetwork, createNode } from '../test/helpers/network.js';
import { createFarDevice, createRelay, dialThrough } from '../test/helpers/relayed.js';
const SECONDS = 6;
const CHUNK = Buffer.alloc(65_536);
/** Bandwidth in kB/s, and pairs of devices that all send as much as they can. */
const CASES = [
    { limit: 1_000_000, pairs: 1 },
    { limit: 1000, pairs: 1 },
    { limit: 1000, pairs: 3 },
    { limit: 200, pairs: 2 },
];
export const relayBench = {
    name: 'relay',
    title: 'pairs of devices that send as much as they can through one relay',
    onlyByNameMs: 2 * 60_000,
    async run(context) {
        const lifetime = lifetimeOf(context);
        const network = await createNetwork(lifetime);
        const rows = [];
        for (const { limit, pairs } of CASES) {
            context.say(`${pairs} pairs at ${limit} kB/s`);
            rows.push(await measure(lifetime, network, limit, pairs));
        }
        return {
            rows,
            notes: [
                `On 127.0.0.1 for ${SECONDS} s; relay and devices share one process, so the CPU (of one core) is that of all of them. Passed and dropped are UDP payload, arrived is what the receiving devices read.`,
            ],
        };
    },
};
async function measure(lifetime, network, limit, pairs) {
    const { relay, publicKey } = await createRelay(lifetime, network, {
        users: 'anyone',
        bytesPerSecond: limit * 1000,
    });
    const arrived = Array.from({ length: pairs }, () => 0);
    const senders = [];
    for (const n of arrived.keys()) {
        const device = await createFarDevice(lifetime, network);
        const accepted = device.next();
        const dht = await createNode(lifetime, network.bootstrap);
        const near = dialThrough(dht, device.publicKey, publicKey);
        near.setMaxListeners(0);
        await near.opened;
        const far = await accepted;
        far.on('data', (data) => (arrived[n] = (arrived[n] ?? 0) + data.byteLength));
        senders.push(near);
    }
    const [startedAtMs, cpuBefore] = [performance.now(), process.cpuUsage()];
    for (const stream of senders)
        pump(stream);
    await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
    const seconds = (performance.now() - startedAtMs) / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    const { relayedBytes, droppedBytes } = relay.stats;
    const kBps = (bytes) => Math.round(bytes / seconds / 1000);
    for (const stream of senders)
        stream.destroy();
    return {
        'limit kB/s': limit,
        pairs,
        'passed kB/s': kBps(relayedBytes),
        'dropped kB/s': kBps(droppedBytes),
        'arrived kB/s, each': arrived.map(kBps).join(', '),
        'CPU %': Math.round((user + system) / 1e4 / seconds),
    };
}
/** As much as the stream takes, until it ends. */
function pump(stream) {
    const fill = () => {
        while (!stream.destroyed && stream.write(CHUNK))
            ;
    };
    stream.on('drain', fill);
    fill();
}
/** For helpers that are made for tests. */
function lifetimeOf(context) {
    return { teardown: (close) => context.defer(close) };
}
//# sourceMappingURL=relay.js.map