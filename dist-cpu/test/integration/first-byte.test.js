/** One listener, two kinds of connection: HTTP and Protomux, told apart by their first byte. */
import { once } from 'node:events';
import http from 'node:http';
import { buffer } from 'node:stream/consumers';
import test, {} from 'brittle';
import { keyPair } from 'hypercore-crypto';
import Protomux from 'protomux';
import { streamServer } from '../../src/http/stream-server.js';
import { hex } from '../../src/lib/keys.js';
import { NodeDuplex } from '../../src/lib/node-duplex.js';
import { Listener } from '../../src/listener.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, createNode } from '../helpers/network.js';
async function createFixture(t, settings = {}) {
    const { bootstrap } = await createNetwork(t, { nodes: 2 });
    const identity = keyPair();
    const dht = await createNode(t, bootstrap);
    const listener = new Listener({ dht, keyPair: identity }, settings);
    const connections = [];
    const refused = [];
    const server = http.createServer(IMPATIENT, answer);
    listener.on('connection', ({ connection }) => connections.push(connection));
    const onStream = streamServer(server);
    listener.on('http', ({ stream }) => onStream(stream));
    listener.on('refused', ({ reason }) => refused.push(reason));
    t.teardown(() => listener.close(), { order: 10 });
    await listener.ready();
    const client = await createNode(t, bootstrap);
    const dial = (options = {}) => connect(t, client, identity.publicKey, options);
    return { listener, connections, refused, server, dial };
}
const IMPATIENT = { requestTimeout: 1500, headersTimeout: 1500, connectionsCheckingInterval: 200 };
/** Says who asks, and the length of what was sent. */
function answer(request, response) {
    const { deviceId } = request.socket;
    buffer(request).then(({ byteLength }) => response.end(JSON.stringify({ url: request.url, deviceId, byteLength })), () => { });
}
async function connect(t, dht, publicKey, options) {
    const stream = dht.connect(publicKey, options);
    stream.on('error', () => { });
    t.teardown(() => void stream.destroy(), { order: -1 });
    await once(stream, 'open');
    return stream;
}
/** Unlike `once`, which an error makes reject: a connection that is cut has one. */
function gone(stream) {
    return new Promise((resolve) => stream.once('close', () => resolve()));
}
function toNode(stream) {
    return new NodeDuplex(stream, { deviceId: hex(stream.remotePublicKey) });
}
/** One request on a connection of its own. */
async function request(socket, path, body) {
    const sent = http.request({
        createConnection: () => socket,
        method: body ? 'PUT' : 'GET',
        path,
    });
    sent.end(body);
    const [response] = (await once(sent, 'response'));
    return JSON.parse((await buffer(response)).toString());
}
test('HTTP and Protomux on one listener', async (t) => {
    const { listener, connections, dial } = await createFixture(t);
    let asked = 0;
    listener.on('connection', ({ connection }) => {
        connection.mux.pair({ protocol: 'something' }, () => void asked++);
    });
    const device = keyPair();
    const stream = await dial({ keyPair: device });
    t.alike(await request(toNode(stream), '/info'), {
        url: '/info',
        deviceId: hex(device.publicKey),
        byteLength: 0,
    });
    t.is(connections.length, 0, 'HTTP is no Connection');
    const muxed = await dial({ keyPair: device });
    const mux = Protomux.from(muxed);
    mux.createChannel({ protocol: 'something' })?.open();
    const connection = await eventually(() => connections[0]);
    t.is(connection.deviceId, hex(device.publicKey));
    await eventually(() => asked === 1, { what: 'the channel that was opened with the first byte' });
    await eventually(() => listener.connections === 1, { what: 'the HTTP connection was closed' });
});
test('both kinds count, and each device has its share', async (t) => {
    const { listener, refused, dial } = await createFixture(t, { maxPerDevice: 3 });
    const device = keyPair();
    const streams = [await dial({ keyPair: device }), await dial({ keyPair: device })];
    for (const stream of streams)
        stream.write(Buffer.from('G'));
    Protomux.from(await dial({ keyPair: device }))
        .createChannel({ protocol: 'something' })
        ?.open();
    await eventually(() => listener.connections === 3);
    const fourth = dial({ keyPair: device });
    fourth.catch(() => { });
    await eventually(() => refused.includes('too-many-of-device'));
    t.is(listener.connections, 3);
    streams[0]?.destroy();
    await eventually(() => listener.connections === 2, { what: 'a place is free again' });
});
test('a crowd that says nothing keeps nobody out', async (t) => {
    const limits = { maxSilent: 3, maxConnections: 2, maxPerDevice: 1 };
    const { listener, connections, refused, dial } = await createFixture(t, limits);
    const device = keyPair();
    const crowd = await Promise.all(Array.from({ length: 3 }, () => dial({ keyPair: device })));
    // Who came first is for the listener to say.
    const crowded = Promise.race(crowd.map(gone));
    const speaker = await dial({ keyPair: device });
    Protomux.from(speaker).createChannel({ protocol: 'something' })?.open();
    await eventually(() => connections.length === 1, { what: 'who speaks to be let in' });
    t.ok(refused.includes('crowded-out'), 'the one that was silent longest made room');
    await crowded;
    t.is(listener.connections, 1);
});
test('the silent and the half-closed are cut; rubbish hurts nobody', async (t) => {
    const { listener, connections, refused, dial } = await createFixture(t, { firstByteMs: 300 });
    const silent = await dial();
    const closed = gone(silent);
    await eventually(() => refused.includes('silent'));
    await closed;
    t.is(connections.length, 0, 'nothing was made of it');
    const ended = await dial();
    ended.end();
    await eventually(() => refused.filter((reason) => reason === 'silent').length === 2);
    const rubbish = await dial();
    rubbish.write(Buffer.alloc(100_000, 0xff));
    await gone(rubbish);
    const badHttp = toNode(await dial());
    badHttp.end('GARBAGE\r\n\r\n');
    t.ok((await buffer(badHttp)).toString().startsWith('HTTP/1.1 400'));
    const slow = toNode(await dial());
    slow.write('G');
    t.ok((await buffer(slow)).toString().startsWith('HTTP/1.1 408'), 'one letter and no more');
    const one = toNode(await dial());
    one.write('P');
    one.write('U');
    one.write('T /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok');
    t.ok((await buffer(one)).toString().includes('"byteLength":2'), 'byte by byte');
    await eventually(() => listener.connections === 0);
});
test('megabytes both ways at once, in order', async (t) => {
    const { server, dial } = await createFixture(t);
    server.removeAllListeners('request');
    server.on('request', (incoming, response) => void incoming.pipe(response));
    const socket = toNode(await dial());
    const body = Buffer.alloc(6_000_000);
    for (let at = 0; at < body.length; at += 4)
        body.writeUInt32LE(at, at);
    const sent = http.request({ createConnection: () => socket, method: 'PUT', path: '/' });
    sent.end(body);
    const [response] = (await once(sent, 'response'));
    t.ok((await buffer(response)).equals(body), `${body.length} bytes there and back`);
    t.ok(socket.readableHighWaterMark < 100_000, 'not all of it was in memory at once');
});
test('either side may break off in the middle', async (t) => {
    const { listener, server, dial } = await createFixture(t);
    server.removeAllListeners('request');
    const closed = [];
    server.on('request', (incoming, response) => {
        incoming.resume();
        response.on('close', () => closed.push(incoming.url ?? ''));
        response.write(Buffer.alloc(1_000_000));
        if (incoming.url === '/cut-by-server')
            response.destroy();
    });
    const mySocket = toNode(await dial());
    const mine = http.get({ createConnection: () => mySocket, path: '/cut-by-client' });
    mine.on('error', () => { });
    const [response] = (await once(mine, 'response'));
    response.on('error', () => { });
    await once(response, 'data');
    mine.destroy();
    await eventually(() => closed.includes('/cut-by-client'), { what: 'the server hears of it' });
    const theirSocket = toNode(await dial());
    const heard = request(theirSocket, '/cut-by-server').then(() => undefined, (error) => error);
    t.ok(await heard, 'the client hears of it');
    await eventually(() => listener.connections === 0);
});
//# sourceMappingURL=first-byte.test.js.map