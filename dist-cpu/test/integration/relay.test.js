/** A blind relay among real DHT nodes: what it passes on, for whom, and how much. */
import { once } from 'node:events';
import dgram from 'node:dgram';
import { token } from 'blind-relay';
import test, {} from 'brittle';
import { Connection } from '../../src/connection.js';
import { DirectRetry } from '../../src/relay/direct-retry.js';
import { RelayPaths } from '../../src/relay/relay-paths.js';
import { ManualClock } from '../helpers/clock.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, createNode } from '../helpers/network.js';
import { createAsker, createFarDevice, createRelay, dialThrough, } from '../helpers/relayed.js';
test('two devices with no direct path meet through the relay', async (t) => {
    const network = await createNetwork(t);
    const relay = await createRelay(t, network, { users: 'anyone' });
    const { near, far } = await meet(t, network, relay);
    const heard = once(far, 'data');
    near.write(Buffer.from('hello'));
    t.is(String((await heard)[0]), 'hello');
    t.is(near.rawStream?.remotePort, relay.port, 'through the relay');
    t.is(relay.relay.stats.sessions, 1);
    const gone = closed(far);
    near.destroy();
    await gone;
    await eventually(() => relay.relay.stats.sessions === 0, { what: 'the end of the session' });
    t.is(relay.relay.stats.ended.remote, 1);
    await eventually(() => relay.connections.every((c) => c.isClosed), { what: 'no use of it' });
});
test('strangers are refused where it is for members', async (t) => {
    const network = await createNetwork(t);
    const members = new Set();
    const relay = await createRelay(t, network, {
        users: 'members',
        isMember: (deviceId) => members.has(deviceId),
    });
    const [a, b] = [await createAsker(t, network, relay), await createAsker(t, network, relay)];
    await t.exception(a.pair(true, token()));
    t.is(relay.relay.stats.refused.stranger, 1);
    // One of the two is not enough.
    members.add(a.deviceId);
    const same = token();
    const waiting = a.pair(true, same);
    await eventually(() => relay.relay.stats.pending === 1, { what: 'the member that waits' });
    await t.exception(b.pair(false, same));
    t.is(relay.relay.stats.started, 0);
    members.add(b.deviceId);
    await Promise.all([waiting, b.pair(false, same)]);
    t.is(relay.relay.stats.started, 1);
});
test('no more sessions than allowed, in all and for one device', async (t) => {
    const network = await createNetwork(t);
    const relay = await createRelay(t, network, { users: 'anyone', maxSessions: 2, maxPerDevice: 1 });
    const [a, b] = [await createAsker(t, network, relay), await createAsker(t, network, relay)];
    const first = token();
    await Promise.all([a.pair(true, first), b.pair(false, first)]);
    t.is(relay.relay.stats.sessions, 1);
    await t.exception(a.pair(true, token()), 'a second of one device');
    t.is(relay.relay.stats.refused['too-many-of-device'], 1);
    const [c, d] = [await createAsker(t, network, relay), await createAsker(t, network, relay)];
    const second = token();
    await Promise.all([c.pair(true, second), d.pair(false, second)]);
    const e = await createAsker(t, network, relay);
    await t.exception(e.pair(true, token()), 'a third pair');
    t.is(relay.relay.stats.refused['too-many-sessions'], 1);
    t.is(relay.relay.stats.sessions, 2);
});
test('where anyone may come, room is kept for members', async (t) => {
    const network = await createNetwork(t);
    const members = new Set();
    const relay = await createRelay(t, network, {
        users: 'anyone',
        maxSessions: 4,
        isMember: (deviceId) => members.has(deviceId),
    });
    const [a, b] = [await createAsker(t, network, relay), await createAsker(t, network, relay)];
    for (let n = 0; n < 3; n++) {
        const same = token();
        await Promise.all([a.pair(true, same), b.pair(false, same)]);
    }
    await t.exception(a.pair(true, token()), 'strangers have their part');
    t.is(relay.relay.stats.refused['too-many-sessions'], 1);
    const [c, d] = [await createAsker(t, network, relay), await createAsker(t, network, relay)];
    for (const { deviceId } of [c, d])
        members.add(deviceId);
    const same = token();
    await Promise.all([c.pair(true, same), d.pair(false, same)]);
    t.is(relay.relay.stats.sessions, 4);
});
test('who waits in vain, and how many may wait', async (t) => {
    const network = await createNetwork(t);
    const clock = new ManualClock();
    const relay = await createRelay(t, network, { users: 'anyone', maxPending: 2, clock });
    const [a, b, c] = [
        await createAsker(t, network, relay),
        await createAsker(t, network, relay),
        await createAsker(t, network, relay),
    ];
    const waiting = [a, b].map((asker) => t.exception(asker.pair(true, token()), 'in vain'));
    await eventually(() => relay.relay.stats.pending === 2, { what: 'two that wait' });
    await t.exception(c.pair(true, token()), 'a third one');
    t.is(relay.relay.stats.refused['too-many-pending'], 1);
    await clock.wind(20_000);
    await Promise.all(waiting);
    t.is(relay.relay.stats.unpaired, 2);
    t.is(relay.relay.stats.pending, 0);
    await eventually(() => relay.connections.every((connection) => connection.isClosed));
});
test('no more than the bandwidth passes', async (t) => {
    const network = await createNetwork(t);
    const clock = new ManualClock();
    const bytesPerSecond = 100_000;
    const relay = await createRelay(t, network, { users: 'anyone', bytesPerSecond, clock });
    const { near, far } = await meet(t, network, relay);
    let arrived = 0;
    far.on('data', (data) => (arrived += data.byteLength));
    const bytes = 300_000;
    near.write(Buffer.alloc(bytes));
    // The clock stands: only the first burst passes, then nothing.
    await eventually(() => relay.relay.stats.relayedBytes > 10_000, { what: 'the first bytes' });
    const burst = 16 * 1024 + 2048;
    t.ok(relay.relay.stats.relayedBytes <= burst, `${relay.relay.stats.relayedBytes} bytes at once`);
    let seconds = 0;
    await eventually(async () => {
        await clock.wind(50);
        seconds += 0.05;
        t.ok(relay.relay.stats.relayedBytes <= burst + bytesPerSecond * seconds);
        return arrived === bytes;
    });
});
test('a session that is too long, or without a packet, ends', async (t) => {
    const network = await createNetwork(t);
    const clock = new ManualClock();
    const limits = { maxSessionMs: 60_000, idleMs: 40_000 };
    const relay = await createRelay(t, network, { users: 'anyone', clock, ...limits });
    const { near, far } = await meet(t, network, relay);
    far.on('data', () => { });
    const ends = Promise.all([closed(near), closed(far)]);
    await clock.wind(39_000);
    const { relayedBytes } = relay.relay.stats;
    near.write(Buffer.alloc(10));
    await eventually(() => relay.relay.stats.relayedBytes > relayedBytes, { what: 'a packet' });
    await clock.wind(21_000);
    // They are told: neither waits for the other.
    await ends;
    t.is(relay.relay.stats.ended['too-long'], 1);
    const [a, b] = [await createAsker(t, network, relay), await createAsker(t, network, relay)];
    const same = token();
    await Promise.all([a.pair(true, same), b.pair(false, same)]);
    await clock.wind(40_000);
    t.is(relay.relay.stats.ended.idle, 1);
    t.is(relay.relay.stats.sessions, 0);
});
test('packets from anywhere else are not passed on', async (t) => {
    const network = await createNetwork(t);
    const relay = await createRelay(t, network, { users: 'anyone' });
    const [a, b] = [await createAsker(t, network, relay), await createAsker(t, network, relay)];
    const same = token();
    const [id] = await Promise.all([a.pair(true, same), b.pair(false, same)]);
    const forged = Buffer.alloc(100);
    forged.set([0xff, 1, 1, 0]);
    forged.writeUInt32LE(id, 4);
    const socket = dgram.createSocket('udp4');
    t.teardown(() => socket.close());
    for (let n = 0; n < 20; n++)
        socket.send(forged, relay.port, '127.0.0.1');
    // What is sent after it on the same way has arrived after it.
    await createAsker(t, network, relay);
    t.is(relay.relay.stats.relayedBytes, 0);
});
test('its end is the end of what it relays', async (t) => {
    const network = await createNetwork(t);
    const { relay, ...rest } = await createRelay(t, network, { users: 'anyone' });
    const { near, far } = await meet(t, network, { relay, ...rest });
    const heard = once(far, 'data');
    near.write(Buffer.from('x'));
    await heard;
    const ends = Promise.all([closed(near), closed(far)]);
    await relay.close();
    await ends;
    t.is(relay.stats.ended.closing, 1);
});
test('a relayed connection takes the direct path once there is one', async (t) => {
    const network = await createNetwork(t);
    const relay = await createRelay(t, network, { users: 'anyone' });
    const device = await createFarDevice(t, network);
    const dht = await createNode(t, network.bootstrap);
    const paths = new RelayPaths(dht);
    const near = dialThrough(dht, device.publicKey, relay.publicKey);
    await near.opened;
    t.ok(paths.isRelayed(near));
    const clock = new ManualClock();
    let isPathOpen = false;
    let dialled = 0;
    let taken;
    const retry = new DirectRetry({
        isRelayed: (stream) => paths.isRelayed(stream),
        dial: (publicKey) => {
            dialled++;
            return dht.connect(publicKey, {
                keyPair: dht.defaultKeyPair,
                fastOpen: isPathOpen,
                localConnection: false,
                holepunch: () => isPathOpen,
            });
        },
        replace: (connection, stream) => {
            taken = stream;
            void connection.end('recycled');
        },
        clock,
        random: () => 0.99,
    });
    retry.watch(new Connection(near));
    await clock.wind(60_000);
    t.is(dialled, 1);
    isPathOpen = true;
    await eventually(async () => {
        await clock.wind(1000);
        return taken;
    });
    t.ok(dialled >= 2, 'the first found no path');
    t.absent(paths.isRelayed(taken));
    await closed(near);
    t.is(clock.pending, 0, 'and that is all');
    taken?.destroy();
});
function closed(stream) {
    return new Promise((resolve) => stream.once('close', resolve));
}
async function meet(t, network, { publicKey }) {
    const device = await createFarDevice(t, network);
    const dht = await createNode(t, network.bootstrap);
    const accepted = device.next();
    const near = dialThrough(dht, device.publicKey, publicKey);
    await near.opened;
    return { near, far: await accepted };
}
//# sourceMappingURL=relay.test.js.map