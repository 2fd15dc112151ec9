/** What strangers try with a relay, and with devices that use one. */
import { once } from 'node:events';
import dgram from 'node:dgram';
import { token } from 'blind-relay';
import test from 'brittle';
import { keyPair, randomBytes } from 'hypercore-crypto';
import { Finder } from '../../src/finder.js';
import { eventually } from '../helpers/eventually.js';
import { firstMessage, sendFirst } from '../helpers/handshake-flood.js';
import { ManualClock } from '../helpers/clock.js';
import { createNetwork, createNode } from '../helpers/network.js';
import { createAsker, createRelay } from '../helpers/relayed.js';
const LOOPBACK = '127.0.0.1';
test('nothing is relayed to an address that a device only claims to have', async (t) => {
    const network = await createNetwork(t);
    const relay = await createRelay(t, network, { users: 'anyone' });
    const bystander = dgram.createSocket('udp4').bind(0, LOOPBACK);
    await once(bystander, 'listening');
    t.teardown(() => bystander.close());
    let heard = 0;
    bystander.on('message', ({ byteLength }) => (heard += byteLength === 1200 ? 1 : 0));
    const claims = { host: LOOPBACK, port: bystander.address().port };
    const liar = await createAsker(t, network, relay, { claims });
    const partner = await createAsker(t, network, relay);
    const same = token();
    // It never hears the answer, which goes to where it says it is.
    void liar.pair(false, same).catch(() => { });
    const id = await partner.pair(true, same);
    t.is(relay.connections[0]?.stream.rawStream?.remotePort, claims.port, 'the relay believes it');
    const packet = Buffer.alloc(1200);
    packet.set([0xff, 1, 1, 0]);
    packet.writeUInt32LE(id, 4);
    for (let n = 0; n < 50; n++)
        partner.stream.rawStream?.socket?.trySend(packet, relay.port, LOOPBACK);
    // Some wait for its first packet, the rest is dropped.
    await eventually(() => relay.relay.stats.droppedBytes >= 30 * 1200, { what: 'most of them came' });
    t.is(relay.relay.stats.relayedBytes, 0);
    t.is(heard, 0);
});
test('a session in which one side has fallen silent ends', async (t) => {
    const network = await createNetwork(t);
    const clock = new ManualClock();
    const relay = await createRelay(t, network, { users: 'anyone', clock, idleMs: 15_000 });
    const [a, b] = [await createAsker(t, network, relay), await createAsker(t, network, relay)];
    const same = token();
    const [idA, idB] = await Promise.all([a.pair(true, same), b.pair(false, same)]);
    const send = ({ stream }, id) => {
        const packet = Buffer.alloc(100);
        packet.set([0xff, 1, 1, 0]);
        packet.writeUInt32LE(id, 4);
        stream.rawStream?.socket?.trySend(packet, relay.port, LOOPBACK);
    };
    const passed = (bytes) => eventually(() => relay.relay.stats.relayedBytes === bytes);
    send(a, idA);
    send(b, idB);
    await passed(200);
    await clock.wind(15_000);
    t.is(relay.relay.stats.sessions, 1);
    send(a, idA);
    await passed(300);
    await clock.wind(15_000);
    t.is(relay.relay.stats.sessions, 0);
    t.is(relay.relay.stats.ended.idle, 1);
});
test('where anyone may come, room to wait is kept for members', async (t) => {
    const network = await createNetwork(t);
    const members = new Set();
    const relay = await createRelay(t, network, {
        users: 'anyone',
        maxPending: 4,
        isMember: (deviceId) => members.has(deviceId),
    });
    const stranger = await createAsker(t, network, relay);
    for (let n = 1; n <= 3; n++) {
        void stranger.pair(true, token()).catch(() => { });
        await eventually(() => relay.relay.stats.pending === n, { what: `${n} that wait` });
    }
    const other = await createAsker(t, network, relay);
    await t.exception(other.pair(true, token()), 'strangers have their part');
    t.is(relay.relay.stats.refused['too-many-pending'], 1);
    const [a, b] = [await createAsker(t, network, relay), await createAsker(t, network, relay)];
    for (const { deviceId } of [a, b])
        members.add(deviceId);
    const same = token();
    const waiting = a.pair(true, same);
    await eventually(() => relay.relay.stats.pending === 4, { what: 'the member waits' });
    await Promise.all([waiting, b.pair(false, same)]);
    t.is(relay.relay.stats.started, 1);
});
test('strangers do not use up the places that a device has at its relay', async (t) => {
    const network = await createNetwork(t);
    const relay = await createRelay(t, network, { users: 'anyone' });
    const device = await createNode(t, network.bootstrap);
    const { publicKey, secretKey } = device.defaultKeyPair;
    const finder = new Finder({ dht: device, keyPair: { publicKey, secretKey } }, { relays: () => [relay.publicKey] });
    await finder.ready();
    t.teardown(() => finder.close(), { order: -1 });
    finder.join(randomBytes(32), { announce: true });
    const target = {
        address: { host: LOOPBACK, port: device.io.serverSocket.address().port },
        publicKey,
    };
    const { listening, stats } = device;
    await eventually(() => listening.size > 0, { what: 'it can be dialled' });
    const stranger = await createNode(t, network.bootstrap);
    const sent = [];
    for (let n = 0; n < 8; n++) {
        // Nobody is there: HyperDHT has nothing to go by but the relay.
        const clientAddress = { host: '127.0.9.9', port: 40_000 + n };
        const value = firstMessage(publicKey, {
            from: keyPair(),
            clientAddress,
            relayThrough: relay.publicKey,
        });
        sent.push(sendFirst(stranger, target, value));
    }
    await Promise.all(sent);
    await eventually(() => relay.relay.stats.pending === 2, { what: 'two of them wait' });
    t.is(stats.relaying.attempts, 2, 'the rest goes without');
    t.is(relay.relay.stats.refused['too-many-of-device'], 0);
});
test('an id that no stream can have is refused', async (t) => {
    const network = await createNetwork(t);
    const relay = await createRelay(t, network, { users: 'anyone' });
    const [liar, partner] = [
        await createAsker(t, network, relay),
        await createAsker(t, network, relay),
    ];
    const refused = [];
    relay.relay.on('refused', ({ reason }) => refused.push(reason));
    const same = token();
    // A packet for it could not be written: 2^32 has one bit too many.
    liar.pair(false, same, 2 ** 32).catch(() => { });
    await eventually(() => refused.length === 1, { what: 'the refusal' });
    t.alike(refused, ['unusable']);
    partner.pair(true, same).catch(() => { });
    const [honest, other] = [
        await createAsker(t, network, relay),
        await createAsker(t, network, relay),
    ];
    const another = token();
    const ids = await Promise.all([honest.pair(true, another), other.pair(false, another)]);
    t.is(ids.length, 2);
});
//# sourceMappingURL=relay-abuse.test.js.map