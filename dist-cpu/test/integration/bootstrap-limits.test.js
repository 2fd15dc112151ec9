/** What a bootstrap node refuses, over real UDP from several loopback addresses, and whom it serves. */
import { once } from 'node:events';
import OldDHT from '@hyperswarm/dht';
import test, {} from 'brittle';
import c from 'compact-encoding';
import { keyPair, randomBytes } from 'hypercore-crypto';
import HyperDHT from 'hyperdht';
import encodings from 'hyperdht/lib/messages.js';
import Persistent from 'hyperdht/lib/persistent.js';
import { Announcer } from '../../src/announcer.js';
import { BootstrapNode } from '../../src/bootstrap.js';
import { hex, toDiscoveryKey } from '../../src/lib/keys.js';
import { silentLogger } from '../../src/lib/logger.js';
import { TRY_LATER } from '../../src/limits/guard.js';
import { lookupPeers } from '../../src/lookup.js';
import { ManualClock } from '../helpers/clock.js';
import { readReply, requestPacket, UdpClient } from '../helpers/dht-packets.js';
import { eventually } from '../helpers/eventually.js';
import { createNode, freeUdpPort } from '../helpers/network.js';
const LOOPBACK = '127.0.0.1';
const PING = { command: 0, internal: true };
const LOOKUP = 3;
const ANNOUNCE = 4;
const PEER_HANDSHAKE = 0;
const FROM_CLIENT = 0;
const HAS_RELAY_ADDRESS = 2;
/** Not one that `ask` comes to. */
const FLOOD_TID = 0xffff;
async function createBootstrap(t, settings = {}, { log = silentLogger, clock } = {}) {
    const own = { publicHost: LOOPBACK, bindHost: LOOPBACK, networkId: 'test', bootstrap: [] };
    const port = await freeUdpPort();
    const node = new BootstrapNode({ log, ...(clock && { clock }) }, { ...own, ...settings, port });
    t.teardown(() => node.close(), { order: 100 });
    await node.ready();
    return node;
}
async function client(t, node, host, answersPings = true) {
    const { port } = node.settings;
    const udp = await new UdpClient({ host, port, answersPings }).open();
    t.teardown(() => udp.close());
    return udp;
}
/** An announcement that the node takes, if it has room. */
function announcement(node, target, token, owner) {
    const peer = { publicKey: owner.publicKey, relayAddresses: [] };
    const unsigned = { peer, refresh: null, signature: null, bump: 0 };
    const id = Buffer.from(node.publicNodeId, 'hex');
    const signature = Persistent.signAnnounce(target, token, id, unsigned, owner);
    const value = c.encode(encodings.announce, { ...unsigned, signature });
    return { command: ANNOUNCE, token, target, value };
}
async function tokenFor(udp) {
    const reply = await udp.ask({ command: LOOKUP, target: randomBytes(32) });
    const token = reply && readReply(reply).token;
    if (!token)
        throw new Error('no token');
    return token;
}
const dropped = (node) => node.stats().dropped ?? {};
test('a flood is dropped and counted, and others are served all the time', async (t) => {
    const lines = [];
    const log = { ...silentLogger, info: (line) => lines.push(line) };
    const clock = new ManualClock();
    const node = await createBootstrap(t, { maxRequestsPerSecond: 20 }, { log, clock });
    const flooder = await client(t, node, '127.0.0.2');
    const other = await client(t, node, '127.0.1.3');
    await tokenFor(other);
    const proof = await tokenFor(flooder);
    await flooder.ask({ ...PING, token: proof });
    const lookup = requestPacket({ tid: FLOOD_TID, command: LOOKUP, target: randomBytes(32) });
    let answered = 0;
    for (let round = 0; round < 50; round++) {
        for (let i = 0; i < 40; i++)
            flooder.send(lookup);
        if (await other.ask(PING))
            answered++;
    }
    t.is(answered, 50);
    const { address } = await eventually(() => dropped(node).address && dropped(node), {
        what: 'the drop of the flood',
    });
    // A minute's worth at once is 1200, and a lookup counts 3.
    t.ok((address?.LOOKUP ?? 0) > 1000, `${address?.LOOKUP} of 2000 dropped`);
    t.ok(flooder.replies.length < 600, `${flooder.replies.length} of 2000 answered`);
    const reports = () => lines.filter((line) => 'evt' in line && line.evt === 'bootstrap.dropped');
    t.is(reports().length, 0);
    await clock.wind(60_000);
    t.is(reports().length, 1, 'one line a minute');
    await clock.wind(600_000);
    t.is(reports().length, 1, 'and none when nothing is dropped');
});
test('a sibling asks more than others may', async (t) => {
    const bootstrap = ['127.0.2.9:1'];
    const node = await createBootstrap(t, { maxRequestsPerSecond: 10, bootstrap });
    const sibling = await client(t, node, '127.0.2.9');
    const stranger = await client(t, node, '127.0.2.8');
    for (const udp of [sibling, stranger])
        await udp.ask({ ...PING, token: await tokenFor(udp) });
    const answered = async (udp, waitMs) => {
        let count = 0;
        for (let i = 0; i < 1500; i++) {
            udp.send(requestPacket({ ...PING, tid: FLOOD_TID }));
            if (i % 50 === 49)
                count += (await udp.ask(PING, waitMs)) ? 1 : 0;
        }
        return count;
    };
    t.is(await answered(sibling, 5000), 30);
    t.ok((await answered(stranger, 100)) < 15);
    t.alike(Object.keys(dropped(node)), ['address']);
});
test('an address that proves nothing is sent little, whoever writes it on packets', async (t) => {
    const node = await createBootstrap(t);
    const announcer = await createNode(t, [`${LOOPBACK}:${node.settings.port}`]);
    const topic = randomBytes(32);
    for (let i = 0; i < 20; i++) {
        const relays = [1, 2, 3].map((port) => ({ host: LOOPBACK, port }));
        await announcer.announce(topic, keyPair(), relays).finished();
    }
    // As a forged one: nobody there takes a PING for a question.
    const forged = await client(t, node, '127.0.3.3', false);
    const control = await client(t, node, '127.0.4.4');
    const lookup = requestPacket({ tid: FLOOD_TID, command: LOOKUP, target: topic });
    const startedAtMs = performance.now();
    for (let i = 0; i < 1000; i++) {
        forged.send(lookup);
        if (i % 50 === 49)
            await control.ask(PING);
    }
    const answers = forged.replies.length;
    t.ok(answers >= 8, `${answers} answers`);
    // One more answer may begin while something is left, and time gives 1 kB a second back.
    const most = 16_384 + 1177 + 1024 * ((performance.now() - startedAtMs) / 1000) + 11 * forged.pings;
    const excess = forged.receivedBytes - answers * lookup.length;
    t.ok(excess <= most, `${forged.receivedBytes} B for ${forged.sentBytes} B`);
    const drops = dropped(node);
    const refused = (drops.amplification?.LOOKUP ?? 0) + (drops.unproven?.LOOKUP ?? 0);
    t.is(refused + answers, 1000);
    t.ok(forged.pings >= 1, 'it was asked whether it is there');
    const real = await client(t, node, '127.0.5.5');
    await real.ask({ command: LOOKUP, target: topic });
    await eventually(() => real.pings === 2);
    for (let i = 0; i < 200; i++) {
        const reply = await real.ask({ command: LOOKUP, target: topic });
        if (!reply || reply.length < 1000)
            t.fail('an answer that is not whole');
    }
    t.absent(dropped(node).address);
});
test('announcements of one address do not push out those of others', async (t) => {
    const node = await createBootstrap(t, { maxRecords: 200 });
    const honest = await client(t, node, '127.0.6.6');
    const flooder = await client(t, node, '127.0.7.7');
    const owner = keyPair();
    const topics = Array.from({ length: 30 }, () => randomBytes(32));
    const store = async (udp, topic, by, token) => {
        const reply = await udp.ask(announcement(node, topic, token, by));
        return reply && readReply(reply).error;
    };
    const token = await tokenFor(honest);
    for (const topic of topics)
        t.is(await store(honest, topic, owner, token), 0);
    const bad = await tokenFor(flooder);
    const errors = new Map();
    for (let i = 0; i < 600; i++) {
        const error = await store(flooder, randomBytes(32), keyPair(), bad);
        errors.set(error, (errors.get(error) ?? 0) + 1);
    }
    t.is(errors.get(0), 85, 'half of what was left');
    t.is(errors.get(TRY_LATER), 515, 'and is told so');
    t.alike(dropped(node), { records: { ANNOUNCE: 515 } });
    for (const topic of topics) {
        const reply = await honest.ask({ command: LOOKUP, target: topic });
        if (!reply?.includes(owner.publicKey))
            t.fail('a record was lost');
    }
    t.is(node.stats().records, 115);
    t.alike(node.stats().served, { LOOKUP: 32, ANNOUNCE: 630 });
    t.is(await store(honest, randomBytes(32), owner, token), 0, 'there is room for others');
});
test('nothing is passed on to programs of the same machine, nor too much to anybody', async (t) => {
    const victim = await new UdpClient({ host: LOOPBACK, port: 1 }).open();
    t.teardown(() => victim.close());
    const handshake = (relay) => {
        const relayPort = Buffer.alloc(2);
        relayPort.writeUInt16LE(victim.port);
        const head = [HAS_RELAY_ADDRESS, FROM_CLIENT, 1, 0];
        const value = Buffer.concat([Buffer.from([...head, ...relay]), relayPort]);
        return { command: PEER_HANDSHAKE, target: randomBytes(32), value };
    };
    const open = await createBootstrap(t, { publicHost: '203.0.113.9', bindHost: '0.0.0.0' });
    const stranger = await client(t, open, '127.0.9.2');
    stranger.send(requestPacket(handshake([127, 0, 0, 1])));
    stranger.send(requestPacket(handshake([0, 0, 0, 0])));
    stranger.send(requestPacket(handshake([224, 0, 0, 1])));
    t.ok(await stranger.ask(PING));
    t.alike(dropped(open), { forwarding: { PEER_HANDSHAKE: 3 } });
    t.is(victim.pings, 0);
    // In a network on loopback that is where everybody is.
    const local = await createBootstrap(t);
    const another = await client(t, local, '127.0.9.3');
    await another.ask({ ...PING, token: await tokenFor(another) });
    for (let i = 0; i < 5000; i++) {
        another.send(requestPacket(handshake([127, 0, 0, 1])));
        if (i % 50 === 49)
            await another.ask(PING);
    }
    await eventually(() => dropped(local).forwarding, { what: 'a packet too many' });
    await eventually(() => victim.pings > 3000, { what: 'those before' });
});
test('clients of hyperdht and of @hyperswarm/dht, with the limits of every day', async (t) => {
    const nodes = [await createBootstrap(t), await createBootstrap(t), await createBootstrap(t)];
    const bootstrap = nodes.map(({ settings }) => `${LOOPBACK}:${settings.port}`);
    const modern = await createNode(t, bootstrap);
    const old = new OldDHT({ bootstrap, host: LOOPBACK });
    t.teardown(() => old.destroy());
    await old.fullyBootstrapped();
    for (const dht of [modern, old]) {
        const { port } = dht.io.serverSocket.address();
        const udp = await new UdpClient({ host: '127.0.8.8', port }).open();
        t.teardown(() => udp.close());
        t.ok(await udp.ask(PING), 'it answers the PING that proves an address');
    }
    for (const [announcer, searcher] of [
        [modern, old],
        [old, modern],
    ]) {
        const topic = toDiscoveryKey(randomBytes(32));
        const owner = keyPair();
        await announcer.announce(topic, owner, []).finished();
        t.alike((await lookupPeers(searcher, topic)).map((peer) => hex(peer.publicKey)), [hex(owner.publicKey)]);
        await announcer.unannounce(topic, owner);
        t.alike(await lookupPeers(searcher, topic), []);
    }
    const server = modern.createServer({}, (stream) => {
        stream.on('error', () => { });
        stream.pipe(stream);
    });
    const owner = keyPair();
    await server.listen(owner);
    t.teardown(() => server.close());
    const stream = old.connect(owner.publicKey);
    stream.on('error', () => { });
    t.teardown(() => stream.destroy());
    await once(stream, 'open', { signal: AbortSignal.timeout(10_000) });
    for (const node of nodes) {
        const { unsolicited, ...others } = dropped(node);
        t.alike(others, {}, `nothing but ${JSON.stringify(unsolicited ?? {})}`);
    }
});
test('a peer of 300 projects announces at full pace, and loses no copy', async (t) => {
    const nodes = [await createBootstrap(t), await createBootstrap(t), await createBootstrap(t)];
    const dht = new HyperDHT({
        bootstrap: nodes.map(({ settings }) => `${LOOPBACK}:${settings.port}`),
        host: LOOPBACK,
        port: [0, 0],
        maxWindow: 512,
    });
    t.teardown(() => dht.destroy());
    await dht.fullyBootstrapped();
    const announcer = new Announcer({ dht, keyPair: keyPair(), relayAddresses: () => [{ host: LOOPBACK, port: 1 }] }, { maxInFlight: 128 });
    t.teardown(() => announcer.close(0));
    const complete = once(announcer, 'complete', { signal: AbortSignal.timeout(30_000) });
    announcer.addAll(Array.from({ length: 300 }, () => ({ discoveryKey: toDiscoveryKey(randomBytes(32)) })));
    const [event] = (await complete);
    t.is(event.records, 900);
    for (const node of nodes) {
        t.is(node.stats().records, 300);
        t.alike(dropped(node), {});
    }
});
test('0 turns the limits off', async (t) => {
    const node = await createBootstrap(t, { maxRequestsPerSecond: 0 });
    const udp = await client(t, node, '127.0.0.2');
    t.ok(await udp.ask(PING));
    t.is(node.stats().dropped, null);
    t.is(udp.pings, 0);
});
//# sourceMappingURL=bootstrap-limits.test.js.map