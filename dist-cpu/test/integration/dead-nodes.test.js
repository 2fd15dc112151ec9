/** What is left of a network: dead bootstrap nodes, dead known nodes; and other networks. */
import dgram from 'node:dgram';
import { once } from 'node:events';
import path from 'node:path';
import test, {} from 'brittle';
import { keyPair, randomBytes } from 'hypercore-crypto';
import HyperDHT from 'hyperdht';
import { resolveBootstrap } from '../../src/bootstrap-list.js';
import { ProvenPeers, provenPeersFileFor } from '../../src/find/proven-peers.js';
import { hex } from '../../src/lib/keys.js';
import { KnownNodes } from '../../src/lib/known-nodes.js';
import { lookupPeers } from '../../src/lookup.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createBootstrapper, createDhtNode } from '../helpers/dht-node.js';
import { createNetwork, createNode, freeUdpPort } from '../helpers/network.js';
import { createClient, createPeer, createProject, hostProject, observe, } from '../helpers/peer.js';
const LOOPBACK = '127.0.0.1';
const SYNC_MS = 20_000;
/** A dead node that counts what is sent to it. */
async function createDeadNode(t) {
    const socket = dgram.createSocket('udp4').bind({ address: LOOPBACK, port: 0, exclusive: true });
    await once(socket, 'listening');
    const dead = { port: socket.address().port, entry: '', packets: 0, close: () => { } };
    dead.entry = `${LOOPBACK}:${dead.port}`;
    socket.on('message', () => dead.packets++);
    let isOpen = true;
    dead.close = () => {
        if (isOpen)
            socket.close();
        isOpen = false;
    };
    t.teardown(dead.close);
    return dead;
}
/** Nodes that are in nobody's bootstrap list, and store records. */
async function addNodes(t, { bootstrap }, count) {
    for (let n = 0; n < count; n++) {
        const node = new HyperDHT({
            bootstrap,
            host: LOOPBACK,
            port: [0, 0],
            ephemeral: false,
            firewalled: false,
        });
        t.teardown(() => node.destroy(), { order: 90 });
        await node.fullyBootstrapped();
    }
}
async function announced(t, bootstrap) {
    const topic = randomBytes(32);
    const node = await createNode(t, bootstrap);
    await node.announce(topic, keyPair()).finished();
    return topic;
}
test('dead entries of the list are set aside, and come back', async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const topic = await announced(t, network.bootstrap);
    const dead = [await createDeadNode(t), await createDeadNode(t)];
    // The name is tried where the address that was suggested for it is silent.
    const [first = '', second = ''] = network.bootstrap;
    const named = `127.0.0.9@localhost:${second.split(':')[1]}`;
    const list = [...dead.map(({ entry }) => entry), first, named];
    const startedAtMs = performance.now();
    const node = await createDhtNode(t, list);
    t.is((await lookupPeers(node.dht, topic)).length, 1);
    t.comment(`first lookup: ${Math.round(performance.now() - startedAtMs)} ms`);
    await eventually(() => node.bootstrap.setAside.length === 2);
    t.alike(node.bootstrap.setAside, dead.map(({ entry }) => entry));
    await eventually(() => node.bootstrap.alive.length === 2);
    const before = dead.map(({ packets }) => packets);
    const againAtMs = performance.now();
    for (let n = 0; n < 5; n++)
        await lookupPeers(node.dht, topic);
    t.comment(`5 more: ${Math.round(performance.now() - againAtMs)} ms`);
    t.ok(dead.every(({ packets }, i) => packets <= (before[i] ?? 0) + 1), 'no lookup asks a dead one');
    const [returning] = dead;
    returning?.close();
    const back = once(node.bootstrap, 'back');
    await createBootstrapper(t, returning?.port ?? 0);
    const [{ entry }] = (await back);
    t.is(entry, returning?.entry);
    t.is(node.dht.bootstrapNodes.length, 3);
});
test('with everything dead, the network is joined as soon as one returns', async (t) => {
    const port = await freeUdpPort();
    const node = await createDhtNode(t, [`${LOOPBACK}:${port}`]);
    const server = node.dht.createServer({});
    await server.listen(keyPair());
    t.teardown(() => server.close(), { order: 10 });
    await eventually(() => node.bootstrap.setAside.length === 1);
    t.is(server.relayAddresses.length, 0, 'nobody can reach it');
    await createBootstrapper(t, port);
    await eventually(() => server.relayAddresses.length > 0, { what: 'the announcement' });
    t.is(node.dht.nodes.length, 1);
});
test('all bootstrap nodes dead: client and peer join through nodes they know', async (t) => {
    const network = await createNetwork(t);
    await addNodes(t, network, 4);
    const peer = await createPeer(t, network);
    const device = await createDevice(t);
    const hosted = await createProject(device, { observations: 3 });
    await hostProject(peer, hosted);
    const knownNodesFile = path.join(await t.tmp(), 'nodes.json');
    const client = await createClient(t, network, device, { knownNodesFile });
    await client.join(hosted.project, hosted.keys).synced({ timeoutMs: SYNC_MS });
    await Promise.all([client.close(), peer.close()]);
    await network.close();
    const startedAtMs = performance.now();
    const since = () => Math.round(performance.now() - startedAtMs);
    const again = await createPeer(t, network, { dir: peer.dir });
    t.comment(`the peer listens after ${since()} ms`);
    await eventually(() => again.status().dht.nodes >= 4, { what: 'its routing table' });
    await observe(hosted.project, 'after the end of all bootstrap nodes');
    const clientAgain = await createClient(t, network, device, { knownNodesFile });
    const joinedAtMs = since();
    await clientAgain.join(hosted.project, hosted.keys).synced({ timeoutMs: SYNC_MS });
    t.comment(`the client is in sync ${since() - joinedAtMs} ms after it joined`);
    t.is(again.status().dht.nodes, 4);
});
test('a cache of dead nodes keeps nobody from the bootstrap node', async (t) => {
    const network = await createNetwork(t, { nodes: 1 });
    const topic = await announced(t, network.bootstrap);
    const knownNodes = new KnownNodes(path.join(await t.tmp(), 'nodes.json'));
    const { networkId } = resolveBootstrap({ bootstrap: network.bootstrap.join() });
    const dead = Array.from({ length: 40 }, (_, i) => ({ host: '127.0.0.9', port: 20_000 + i }));
    knownNodes.save(networkId, dead, { limit: 40 });
    const startedAtMs = performance.now();
    const node = await createDhtNode(t, network.bootstrap, { knownNodes });
    t.is((await lookupPeers(node.dht, topic)).length, 1);
    t.comment(`first lookup: ${Math.round(performance.now() - startedAtMs)} ms`);
    t.alike(node.dht.toArray().map(({ host, port }) => `${host}:${port}`), network.bootstrap, 'none of the dead is in the table');
});
test('what was learnt on one network is not used on another', async (t) => {
    const [one, other] = [await createNetwork(t), await createNetwork(t)];
    const peer = await createPeer(t, one);
    const device = await createDevice(t);
    const hosted = await createProject(device, { observations: 1 });
    await hostProject(peer, hosted);
    const knownNodesFile = path.join(await t.tmp(), 'nodes.json');
    const client = await createClient(t, one, device, { knownNodesFile });
    await client.join(hosted.project, hosted.keys).synced({ timeoutMs: SYNC_MS });
    await client.close();
    const idOf = ({ bootstrap }) => resolveBootstrap({ bootstrap: bootstrap.join() }).networkId;
    const known = new KnownNodes(knownNodesFile);
    t.ok(known.load(idOf(one), { limit: 40 }).nodes.length > 0);
    t.alike(known.load(idOf(other), { limit: 40 }).nodes, []);
    const file = provenPeersFileFor(knownNodesFile);
    const provenOf = (network) => new ProvenPeers({}, { file, networkId: idOf(network) }).of(hosted.discoveryKey).map(hex);
    t.alike(provenOf(one), [peer.deviceId]);
    t.alike(provenOf(other), []);
    const node = await createDhtNode(t, other.bootstrap, { knownNodes: known });
    await lookupPeers(node.dht, hosted.discoveryKey);
    const strangers = node.dht
        .toArray()
        .filter(({ port }) => one.nodes.some((n) => n.address()?.port === port));
    t.alike(strangers, []);
});
//# sourceMappingURL=dead-nodes.test.js.map