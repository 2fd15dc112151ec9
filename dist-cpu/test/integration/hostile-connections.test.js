/** What a stranger can do on a connection that it really has: each is bounded, and is counted. */
import { once } from 'node:events';
import test, {} from 'brittle';
import c from 'compact-encoding';
import { keyPair, randomBytes } from 'hypercore-crypto';
import Protomux from 'protomux';
import { Connection } from '../../src/connection.js';
import { Handshake } from '../../src/handshake.js';
import { hex } from '../../src/lib/keys.js';
import { Listener } from '../../src/listener.js';
import { StreamWatch } from '../../src/stream-watch.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, createNode } from '../helpers/network.js';
import { createClient, createPeer, createProject, hostProject, syncedWith, } from '../helpers/peer.js';
const MIB = 1024 * 1024;
async function createFixture(t, { known = [], watch: watchSettings, deadlineMs = 20_000, ...settings } = {}) {
    const { bootstrap } = await createNetwork(t, { nodes: 2 });
    const identity = keyPair();
    const dht = await createNode(t, bootstrap);
    const refused = [];
    const ends = [];
    const watch = new StreamWatch({ onCut: (reason) => refused.push(reason) }, watchSettings);
    t.teardown(() => watch.close());
    const ids = new Set(known.map(({ publicKey }) => hex(publicKey)));
    const listener = new Listener({ dht, keyPair: identity, watch, isKnown: (deviceId) => ids.has(deviceId) }, settings);
    listener.on('refused', ({ reason }) => refused.push(reason));
    listener.on('connection', ({ connection }) => {
        watch.add(connection.stream, {
            isProven: () => connection.isProven,
            cut: (reason) => void connection.destroy(reason),
        });
        void connection.closed.then((reason) => ends.push(reason));
        const nothing = { find: () => undefined, admit: () => Promise.reject(new Error('nothing')) };
        new Handshake({ connection, ...nothing }, { deadlineMs }).start();
    });
    // Whoever takes the stream does not read it.
    listener.on('http', () => { });
    t.teardown(() => listener.close(), { order: 10 });
    await listener.ready();
    const client = await createNode(t, bootstrap);
    const dial = async (keyPair) => {
        const stream = client.connect(identity.publicKey, keyPair ? { keyPair } : {});
        stream.on('error', () => { });
        t.teardown(() => void stream.destroy(), { order: -1 });
        await once(stream, 'open');
        return stream;
    };
    return { listener, refused, ends, dial };
}
/** Says a word, so that the connection is somebody's. */
function speak(stream) {
    const mux = Protomux.from(stream);
    mux
        .createChannel({ protocol: 'mapeo-web/handshake', id: randomBytes(32), handshake: c.uint })
        ?.open(1);
    return mux;
}
test('a first message of megabytes is not waited for', async (t) => {
    const { refused, dial } = await createFixture(t);
    const stream = await dial();
    const raw = stream.rawStream;
    // A frame of 16 MiB that never ends.
    const frame = Buffer.alloc(MIB);
    frame.writeUIntLE(0xff_ff_ff, 0, 3);
    raw.write(frame);
    await eventually(() => refused.includes('too-much'));
    t.pass();
});
test('a member gets the place of the stranger who came last', async (t) => {
    const member = keyPair();
    const { listener, refused, ends, dial } = await createFixture(t, {
        known: [member],
        maxConnections: 3,
        maxStrangers: 3,
    });
    for (let n = 1; n <= 3; n++) {
        speak(await dial(keyPair()));
        await eventually(() => listener.connections === n);
    }
    const stranger = dial(keyPair());
    stranger.catch(() => { });
    await eventually(() => refused.includes('too-many-connections'));
    speak(await dial(member));
    await eventually(() => ends.includes('crowded-out'));
    t.alike(refused.filter((reason) => reason === 'crowded-out'), ['crowded-out']);
    t.is(listener.connections, 3);
});
test('what arrives while nobody reads has a bound', async (t) => {
    const { refused, dial } = await createFixture(t, { watch: { maxIncomingBytes: 2 * MIB } });
    const stream = await dial();
    stream.write(Buffer.from('P'));
    for (let n = 0; n < 16; n++)
        stream.write(Buffer.alloc(MIB, 'P'));
    await eventually(() => refused.includes('abuse'));
    t.pass('UDX itself would take all that comes');
});
test('a stranger that sends and sends is cut', async (t) => {
    const { ends, dial } = await createFixture(t, { watch: { maxUnprovenBytes: MIB } });
    const stream = await dial();
    speak(stream);
    // To a channel that is not open: ignored, one by one.
    for (let n = 0; n < 400; n++)
        stream.write(Buffer.alloc(16_384, 9));
    await eventually(() => ends.length === 1);
    t.alike(ends, ['abuse']);
});
test('channels have a bound: of protocols that nobody speaks, and of cores', async (t) => {
    const { ends, dial } = await createFixture(t);
    const foreign = speak(await dial());
    for (let n = 0; n < 65; n++)
        foreign.createChannel({ protocol: `foreign/${n}` })?.open();
    await eventually(() => ends.length === 1);
    const greedy = speak(await dial());
    greedy.cork();
    for (let n = 0; n < 2000; n++) {
        greedy.createChannel({ protocol: 'hypercore/alpha', id: randomBytes(32) })?.open();
    }
    greedy.uncork();
    await eventually(() => ends.length === 2);
    t.alike(ends, ['abuse', 'abuse']);
});
test('messages for a channel that is still being looked at have a bound', async (t) => {
    const { ends, dial } = await createFixture(t);
    const mux = speak(await dial());
    mux.cork();
    // Opened before the first answer can be read: these all wait.
    const channel = mux.createChannel({ protocol: 'hypercore/alpha', id: randomBytes(32) });
    const message = channel?.addMessage({ encoding: c.uint });
    channel?.open();
    for (let n = 0; n < 10_000; n++)
        message?.send(1);
    mux.uncork();
    await eventually(() => ends.length === 1);
    t.alike(ends, ['abuse']);
});
test('who trickles has no more time than who is silent', async (t) => {
    const { ends, dial } = await createFixture(t, { deadlineMs: 1000 });
    const stream = await dial();
    const mux = speak(stream);
    const timer = setInterval(() => {
        if (stream.destroyed)
            return;
        stream.write(Buffer.alloc(0));
        mux.createChannel({ protocol: 'hypercore/alpha', id: randomBytes(32), unique: false })?.open();
    }, 50);
    t.teardown(() => clearInterval(timer), { order: -2 });
    await eventually(() => ends.length === 1);
    t.alike(ends, ['timeout']);
});
test('whoever gave a proof is known from then on', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const device = await createDevice(t);
    const hosted = await createProject(device);
    await hostProject(peer, hosted);
    t.absent(peer.host.knownDevices.has(device.deviceId));
    const client = await createClient(t, network, device);
    client.join(hosted.project, hosted.keys);
    await syncedWith(hosted.project, peer.deviceId);
    t.ok(peer.host.knownDevices.has(device.deviceId));
    const dht = await createNode(t, network.bootstrap);
    const stream = dht.connect(peer.publicKey, { keyPair: keyPair() });
    t.teardown(() => void stream.destroy(), { order: -1 });
    const stranger = new Connection(stream);
    await once(stream, 'open');
    for (let n = 0; n < 65; n++)
        stranger.mux.createChannel({ protocol: `foreign/${n}` })?.open();
    await stranger.closed;
    await eventually(() => peer.status().refused['connection.abuse'] === 1);
    t.absent(peer.host.knownDevices.has(stranger.deviceId));
});
test('batches inside batches end their connection, and nothing else', async (t) => {
    const { ends, dial } = await createFixture(t);
    const stream = await dial();
    // Each is one for "the rest", which holds the next.
    const inner = Array.from({ length: 6000 }, () => Buffer.from([0, 0xfd, 0xff, 0xff, 0]));
    stream.write(Buffer.concat([Buffer.from([0, 0]), ...inner]));
    await eventually(() => ends.length === 1, { what: 'its end' });
    speak(await dial());
    t.pass('others are served');
});
//# sourceMappingURL=hostile-connections.test.js.map