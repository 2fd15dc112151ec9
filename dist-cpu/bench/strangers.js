import { control } from '../src/http/control-client.js';
import { storagePaths } from '../src/lib/storage.js';
import { median } from './lib/numbers.js';
import { cpuMs, descriptors, rssBytes } from './lib/process-use.js';
import { Scene } from './lib/scene.js';
import { openWriter, prepare } from './lib/upload-download.js';
const LOOPBACK = '127.0.0.1';
const PER_SECOND = 1000;
const SECONDS = 8;
/** So that none of them sends more than a relay may. */
const ADDRESSES = 64;
const MEMBERS = 3;
const LIMIT_MS = 30_000;
const SAMPLE_MS = 100;
const DATA = { observations: 50, photos: 0, photoBytes: 0, seed: 3 };
const KINDS = ['none', 'rubbish', 'open', 'punched'];
export const strangersBench = {
    name: 'strangers',
    title: `${PER_SECOND} handshakes of strangers a second, while new members sync`,
    onlyByNameMs: 5 * 60_000,
    async run(context) {
        const scene = new Scene(context);
        const template = await prepare(scene, DATA, { readers: (MEMBERS + 1) * KINDS.length });
        const readers = template.readers.values();
        const network = { bootstrap: await scene.network(), bindHost: LOOPBACK };
        const peer = await scene.peer(network.bootstrap);
        const served = { scene, peer, template, way: { by: 'client', network } };
        await giveToPeer(served);
        const rows = [];
        for (const kind of KINDS) {
            context.say(kind);
            const rootKeys = Array.from({ length: MEMBERS }, () => readers.next().value ?? '');
            rows.push(await measure(served, kind, rootKeys));
        }
        return {
            rows,
            notes: [
                `Each flood is ${PER_SECOND * SECONDS} first Noise messages of as many key pairs from ${ADDRESSES} addresses. Rubbish: made for another peer’s key. Open: each becomes a connection at once. Punched: for each a hole is to be punched, from a UDP socket of its own.`,
                `First document: of ${MEMBERS} members that come one after the other during the flood, each a device that the peer has never seen: from the start of its client until the first of ${DATA.observations} observations is there. All processes share two cores.`,
                'Memory and descriptors are the peer’s highest, CPU of one core. Refused: what the peer’s status counts.',
            ],
        };
    },
};
async function giveToPeer({ scene, peer, template, way }) {
    const { devices } = await openWriter(scene, template);
    await devices.call('makeMembers', { name: 'writer', deviceIds: [peer.deviceId] });
    await peer.host([template.keys]);
    await devices.call('sync', { name: 'writer', way, run: runWith(peer) });
    await devices.kill();
}
function runWith(peer) {
    const { observations } = DATA;
    return { remoteId: peer.deviceId, limitMs: LIMIT_MS, minBlocks: 0, observations };
}
async function measure(served, kind, rootKeys) {
    const { scene, peer, template, way } = served;
    const flood = kind === 'none' ? undefined : await prepareFlood(served, kind);
    const devices = scene.devices();
    for (const [n, rootKey] of rootKeys.entries()) {
        await devices.call('open', { name: `reader-${n}`, rootKey, dir: scene.fresh('reader') });
        await devices.call('openProject', { name: `reader-${n}`, keys: template.keys, isNew: true });
    }
    const most = { rss: 0, descriptors: 0 };
    const sample = () => {
        most.rss = Math.max(most.rss, rssBytes(peer.pid));
        most.descriptors = Math.max(most.descriptors, descriptors(peer.pid));
    };
    const timer = setInterval(sample, SAMPLE_MS);
    const before = await status(peer);
    const [cpuBefore, startedAtMs] = [cpuMs(peer.pid), performance.now()];
    const flooding = flood?.();
    const times = [];
    const failures = [];
    for (const n of rootKeys.keys()) {
        const argument = { name: `reader-${n}`, way, run: runWith(peer) };
        const ms = await devices.call('firstDocument', argument).catch(() => undefined);
        if (ms === undefined)
            failures.push(argument.name);
        else
            times.push(ms);
    }
    await flooding;
    const tookMs = performance.now() - startedAtMs;
    clearInterval(timer);
    const after = await status(peer);
    await devices.kill();
    const refused = total(after) - total(before);
    return {
        flood: kind,
        'first document ms': failures.length > 0 ? `${failures.length} FAILED` : Math.round(median(times)),
        'slowest ms': Math.round(Math.max(...times)),
        'RSS MB': Math.round(most.rss / 1e6),
        descriptors: most.descriptors,
        'CPU %': Math.round((100 * (cpuMs(peer.pid) - cpuBefore)) / tookMs),
        refused,
    };
}
/** Everything is made before; the result starts it. */
async function prepareFlood({ scene, peer }, kind) {
    const { dht } = await status(peer);
    const flood = {
        kind,
        publicKey: peer.deviceId,
        port: dht.publicPort,
        messages: PER_SECOND * SECONDS,
        perSecond: PER_SECOND,
        addresses: ADDRESSES,
    };
    const strangers = scene.start('strangers');
    await strangers.call('prepare', flood);
    return async () => {
        await strangers.call('run', flood);
        await strangers.kill();
    };
}
function status({ storage }) {
    return control(storagePaths(storage), 'GET', '/status');
}
function total({ refused }) {
    return Object.values(refused).reduce((sum, count) => sum + count, 0);
}
//# sourceMappingURL=strangers.js.map