/** Dial-back over real UDP: who is dialled, who is not, and what it costs. */
import dgram from 'node:dgram';
import { once } from 'node:events';
import test, {} from 'brittle';
import { randomBytes } from 'hypercore-crypto';
import { BootstrapNode } from '../../src/bootstrap.js';
import { askForVotes } from '../../src/dial-back-ask.js';
import { DATAGRAM_BYTES, DIAL_BACK_COMMAND, encodeDatagram, encodeRequest, } from '../../src/dial-back.js';
import { countVotes } from '../../src/dial-back-votes.js';
import { silentLogger } from '../../src/lib/logger.js';
import { readReply, REPLY, requestPacket, UdpClient } from '../helpers/dht-packets.js';
import { createBootstrapper, createDhtNode } from '../helpers/dht-node.js';
import { eventually } from '../helpers/eventually.js';
import { freeUdpPort } from '../helpers/network.js';
const LOOPBACK = '127.0.0.1';
/** IPv4 and UDP, of each packet. */
const HEADER_BYTES = 28;
async function createBootstrap(t, settings = {}) {
    const own = { publicHost: LOOPBACK, bindHost: LOOPBACK, networkId: 'test', bootstrap: [] };
    const port = await freeUdpPort();
    const node = new BootstrapNode({ log: silentLogger }, { ...own, ...settings, port });
    t.teardown(() => node.close(), { order: 100 });
    await node.ready();
    return node;
}
const addressOf = ({ settings }) => ({ host: LOOPBACK, port: settings.port });
test('each node votes by itself, and those that cannot say so', async (t) => {
    const [a, b] = [await createBootstrap(t), await createBootstrap(t, { maxRequestsPerSecond: 0 })];
    const plain = await createBootstrapper(t, await freeUdpPort());
    const dead = { host: LOOPBACK, port: await freeUdpPort() };
    const nodes = [addressOf(a), addressOf(b), { host: LOOPBACK, port: plain.port }, dead];
    const { dht } = await createDhtNode(t, [`${LOOPBACK}:${a.settings.port}`]);
    const votes = await askForVotes(dht, nodes);
    t.alike(votes.map(({ outcome }) => outcome), ['reached', 'reached', 'cannot-vote', 'silent']);
    const own = { host: LOOPBACK, port: dht.io.serverSocket.address().port };
    t.alike(votes.map(({ seen }) => seen), [own, own, own, null], 'of the server port');
    t.ok(votes.every(({ clockAheadMs }) => Math.abs(clockAheadMs ?? 0) < 5000));
    const view = countVotes(votes, [LOOPBACK]);
    t.alike([view.reachability, view.reached, view.voters, view.asked], ['reachable', 2, 2, 4]);
    t.alike([view.mapping, view.clocks], ['none', 2]);
    t.ok(await dht._checkIfFirewalled(), 'dht-rpc does not believe what comes through our own hole');
});
test('a peer that hears nothing of it was not reached', async (t) => {
    const node = await createBootstrap(t);
    const deaf = await createDhtNode(t, [`${LOOPBACK}:${node.settings.port}`]);
    // What a router does with packets that nobody asked for.
    const { serverSocket } = deaf.dht.io;
    const on = serverSocket.on.bind(serverSocket);
    serverSocket.on = (event, listener) => on(event, (packet, from) => {
        if (event !== 'message' || packet.byteLength !== DATAGRAM_BYTES)
            listener(packet, from);
    });
    const [vote] = await askForVotes(deaf.dht, [addressOf(node)], { datagramMs: 20 });
    t.is(vote?.outcome, 'not-reached');
    t.ok(node.stats().served?.DIAL_BACK, 'it was asked');
});
/** What comes to a client from elsewhere than the node's own port. */
async function spy(t, host) {
    const socket = dgram.createSocket('udp4');
    socket.bind({ address: host, port: 0 });
    await once(socket, 'listening');
    t.teardown(() => socket.close());
    const received = [];
    socket.on('message', (packet, { port }) => received.push({ packet, port }));
    return { socket, received };
}
test('who asks is sent no more than it sent, and only with a token of its own', async (t) => {
    const node = await createBootstrap(t);
    const { port } = node.settings;
    const { socket, received } = await spy(t, '127.0.0.2');
    const nonce = randomBytes(16);
    let tid = 0;
    const ask = async (fields) => {
        const packet = requestPacket({ command: DIAL_BACK_COMMAND, tid: ++tid, ...fields });
        received.length = 0;
        socket.send(packet, port, LOOPBACK);
        return packet.byteLength;
    };
    const reply = () => received.find(({ packet }) => packet[0] === REPLY && packet.readUInt16LE(2) === tid);
    const datagrams = () => received.filter(({ port: from }) => from !== port);
    const sent = await ask({ value: encodeRequest(nonce) });
    const first = await eventually(reply, { what: 'the token' });
    t.ok(first.packet.byteLength <= sent, `${first.packet.byteLength} B for ${sent} B`);
    t.is(datagrams().length, 0, 'without a token nobody is dialled');
    const { token } = readReply(first.packet);
    if (!token)
        return t.fail('no token');
    const asked = await ask({ value: encodeRequest(nonce), token: Buffer.from(token) });
    const second = await eventually(reply, { what: 'the answer' });
    const dialled = await eventually(() => datagrams()[0], { what: 'the datagram' });
    t.alike(dialled.packet, encodeDatagram(nonce));
    t.is(dialled.packet.byteLength, 17);
    const got = second.packet.byteLength + 17 + 2 * HEADER_BYTES;
    t.ok(got <= asked + HEADER_BYTES, `${got} B for ${asked + HEADER_BYTES} B, with all headers`);
    // A token is worth nothing at another address, and one that was made up nowhere.
    const other = await spy(t, '127.0.0.3');
    for (const stolen of [Buffer.from(token), randomBytes(32)]) {
        const packet = requestPacket({
            command: DIAL_BACK_COMMAND,
            value: encodeRequest(nonce),
            token: stolen,
        });
        other.socket.send(packet, port, LOOPBACK);
        const refused = () => other.received.splice(0).find(({ packet: { 0: type } }) => type === REPLY);
        const { packet: refusal } = await eventually(refused, { what: 'a no' });
        t.is(readReply(refusal).error, 2, 'INVALID_TOKEN');
        t.ok(refusal.byteLength <= packet.byteLength);
    }
    // Too short for its answer, or of another version: not a word.
    await ask({ value: encodeRequest(nonce).subarray(0, 63), token: Buffer.from(token) });
    const newer = encodeRequest(nonce);
    newer[0] = 2;
    await ask({ value: newer, token: Buffer.from(token) });
    await ask({ token: Buffer.from(token) });
    socket.send(requestPacket({ command: 0, internal: true, tid: ++tid }), port, LOOPBACK);
    await eventually(reply, { what: 'the answer to a PING that came after them' });
    t.is(received.filter(({ packet }) => packet[0] === REPLY).length, 1);
    t.is(datagrams().length, 0);
    t.ok(other.received.every(({ port: from }) => from === port));
});
test('it is paid for out of the bucket of the address', async (t) => {
    const node = await createBootstrap(t, { maxRequestsPerSecond: 20 });
    const client = await new UdpClient({ host: '127.0.0.4', port: node.settings.port }).open();
    t.teardown(() => client.close());
    const value = encodeRequest(randomBytes(16));
    const first = await client.ask({ command: DIAL_BACK_COMMAND, value });
    const token = first && readReply(first).token;
    if (!token)
        return t.fail('no token');
    const request = { command: DIAL_BACK_COMMAND, value, token: Buffer.from(token) };
    await client.ask(request);
    const packet = requestPacket({ ...request, tid: 0xffff });
    for (let n = 0; n < 300; n++)
        client.send(packet);
    const dropped = () => node.stats().dropped?.address?.DIAL_BACK ?? 0;
    const served = () => node.stats().served?.DIAL_BACK ?? 0;
    await eventually(() => served() + dropped() >= 290, { what: 'the flood' });
    // A minute's worth at once is 1200, and it counts 10.
    t.ok(served() < 140, `${served()} of 302 were served`);
});
//# sourceMappingURL=dial-back.test.js.map