/** A machine that slept, or whose other side did. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import test from 'brittle';
import { keyPair, randomBytes } from 'hypercore-crypto';
import { Finder } from '../../src/finder.js';
import { hex } from '../../src/lib/keys.js';
import { createBootstrapper, createDhtNode } from '../helpers/dht-node.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, createNode, freeUdpPort } from '../helpers/network.js';
const LOOPBACK = '127.0.0.1';
const SILENT_SERVER = fileURLToPath(new URL('../helpers/programs/silent-server.js', import.meta.url));
test('after a sleep a server is announced again at once', async (t) => {
    const port = await freeUdpPort();
    const bootstrap = [`${LOOPBACK}:${port}`];
    const before = await createBootstrapper(t, port);
    const node = await createDhtNode(t, bootstrap);
    const identity = keyPair();
    const server = node.dht.createServer({}, (stream) => stream.on('error', () => { }));
    await server.listen(identity);
    t.teardown(() => server.close(), { order: 10 });
    // While it slept everybody forgot it.
    await before.destroy();
    await createBootstrapper(t, port);
    const changed = once(node, 'network-changed');
    node.dht._onwakeup();
    await changed;
    const client = await createNode(t, bootstrap);
    await eventually(async () => {
        const stream = client.connect(identity.publicKey);
        stream.on('error', () => { });
        const isOpen = await stream.opened;
        stream.destroy();
        return isOpen;
    }, { what: 'a connection by its key' });
    t.pass('reachable');
});
test('after a sleep a client cuts what leads nowhere, and connects again', async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const topic = randomBytes(32);
    const input = {
        bootstrap: network.bootstrap,
        topic: hex(topic),
        seed: hex(randomBytes(32)),
    };
    const child = spawn(process.execPath, [SILENT_SERVER, JSON.stringify(input)], {
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    t.teardown(() => child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    const node = await createDhtNode(t, network.bootstrap);
    const finder = new Finder({ dht: node.dht, keyPair: keyPair() });
    t.teardown(() => finder.close(), { order: 10 });
    node.on('network-changed', () => finder.wake());
    await finder.ready();
    const next = () => once(finder, 'connection');
    const firstFound = next();
    finder.join(topic, { announce: false });
    const [{ connection }] = await firstFound;
    // It proves nothing, but as far as the finder is told it did.
    finder.noteProven(connection, topic);
    await eventually(() => connection.stream.rawStream?.rtt, { what: 'its first packet' });
    child.kill('SIGSTOP');
    node.dht._onwakeup();
    t.is(await connection.closed, 'timeout');
    finder.noteLost(connection.deviceId, topic, { served: true });
    const again = next();
    child.kill('SIGCONT');
    const [found] = await again;
    t.is(found.connection.deviceId, connection.deviceId);
});
//# sourceMappingURL=sleep.test.js.map