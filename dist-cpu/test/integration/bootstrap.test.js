import dgram from 'node:dgram';
import { once } from 'node:events';
import path from 'node:path';
import test, {} from 'brittle';
import HyperDHT from 'hyperdht';
import { checkBootstrapNode, checkBootstrapNodes, } from '../../src/bootstrap-check.js';
import { resolveBootstrap } from '../../src/bootstrap-list.js';
import { BootstrapNode, } from '../../src/bootstrap.js';
import { codeOf } from '../../src/lib/errors.js';
import { KnownNodes } from '../../src/lib/known-nodes.js';
import { silentLogger } from '../../src/lib/logger.js';
import { createNetwork, createNode, freeUdpPort, occupyUdpPort, tmpdir, } from '../helpers/network.js';
const LOOPBACK = '127.0.0.1';
/** Well below the 6 s that HyperDHT spends on one dead node. */
const PROMPT_MS = 3000;
async function createBootstrap(t, settings = {}, collaborators = {}) {
    const port = settings.port ?? (await freeUdpPort());
    const node = new BootstrapNode({ log: silentLogger, ...collaborators }, {
        publicHost: LOOPBACK,
        bindHost: LOOPBACK,
        bootstrap: [],
        networkId: 'test',
        ...settings,
        port,
    });
    t.teardown(() => node.close(), { order: 100 });
    return node;
}
const addressOf = (node) => `${LOOPBACK}:${node.stats().port}`;
/** Resolves once the table of `dht` holds every one of the ports. */
async function knows(dht, ports) {
    const isMissing = () => {
        const known = dht.toArray().map(({ port }) => port);
        return ports.some((port) => !known.includes(port));
    };
    const signal = AbortSignal.timeout(10_000);
    while (isMissing())
        await once(dht, 'add-node', { signal });
}
test('a lone bootstrap node serves announce and lookup to two strangers', async (t) => {
    const bootstrap = await createBootstrap(t);
    await bootstrap.ready();
    const announcer = await createNode(t, [addressOf(bootstrap)]);
    const client = await createNode(t, [addressOf(bootstrap)]);
    const topic = Buffer.alloc(32, 7);
    const keyPair = HyperDHT.keyPair();
    await announcer.announce(topic, keyPair, []).finished();
    const found = [];
    for await (const { peers } of client.lookup(topic)) {
        found.push(...peers.map((peer) => peer.publicKey.toString('hex')));
    }
    t.alike(found, [keyPair.publicKey.toString('hex')]);
    t.is(bootstrap.stats().records, 1);
});
test('it is persistent once ready, with the id its address gives', async (t) => {
    const bootstrap = await createBootstrap(t);
    await bootstrap.ready();
    t.absent(bootstrap.dht.ephemeral);
    t.ok(/^[0-9a-f]{64}$/.test(bootstrap.publicNodeId));
    const client = await createNode(t, [addressOf(bootstrap)]);
    const { from } = await client.ping({ host: LOOPBACK, port: bootstrap.stats().port });
    t.is(from.id?.toString('hex'), bootstrap.publicNodeId);
});
test('siblings come to know one another, and nobody asks itself', async (t) => {
    const ports = [await freeUdpPort(), await freeUdpPort(), await freeUdpPort()];
    const shared = ports.map((port) => `${LOOPBACK}:${port}`);
    const nodes = [];
    for (const port of ports)
        nodes.push(await createBootstrap(t, { port, bootstrap: shared }));
    await Promise.all(nodes.map((node) => node.ready()));
    for (const [index, node] of nodes.entries()) {
        const others = ports.filter((_, other) => other !== index);
        await knows(node.dht, others);
        t.alike(node.dht.bootstrapNodes.map(({ port }) => port), others);
    }
});
test('its own entry is left out under a name and under a suggested address', async (t) => {
    const port = await freeUdpPort();
    const bootstrap = [`localhost:${port}`, `${LOOPBACK}@node.invalid:${port}`, 'node.invalid:1'];
    const node = await createBootstrap(t, { port, bootstrap });
    const joining = once(node, 'joining', { signal: AbortSignal.timeout(10_000) });
    await node.ready();
    t.alike(await joining, [{ siblings: 1 }]);
    t.alike(node.dht.bootstrapNodes, [{ host: 'node.invalid', port: 1 }]);
});
test('dead siblings and dead known nodes do not delay the start', async (t) => {
    const dead = [await freeUdpPort(), await freeUdpPort()];
    const knownNodes = new KnownNodes(path.join(await tmpdir(t), 'nodes.json'));
    const cached = Array.from({ length: 30 }, (_, i) => ({ host: LOOPBACK, port: 60_000 + i }));
    knownNodes.save('test', cached, { limit: 256 });
    const node = await createBootstrap(t, { bootstrap: dead.map((port) => `${LOOPBACK}:${port}`) }, { knownNodes });
    const startedAt = Date.now();
    await node.ready();
    t.ok(Date.now() - startedAt < PROMPT_MS, `ready after ${Date.now() - startedAt} ms`);
    t.absent(node.dht.ephemeral);
    const check = await checkBootstrapNode({ host: LOOPBACK, port: node.stats().port });
    t.ok(check.ok, 'and serves newcomers');
    await node.close();
    const { nodes } = knownNodes.load('test', { limit: 256 });
    t.is(nodes.length, 30, 'silence of all of them is no reason to forget them');
});
test('after a restart a newcomer is given nodes at once', async (t) => {
    const network = await createNetwork(t, { nodes: 3 });
    const ports = network.nodes.map((node) => node.port);
    const knownNodes = new KnownNodes(path.join(await tmpdir(t), 'nodes.json'));
    const port = await freeUdpPort();
    const first = await createBootstrap(t, { port, bootstrap: network.bootstrap }, { knownNodes });
    await first.ready();
    await knows(first.dht, ports);
    const saved = once(first, 'saved');
    await first.close();
    t.alike(await saved, [{ count: 3 }]);
    // Alone now: whatever it knows, it knows from its file.
    const second = await createBootstrap(t, { port, bootstrap: [] }, { knownNodes });
    const restored = once(second, 'restored');
    await second.ready();
    t.alike(await restored, [{ asked: 3, answered: 3 }]);
    const newcomer = await createNode(t, [addressOf(second)]);
    t.alike(newcomer
        .toArray()
        .map((node) => node.port)
        .sort(), [...ports, port].sort());
});
test('the table of another network is not restored', async (t) => {
    const network = await createNetwork(t, { nodes: 1 });
    const knownNodes = new KnownNodes(path.join(await tmpdir(t), 'nodes.json'));
    const { networkId } = resolveBootstrap({ bootstrap: network.bootstrap.join() });
    knownNodes.save('another', [{ host: LOOPBACK, port: network.nodes[0]?.port ?? 0 }], { limit: 1 });
    const node = await createBootstrap(t, { networkId }, { knownNodes });
    await node.ready();
    t.is(node.stats().nodes, 0);
});
test('what cannot work is refused, and nothing is left open', async (t) => {
    const taken = await occupyUdpPort(t);
    const cases = [
        [{ publicHost: 'node.example.org' }, 'INVALID_HOST'],
        [{ publicHost: '::1' }, 'INVALID_HOST'],
        [{ publicHost: '0.0.0.0' }, 'INVALID_HOST'],
        [{ publicHost: '224.0.0.1' }, 'INVALID_HOST'],
        [{ publicHost: '255.255.255.255' }, 'INVALID_HOST'],
        // TEST-NET-1: never an address of a machine.
        [{ bindHost: '192.0.2.1' }, 'UNBINDABLE_ADDRESS'],
        [{ bindHost: 'localhost' }, 'UNBINDABLE_ADDRESS'],
        [{ bindHost: '::1' }, 'UNBINDABLE_ADDRESS'],
        [{ port: taken }, 'PORT_IN_USE'],
    ];
    for (const [settings, code] of cases) {
        const node = await createBootstrap(t, settings);
        const label = `${code}: ${JSON.stringify(settings)}`;
        await t.exception(() => node.ready(), new RegExp(`^MapeoWebError: ${code}: `), label);
        t.ok(node.closed);
        await node.close();
        if (settings.port === undefined)
            await t.execution(() => rebind(node), 'its port is free');
    }
});
async function rebind(node) {
    const { port } = node.settings;
    const socket = dgram.createSocket('udp4').bind({ port, address: LOOPBACK, exclusive: true });
    await once(socket, 'listening');
    socket.close();
    await once(socket, 'close');
}
test('closing frees the port, and closing twice is fine', async (t) => {
    const node = await createBootstrap(t);
    await node.ready();
    await Promise.all([node.close(), node.close()]);
    await t.execution(() => rebind(node));
});
test('a cache that cannot be written is an event, not the end', async (t) => {
    const network = await createNetwork(t, { nodes: 1 });
    const knownNodes = new KnownNodes(path.join(await tmpdir(t), 'missing', 'nodes.json'));
    const node = await createBootstrap(t, { bootstrap: network.bootstrap }, { knownNodes });
    await node.ready();
    await knows(node.dht, [network.nodes[0]?.port ?? 0]);
    const failed = once(node, 'save-failed');
    await node.close();
    const [{ error }] = await failed;
    t.is(codeOf(error), 'STORAGE_UNUSABLE');
});
test('it notices that others see it at another address', async (t) => {
    const network = await createNetwork(t, { nodes: 3 });
    const node = await createBootstrap(t, {
        publicHost: '203.0.113.9',
        bootstrap: network.bootstrap,
    });
    const mismatch = once(node, 'address-mismatch', { signal: AbortSignal.timeout(10_000) });
    await node.ready();
    t.alike(await mismatch, [{ host: LOOPBACK, port: node.stats().port }]);
});
test('check tells a node that serves from those that do not', async (t) => {
    const good = await createBootstrap(t);
    const elsewhere = await createBootstrap(t, { publicHost: '203.0.113.9' });
    await Promise.all([good.ready(), elsewhere.ready()]);
    const ephemeral = await createNode(t, [addressOf(good)]);
    const ephemeralPort = ephemeral.io.serverSocket.address().port;
    const { port } = good.stats();
    const silent = await occupyUdpPort(t);
    const cases = [
        [{ host: LOOPBACK, port }, null],
        [{ host: 'localhost', port }, null],
        // The suggested address is enough, and so is the name.
        [{ host: 'node.invalid', port, suggestedIp: LOOPBACK }, null],
        [{ host: 'localhost', port, suggestedIp: '127.0.0.9' }, null],
        [{ host: LOOPBACK, port: elsewhere.stats().port }, 'id mismatch'],
        [{ host: LOOPBACK, port: ephemeralPort }, 'not storing'],
        [{ host: 'node.invalid', port }, 'dns'],
        [{ host: LOOPBACK, port: silent }, 'timeout'],
    ];
    const { nodes, alive, total } = await checkBootstrapNodes(cases.map(([node]) => node));
    t.is(alive, 4);
    t.is(total, cases.length);
    for (const [index, [node, reason]] of cases.entries()) {
        const result = nodes[index];
        t.is(result?.reason, reason, JSON.stringify(node));
        t.is(result?.ok, reason === null);
        t.is(result?.rttMs === null, reason === 'timeout' || reason === 'dns');
    }
});
test('check keeps its deadline, and checks no more than eight at once', async (t) => {
    const silent = await occupyUdpPort(t);
    const nodes = Array.from({ length: 9 }, () => ({ host: LOOPBACK, port: silent }));
    const startedAt = Date.now();
    const { alive } = await checkBootstrapNodes(nodes, { deadlineMs: 200 });
    const ms = Date.now() - startedAt;
    t.is(alive, 0);
    t.ok(ms >= 400 && ms < PROMPT_MS, `nine of 200 ms took ${ms} ms`);
});
//# sourceMappingURL=bootstrap.test.js.map