/** The door of `mapeo-web connect`: what it passes on, what it keeps, and what it says for itself. */
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import test, {} from 'brittle';
import { keyPair, randomBytes } from 'hypercore-crypto';
import { WebSocket } from 'ws';
import { LoopbackDoor } from '../../src/http/loopback-door.js';
import { createDhtEcho, createRemote } from '../helpers/dht-echo.js';
import { errorCode } from '../helpers/error-code.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, freeTcpPort } from '../helpers/network.js';
const TOKEN = 'ybndrfg8ejkmcpqxot1uwisza345h769';
async function openDoor(t, network, publicKey, { answerMs, ...options } = {}) {
    const remote = createRemote(t, network, publicKey, options);
    const port = await freeTcpPort();
    const door = new LoopbackDoor({ remote }, { port, ...(answerMs && { answerMs }) });
    t.teardown(() => door.close(), { order: 5 });
    await door.ready();
    return door;
}
async function ask({ url }, path, { body, ...options } = {}) {
    const request = http.request(new URL(path, url), options);
    request.end(body);
    const [response] = (await once(request, 'response'));
    const body_ = JSON.parse(await text(response));
    return { status: response.statusCode ?? 0, body: body_ };
}
test('requests pass as they are, on connections that are kept', async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const echo = await createDhtEcho(t, network);
    const door = await openDoor(t, network, echo.publicKey, { token: TOKEN });
    let connections = 0;
    echo.listener.on('http', () => void connections++);
    const get = await ask(door, '/info?a=b', {
        headers: { 'x-something': 'kept', 'keep-alive': '5' },
    });
    t.is(get.status, 200);
    t.is(get.body.url, '/info?a=b');
    t.is(get.body.headers['x-something'], 'kept');
    t.is(get.body.headers['keep-alive'], undefined);
    t.is(get.body.headers.host, new URL(door.url).host);
    for (let i = 0; i < 3; i++)
        await ask(door, '/again');
    t.is(connections, 1, 'one connection for all');
    const forged = { 'mapeo-web-token': 'mine', 'content-type': 'application/json' };
    const put = await ask(door, '/projects', { method: 'PUT', headers: forged, body: '{"a":1}' });
    t.is(put.body.headers['mapeo-web-token'], TOKEN, 'the token of the link');
    t.is(put.body.bytes, 7);
    for (const [method, path] of [
        ['GET', '/projects'],
        ['PUT', '/projects/x'],
        ['POST', '/projects'],
    ]) {
        const other = await ask(door, path, { method, headers: forged });
        t.is(other.body.headers['mapeo-web-token'], undefined, `${method} ${path}`);
    }
    const large = await ask(door, '/large', { method: 'POST', body: randomBytes(3_000_000) });
    t.is(large.body.bytes, 3_000_000);
    const headers = { 'transfer-encoding': 'chunked' };
    const chunked = await ask(door, '/chunked', { method: 'POST', headers, body: randomBytes(9) });
    t.is(chunked.body.bytes, 9);
});
test('web pages are kept out', async (t) => {
    const network = await createNetwork(t, { nodes: 1 });
    const door = await openDoor(t, network, keyPair().publicKey);
    const bad = [
        { host: 'evil.example' },
        { host: `evil.example:${new URL(door.url).port}` },
        { host: '127.0.0.1.evil.example' },
        { host: '127.0.0.1@evil.example' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
    ];
    for (const headers of bad) {
        const { status, body } = await ask(door, '/info', { headers });
        t.is(status, 403, JSON.stringify(headers));
        t.is(body.error?.code, 'FORBIDDEN');
    }
    const socket = new WebSocket(door.url, { origin: 'https://evil.example' });
    t.is(await statusOf(socket), 403);
});
function statusOf(socket) {
    return new Promise((resolve, reject) => {
        socket.on('error', reject);
        socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
    });
}
test('WebSockets go both ways, and refusals are passed on', async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const echo = await createDhtEcho(t, network);
    const door = await openDoor(t, network, echo.publicKey);
    const open = [];
    door.on('syncs', (event) => open.push(event.open));
    const socket = new WebSocket(`${door.url}echo`);
    await once(socket, 'open');
    const sent = randomBytes(4_000_000);
    socket.send(sent);
    const [received] = (await once(socket, 'message'));
    t.ok(received.equals(sent), '4 MB there and back');
    socket.close();
    const [code] = (await once(socket, 'close'));
    t.is(code, 1005);
    await eventually(() => open.at(-1) === 0);
    t.alike(open, [1, 0]);
    t.is(await statusOf(new WebSocket(`${door.url}nowhere`)), 400);
    const aborted = new WebSocket(`${door.url}echo`);
    await once(aborted, 'open');
    aborted.terminate();
    await eventually(() => echo.listener.connections === 0, { what: 'nothing is left open' });
});
test('a peer that is away or silent is answered for', async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const away = await openDoor(t, network, keyPair().publicKey, { dialMs: 800 });
    const { status, body } = await ask(away, '/info');
    t.is(status, 502);
    t.is(body.error?.code, 'NO_PEERS_FOUND');
    t.is(await statusOf(new WebSocket(`${away.url}echo`)), 502);
    const echo = await createDhtEcho(t, network);
    makeSilent(echo);
    const door = await openDoor(t, network, echo.publicKey, { answerMs: 500 });
    const late = await ask(door, '/silent');
    t.is(late.status, 504);
    t.is(late.body.error?.code, 'TIMEOUT');
    t.is(await statusOf(new WebSocket(`${door.url}silent`)), 504);
    await eventually(() => echo.listener.connections === 0);
});
function makeSilent({ server }) {
    server.removeAllListeners('request');
    server.removeAllListeners('upgrade');
    server.on('request', () => { });
    server.on('upgrade', (_request, socket) => void socket.resume());
}
test('a restart of the peer is survived, also by a connection that was kept', async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const first = await createDhtEcho(t, network);
    const door = await openDoor(t, network, first.publicKey);
    t.is((await ask(door, '/')).status, 200);
    await first.close();
    await createDhtEcho(t, network, first.identity);
    t.is((await ask(door, '/')).status, 200, 'the next request finds it again');
});
test('half a request, and a port that is taken', async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const echo = await createDhtEcho(t, network);
    const door = await openDoor(t, network, echo.publicKey);
    const port = Number(new URL(door.url).port);
    const half = net.connect(port, '127.0.0.1');
    half.end('PUT /projects HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{');
    t.ok((await text(half)).startsWith('HTTP/1.1 4') || half.destroyed, 'answered or cut');
    t.is((await ask(door, '/')).status, 200);
    const remote = createRemote(t, network, echo.publicKey);
    const second = new LoopbackDoor({ remote }, { port });
    const refusal = await second.ready().then(() => undefined, (error) => error);
    t.is(errorCode(() => {
        throw refusal;
    }), 'PORT_IN_USE');
});
//# sourceMappingURL=loopback-door.test.js.map