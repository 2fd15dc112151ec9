/** A project that a hundred identities announce, of which one is a peer of it. */
import path from 'node:path';
import test, {} from 'brittle';
import { keyPair, randomBytes } from 'hypercore-crypto';
import { Finder } from '../../src/finder.js';
import { provenPeersFileFor } from '../../src/find/proven-peers.js';
import { hex } from '../../src/lib/keys.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { announceFalsely } from '../helpers/false-announcers.js';
import { createNetwork, createNode } from '../helpers/network.js';
import { createClient, createPeer, createProject, hostProject, observe } from '../helpers/peer.js';
const LIARS = 100;
const SYNC_MS = 40_000;
async function surround(t, network, discoveryKey, options) {
    const liars = await announceFalsely(network, discoveryKey, options);
    t.teardown(() => liars.close(), { order: 50 });
    return liars;
}
test('a hundred false announcers do not keep a client from the peer', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const device = await createDevice(t);
    const hosted = await createProject(device, { observations: 3 });
    await hostProject(peer, hosted);
    const liars = await surround(t, network, hosted.discoveryKey, { count: LIARS });
    const knownNodesFile = path.join(await t.tmp(), 'nodes.json');
    const first = await createClient(t, network, device, { knownNodesFile });
    const startedAtMs = performance.now();
    const sync = first.join(hosted.project, hosted.keys);
    const connected = [];
    sync.on('connected', ({ deviceId }) => connected.push(deviceId));
    await sync.synced({ timeoutMs: SYNC_MS });
    t.comment(`in sync after ${Math.round(performance.now() - startedAtMs)} ms`);
    t.comment(`dialled: ${JSON.stringify(Object.fromEntries(liars.dialled))}`);
    t.alike(connected, [peer.deviceId], 'nobody but the peer was ever called connected');
    await first.close();
    await eventually(() => liars.open === 0, { what: 'the end of all connections' });
    await observe(hosted.project, 'before the second start');
    const second = await createClient(t, network, device, { knownNodesFile });
    const againAtMs = performance.now();
    const again = second.join(hosted.project, hosted.keys);
    await again.synced({ timeoutMs: SYNC_MS });
    t.comment(`after a restart: ${Math.round(performance.now() - againAtMs)} ms`);
    t.alike(again.connected, [peer.deviceId]);
    await second.close();
    t.ok(provenPeersFileFor(knownNodesFile).endsWith('nodes.peers.json'));
});
test('ten thousand false records: bounded, and who proved itself is found', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const device = await createDevice(t);
    const hosted = await createProject(device, { observations: 1 });
    await hostProject(peer, hosted);
    const knownNodesFile = path.join(await t.tmp(), 'nodes.json');
    const first = await createClient(t, network, device, { knownNodesFile });
    await first.join(hosted.project, hosted.keys).synced({ timeoutMs: SYNC_MS });
    await first.close();
    const topic = hex(hosted.discoveryKey);
    for (const { _persistent } of network.nodes) {
        const records = _persistent?.records;
        for (let n = 0; n < 10_000; n++) {
            const publicKey = randomBytes(32);
            // As HyperDHT encodes a peer without relays.
            records.add(topic, publicKey, Buffer.concat([publicKey, Buffer.of(0)]));
        }
        // Its own is never among the twenty that a node names.
        records.remove(topic, peer.publicKey);
    }
    const { dht, finder } = await createFinder(t, network);
    let attempts = 0;
    const connect = dht.connect.bind(dht);
    dht.connect = (...args) => {
        attempts++;
        return connect(...args);
    };
    finder.join(hosted.discoveryKey, { announce: false });
    let max = 0;
    await eventually(() => {
        max = Math.max(max, dht.rawStreams.size);
        return attempts >= 140;
    });
    t.comment(`${attempts} dials, ${max} streams at a time`);
    t.ok(max <= 64, 'streams at a time');
    await finder.close();
    await observe(hosted.project, 'hidden');
    const second = await createClient(t, network, device, { knownNodesFile });
    const startedAtMs = performance.now();
    await second.join(hosted.project, hosted.keys).synced({ timeoutMs: SYNC_MS });
    t.comment(`in sync after ${Math.round(performance.now() - startedAtMs)} ms`);
});
async function createFinder(t, network, settings = {}) {
    const dht = await createNode(t, network.bootstrap);
    const finder = new Finder({ dht, keyPair: keyPair() }, settings);
    t.teardown(() => finder.close(), { order: 10 });
    await finder.ready();
    return { dht, finder };
}
test('false announcers cost a bounded number of connections', async (t) => {
    const network = await createNetwork(t, { nodes: 1 });
    const discoveryKey = randomBytes(32);
    const liars = await surround(t, network, discoveryKey, { count: 40, lies: ['silent'] });
    const { finder } = await createFinder(t, network, { maxParallel: 8, maxLingering: 8 });
    let max = 0;
    finder.on('connection', () => (max = Math.max(max, liars.open)));
    finder.join(discoveryKey, { announce: false });
    await eventually(() => (liars.dialled.get('silent') ?? 0) > 39, { what: 'a dial of each' });
    // Those that are being cut still count on the other side.
    t.ok(max <= 8 + 8 + 4, `${max} connections at a time`);
});
//# sourceMappingURL=false-announcers.test.js.map