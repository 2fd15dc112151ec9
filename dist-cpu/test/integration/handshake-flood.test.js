/** Handshakes of many key pairs, all good and all forged: HyperDHT itself would take up every one. */
import fs from 'node:fs';
import { once } from 'node:events';
import test, {} from 'brittle';
import { keyPair } from 'hypercore-crypto';
import HyperDHT, {} from 'hyperdht';
import Protomux from 'protomux';
import { hex } from '../../src/lib/keys.js';
import { Listener } from '../../src/listener.js';
import { ManualClock } from '../helpers/clock.js';
import { eventually } from '../helpers/eventually.js';
import { firstMessage, sendFirst } from '../helpers/handshake-flood.js';
import { createNetwork, createNode } from '../helpers/network.js';
const LOOPBACK = '127.0.0.1';
const AT_ONCE = 30;
/** Nobody is there. */
const NOWHERE = { host: LOOPBACK, port: 9 };
async function createFixture(t, { known = [], clock, ...settings } = {}) {
    const network = await createNetwork(t);
    const identity = keyPair();
    const dht = await createNode(t, network.bootstrap);
    const ids = new Set(known.map(({ publicKey }) => hex(publicKey)));
    const listener = new Listener({
        dht,
        keyPair: identity,
        isKnown: (deviceId) => ids.has(deviceId),
        ...(clock && { clock }),
    }, settings);
    const refused = new Map();
    listener.on('refused', ({ reason }) => refused.set(reason, (refused.get(reason) ?? 0) + 1));
    t.teardown(() => listener.close(), { order: 10 });
    await listener.ready();
    const { port } = dht.io.serverSocket.address();
    const server = { address: { host: LOOPBACK, port }, publicKey: identity.publicKey };
    const stranger = new HyperDHT({
        bootstrap: network.bootstrap,
        host: LOOPBACK,
        port: [0, 0],
        maxWindow: 10_000,
    });
    t.teardown(() => stranger.destroy());
    await stranger.fullyBootstrapped();
    const flood = async (count, options = {}) => {
        const sent = [];
        for (let n = 0; n < count; n++) {
            sent.push(sendFirst(stranger, server, firstMessage(server.publicKey, options)));
            // More than that at once do not fit into the socket's buffer, and would be lost on the way.
            if (n % AT_ONCE === AT_ONCE - 1)
                await stranger.ping(server.address);
        }
        await Promise.all(sent);
    };
    return { network, server, dht, listener, refused, flood };
}
/** Connects, says a word and is let in. */
async function comesIn(t, { network, server, listener }, keyPair) {
    const client = await createNode(t, network.bootstrap);
    const before = listener.connections;
    const stream = client.connect(server.publicKey, keyPair ? { keyPair } : {});
    stream.on('error', () => { });
    t.teardown(() => void stream.destroy(), { order: -1 });
    await once(stream, 'open');
    Protomux.from(stream).createChannel({ protocol: 'something' })?.open();
    await eventually(() => listener.connections > before, { what: 'the client is let in' });
}
function descriptors() {
    return fs.readdirSync('/proc/self/fd').length;
}
const made = (refused) => ['handshake-crowded-out', 'too-many-handshakes', 'crowded-out']
    .map((reason) => refused.get(reason) ?? 0)
    .reduce((a, b) => a + b);
