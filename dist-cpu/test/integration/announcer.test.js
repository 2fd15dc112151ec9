/** The announcer on a real DHT of 127.0.0.1, its clock wound by hand. */
import { once } from 'node:events';
import test, {} from 'brittle';
import { keyPair, randomBytes } from 'hypercore-crypto';
import HyperDHT from 'hyperdht';
import { nodeIdOf } from '../../src/announce/keyspace.js';
import { Announcer } from '../../src/announcer.js';
import { HyperDhtMessages, INVALID_TOKEN } from '../../src/announce/messages.js';
import { hex, toDiscoveryKey } from '../../src/lib/keys.js';
import { lookupPeers } from '../../src/lookup.js';
import { ManualClock, seededRandom } from '../helpers/clock.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, createNode, freeUdpPort } from '../helpers/network.js';
const MINUTE_MS = 60_000;
const RELAYS = [{ host: '127.0.0.1', port: 1 }];
async function setUp(t, size = 3) {
    const network = await createNetwork(t, { nodes: size });
    const dht = await createNode(t, network.bootstrap);
    const clock = new ManualClock();
    const identity = keyPair();
    const announcer = new Announcer({
        dht,
        keyPair: identity,
        relayAddresses: () => RELAYS,
        clock,
        random: seededRandom(1),
    });
    t.teardown(() => announcer.close(0));
    const client = await createNode(t, network.bootstrap);
    const announcers = async (key) => (await lookupPeers(client, key)).map((peer) => hex(peer.publicKey));
    return { network, clock, announcer, client, announcers, me: hex(identity.publicKey) };
}
const topic = () => toDiscoveryKey(randomBytes(32));
test('keys are announced, found, renewed in time, and taken back', async (t) => {
    const { clock, announcer, announcers, me } = await setUp(t);
    const keys = Array.from({ length: 20 }, topic);
    const complete = once(announcer, 'complete');
    for (const key of keys)
        announcer.add(key);
    const [event] = (await complete);
    t.is(event.keys, 20);
    t.is(event.records, 60, 'every key on each of the 3 nodes');
    for (const key of keys)
        t.alike(await announcers(key), [me]);
    // Each in its place of the cycle, and all before nodes forget (13.3 min).
    const renewed = new Map();
    announcer.on('announced', ({ discoveryKey, atMs }) => renewed.set(hex(discoveryKey), atMs));
    for (let minutes = 0; minutes < 12.5; minutes += 0.25) {
        await clock.wind(MINUTE_MS / 4);
        await eventually(() => announcer.stats.due === 0);
    }
    t.is(renewed.size, 20);
    t.ok(new Set(renewed.values()).size > 5, 'spread over the cycle');
    t.alike([announcer.stats.records, announcer.stats.reachable, announcer.stats.expired], [60, 60, 0]);
    const first = keys[0];
    await announcer.remove(first);
    t.alike(await announcers(first), []);
    t.is(announcer.stats.keys, 19);
    const closed = await announcer.close();
    t.alike(closed, { unannounced: 19, keys: 19 });
    for (const key of keys)
        t.alike(await announcers(key), []);
});
test('a refused write token comes back with a fresh one', async (t) => {
    const { network, client, announcers } = await setUp(t, 1);
    const identity = keyPair();
    const target = topic();
    const messages = new HyperDhtMessages(client, identity);
    const [node] = messages.seeds();
    if (!node)
        throw new Error('no node is known');
    t.is(`${node.host}:${node.port}`, network.bootstrap[0]);
    const found = await messages.lookup(node, target);
    t.alike(found?.id, nodeIdOf(node), 'the id is the hash of the address');
    const storer = { ...node, id: nodeIdOf(node) };
    const stale = { target, token: Buffer.alloc(32, 1) };
    const refused = await messages.announce(storer, stale, RELAYS);
    t.is(refused?.error, INVALID_TOKEN);
    const token = refused?.token;
    t.is((await messages.announce(storer, { target, token }, RELAYS))?.error, 0);
    t.alike(await announcers(target), [hex(identity.publicKey)]);
    t.is((await messages.unannounce(storer, { target, token }))?.error, 0);
    t.alike(await announcers(target), []);
});
test('without a network it keeps trying, and recovers by itself', async (t) => {
    const port = await freeUdpPort();
    const dht = new HyperDHT({ bootstrap: [`127.0.0.1:${port}`], host: '127.0.0.1', port: [0, 0] });
    t.teardown(() => dht.destroy());
    const announcer = new Announcer({
        dht,
        keyPair: keyPair(),
        relayAddresses: () => RELAYS,
        random: () => 0,
    });
    t.teardown(() => announcer.close(0));
    const failed = once(announcer, 'announce-failed');
    announcer.add(topic());
    const [{ retryMs }] = (await failed);
    t.ok(retryMs >= 500 && retryMs <= 1000, 'the first retry is soon');
    const node = HyperDHT.bootstrapper(port, '127.0.0.1', { host: '127.0.0.1', bootstrap: [] });
    t.teardown(() => node.destroy());
    const [event] = (await once(announcer, 'complete'));
    t.is(event.records, 1);
});
test('new relay addresses replace those of an earlier process', async (t) => {
    const { network, client } = await setUp(t);
    const identity = keyPair();
    const key = topic();
    let history;
    for (const port of [1111, 2222]) {
        const dht = await createNode(t, network.bootstrap);
        const announcer = new Announcer({
            dht,
            keyPair: identity,
            relayAddresses: () => [{ host: '127.0.0.1', port }],
        });
        // At the end of the test, so that the second one meets what a killed first one leaves.
        t.teardown(() => announcer.close(0));
        const announced = once(announcer, 'announced');
        announcer.add(key, history);
        [history] = (await announced);
        const [peer] = await lookupPeers(client, key);
        t.alike(peer?.relayAddresses, [{ host: '127.0.0.1', port }]);
    }
});
test('what an earlier process stored is left alone until its turn', async (t) => {
    const { network, clock, announcer, announcers, me } = await setUp(t);
    const keys = Array.from({ length: 20 }, topic);
    const histories = new Map();
    announcer.on('announced', (stored) => histories.set(hex(stored.discoveryKey), stored));
    const complete = once(announcer, 'complete');
    for (const key of keys)
        announcer.add(key);
    await complete;
    await announcer.close(0);
    const identity = { publicKey: Buffer.from(me, 'hex'), secretKey: Buffer.alloc(64) };
    const dht = await createNode(t, network.bootstrap);
    const relayAddresses = () => RELAYS;
    const second = new Announcer({ dht, keyPair: identity, relayAddresses, clock });
    t.teardown(() => second.close(0));
    let announced = 0;
    second.on('announced', () => announced++);
    const again = once(second, 'complete');
    second.addAll(keys.map((key) => ({ discoveryKey: key, history: histories.get(hex(key)) })));
    const [event] = (await again);
    t.alike([event.keys, event.records, announced], [20, 60, 0]);
    t.alike(await announcers(keys[0]), [me]);
});
//# sourceMappingURL=announcer.test.js.map