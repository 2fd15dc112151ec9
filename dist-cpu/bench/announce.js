/** Announcing keys: the sweep against Hyperswarm's join and against dht.announce, side by side. */
import HyperDHT from 'hyperdht';
import { seededBytes } from './lib/seeded.js';
import { round } from './lib/numbers.js';
import { Scene } from './lib/scene.js';
const NODES = 100;
const KEYS = 1000;
/** Hyperswarm needs two minutes for a thousand; its rate is the same from fifty on. */
const JOINED_KEYS = 250;
const LIMIT_MS = 60_000;
/** Keys that an independent client looks up after each. */
const SAMPLE = 100;
const LOOKUPS_AT_ONCE = 4;
const METHODS = [
    { method: 'sweep', title: 'Mapeo Web, sweep', keys: KEYS },
    { method: 'announce', title: 'dht.announce, 4 at a time', keys: KEYS },
    { method: 'join', title: 'Hyperswarm join', keys: JOINED_KEYS },
];
export const announceBench = {
    name: 'announce',
    title: `announcing ${KEYS} keys on ${NODES} DHT nodes: the sweep against what there is`,
    async run(context) {
        const scene = new Scene(context);
        const bootstrap = (await scene.network(NODES)).slice(0, 3);
        const rows = [];
        const perSecond = {};
        let ours = {};
        for (const [i, { method, title, keys: count }] of METHODS.entries()) {
            context.say(title);
            const keys = Array.from({ length: count }, (_, n) => seededBytes(`${i} ${n}`));
            const program = scene.start('announcer');
            const answer = await program.call('run', { bootstrap, method, keys, limitMs: LIMIT_MS });
            const copies = await look(bootstrap, keys, answer);
            await program.kill();
            const row = describe(title, answer, copies);
            rows.push(row);
            perSecond[method] = answer.done / (answer.ms / 1000);
            if (method === 'sweep')
                ours = row;
        }
        const { sweep = NaN, join = NaN, announce = NaN } = perSecond;
        return {
            rows,
            ratios: {
                'keys/s, sweep / Hyperswarm join': round(sweep / join, 1),
                'keys/s, sweep / dht.announce': round(sweep / announce, 2),
                'requests per key, sweep': Number(ours['requests/key']),
            },
            notes: [
                `Hyperswarm joins ${JOINED_KEYS} keys at once, the others announce ${KEYS}.`,
                `Copies: DHT nodes that have the record by an independent client's lookup, of 20; ${SAMPLE} keys are looked up.`,
                'The network runs in a process of its own, whose one thread checks 20 signatures for each key: on two cores it is what bounds the sweep.',
            ],
        };
    },
};
function describe(method, answer, copies) {
    const { done, ms, requests, cpuMs } = answer;
    const sum = copies.reduce((a, b) => a + b, 0);
    return {
        method,
        keys: done,
        seconds: round(ms / 1000, 1),
        'keys/s': round(done / (ms / 1000), 1),
        'requests/key': round(requests / Math.max(1, done), 2),
        copies: round(sum / copies.length, 2),
        'not found': copies.filter((n) => n === 0).length,
        'CPU s / 1,000 keys': round(cpuMs / Math.max(1, done), 2),
    };
}
/** How many nodes have the announcer's record of each key that is looked up. */
async function look(bootstrap, keys, { publicKey }) {
    const dht = new HyperDHT({ bootstrap, host: '127.0.0.1', port: [0, 0] });
    await dht.fullyBootstrapped();
    const sample = keys.filter((_, i) => i % Math.ceil(keys.length / SAMPLE) === 0);
    const copies = [];
    const work = async () => {
        for (let key = sample.shift(); key; key = sample.shift()) {
            const holders = new Set();
            for await (const { from, peers } of dht.lookup(key)) {
                if (peers.some((peer) => peer.publicKey.equals(publicKey)))
                    holders.add(from.port);
            }
            copies.push(holders.size);
        }
    };
    await Promise.all(Array.from({ length: LOOKUPS_AT_ONCE }, work));
    await dht.destroy();
    return copies;
}
//# sourceMappingURL=announce.js.map