test('a flood of good handshakes: sockets and entries stay bounded, a client gets in', async (t) => {
    const handshakes = { maxPending: 8, addressBurst: 1000 };
    const fixture = await createFixture(t, { handshakes });
    const { listener, refused, flood } = fixture;
    const before = descriptors();
    await flood(300, { clientAddress: NOWHERE });
    t.is(listener.unproven.handshakes, 6, 'strangers have three quarters');
    t.is(made(refused), 294);
    await eventually(() => descriptors() - before <= 6, {
        what: 'a UDP socket for each that is under way, and no more',
    });
    await comesIn(t, fixture);
    t.is(listener.unproven.handshakes, 5, 'the oldest made room');
});
test('a member keeps its place under a flood', async (t) => {
    const member = keyPair();
    const handshakes = { maxPending: 4, addressBurst: 1000 };
    const fixture = await createFixture(t, { handshakes, known: [member] });
    const { listener, refused, flood } = fixture;
    await flood(4, { from: member, clientAddress: NOWHERE });
    t.is(listener.unproven.handshakes, 4, 'members may have all of it');
    await flood(50, { clientAddress: NOWHERE });
    t.is(refused.get('too-many-handshakes'), 50);
});
test('handshakes that become connections at once crowd out one another, and nobody else', async (t) => {
    const fixture = await createFixture(t, { maxSilent: 8, handshakes: { addressBurst: 1000 } });
    const { listener, refused, flood } = fixture;
    await flood(300);
    t.ok(listener.unproven.silent <= 6);
    t.is(made(refused), 300 - listener.unproven.silent);
    t.is(listener.connections, 0);
    await comesIn(t, fixture);
});
test('from one address only so many are even looked at', async (t) => {
    const handshakes = { addressBurst: 20, addressPerSecond: 0.001 };
    const fixture = await createFixture(t, { handshakes });
    const { refused, flood } = fixture;
    await flood(100);
    t.is(refused.get('handshakes-of-address'), 80);
});
test('the table of what was answered is bounded, also for rubbish', async (t) => {
    const fixture = await createFixture(t, { handshakes: { maxRemembered: 30 } });
    const { refused, flood, server } = fixture;
    // Made for another server's key: it cannot be decrypted.
    const other = { ...server, publicKey: keyPair().publicKey };
    const stranger = await createNode(t, fixture.network.bootstrap);
    await Promise.all(Array.from({ length: 40 }, () => sendFirst(stranger, server, firstMessage(other.publicKey, { clientAddress: NOWHERE }))));
    await flood(10);
    t.is(refused.get('handshake-table-full'), 20);
});
test('one device, and relays that strangers choose, have a bound of their own', async (t) => {
    const fixture = await createFixture(t, {
        handshakes: { maxPendingPerDevice: 2, maxPendingRelayed: 1 },
    });
    const { refused, flood, listener, dht } = fixture;
    const device = keyPair();
    await flood(5, { from: device, clientAddress: NOWHERE });
    t.is(refused.get('too-many-handshakes-of-device'), 3);
    let dialled = 0;
    const connect = dht.connect.bind(dht);
    dht.connect = (...args) => {
        dialled++;
        return connect(...args);
    };
    await flood(5, { clientAddress: NOWHERE, relayThrough: keyPair().publicKey });
    t.is(refused.get('too-many-relayed'), 4, 'they are tried without');
    t.is(dialled, 1);
    t.is(listener.unproven.handshakes, 7);
});
test('a first message that was cut off costs nothing but itself', async (t) => {
    const fixture = await createFixture(t);
    // The cipher of noise-handshake throws a RangeError for some of them.
    const cuts = Array.from({ length: 48 }, (_, n) => fixture.flood(1, { cutBytes: n + 1 }));
    await Promise.all(cuts);
    await comesIn(t, fixture);
});
test('a stream that cannot be connected does not outlive its handshake', async (t) => {
    const clock = new ManualClock();
    const { dht, flood, listener } = await createFixture(t, { clock });
    const nowhere = { host: LOOPBACK, port: 0 };
    await flood(5, { clientAddress: nowhere, isOpen: true });
    t.is(listener.unproven.handshakes, 5);
    t.is(dht.rawStreams.size, 5);
    await clock.wind(25_000);
    await eventually(() => dht.rawStreams.size === 0, { what: 'their end' });
    t.is(listener.unproven.handshakes, 0);
});
//# sourceMappingURL=handshake-flood.test.js.map