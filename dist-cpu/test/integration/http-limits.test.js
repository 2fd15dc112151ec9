/** How often strangers may ask over HTTP, and how long they may take. */
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import fs from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import test, {} from 'brittle';
import { WebSocket } from 'ws';
import { NodeDuplex } from '../../src/lib/node-duplex.js';
import { eventually } from '../helpers/eventually.js';
import { createNode } from '../helpers/network.js';
import { createHttpPeer, randomProjectBody } from '../helpers/peer.js';
const ONE_A_MINUTE = { burst: 2, perSecond: 1 / 60 };
const MANY = { burst: 1000, perSecond: 1000 };
async function ask(url, from, { headers = {}, ...init } = {}) {
    const response = await fetch(url, { ...init, headers: { 'x-forwarded-for': from, ...headers } });
    const text = await response.text();
    const body = text.startsWith('{') ? JSON.parse(text) : {};
    return {
        status: response.status,
        code: body.error?.code,
        retryAfter: response.headers.get('retry-after'),
    };
}
const put = (url, from, headers = {}) => ask(`${url}projects`, from, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(randomProjectBody('x')),
});
function bearer(peer) {
    const token = fs.readFileSync(path.join(peer.dir, 'bearer-token'), 'utf8').trim();
    return { authorization: `Bearer ${token}` };
}
test('a stranger is told 429 and when to come back; others and the operator go on', async (t) => {
    const { peer, url } = await createHttpPeer(t, {
        trustProxy: true,
        strangers: { requests: ONE_A_MINUTE },
    });
    const info = `${url}info`;
    t.is((await ask(info, '192.0.2.1')).status, 200);
    t.is((await ask(info, '192.0.2.1')).status, 200);
    const refused = await ask(info, '192.0.2.1');
    t.is(refused.status, 429);
    t.is(refused.code, 'RATE_LIMITED');
    t.ok(Number(refused.retryAfter) > 50 && Number(refused.retryAfter) <= 60);
    t.is((await ask(info, '192.0.2.2')).status, 200, 'another address');
    t.is((await ask(info, '2001:db8::1')).status, 200);
    t.is((await ask(info, '2001:db8::2')).status, 200);
    t.is((await ask(info, '2001:db8::3')).status, 429, 'one network');
    const operator = { headers: bearer(peer) };
    for (let n = 0; n < 5; n++)
        t.is((await ask(info, '192.0.2.1', operator)).status, 200);
    const wrong = { headers: { authorization: 'Bearer of-bad-news-0123456789' } };
    t.is((await ask(info, '192.0.2.1', wrong)).status, 429);
    t.is(peer.status().refused['http.rate-limited'], 3);
});
test('adding projects has a limit of its own, which a good token passes', async (t) => {
    const { peer, url } = await createHttpPeer(t, {
        trustProxy: true,
        allowedProjects: 2,
        strangers: { requests: MANY, changes: ONE_A_MINUTE },
    });
    const stranger = '192.0.2.1';
    t.alike([
        (await put(url, stranger)).status,
        (await put(url, stranger)).status,
        (await put(url, stranger)).status,
    ], [200, 200, 429]);
    const { secret } = peer.tokens.create('add', 60_000);
    t.is((await put(url, stranger, { 'mapeo-web-token': secret })).status, 200);
    t.is((await put(url, stranger, { 'mapeo-web-token': secret })).status, 429, 'it is used up');
    t.is((await ask(`${url}info`, stranger)).status, 200);
});
test('WebSockets have one, too, but not those that were promised', async (t) => {
    const { peer, url } = await createHttpPeer(t, {
        trustProxy: true,
        allowedProjects: 1,
        strangers: { requests: MANY, upgrades: ONE_A_MINUTE },
    });
    const stranger = '192.0.2.1';
    const upgrade = (projectId) => open(t, `${url}sync/${projectId}`, stranger);
    const nobodys = 'y'.repeat(52);
    t.alike([await upgrade(nobodys), await upgrade(nobodys), await upgrade(nobodys)], [404, 404, 429]);
    t.is((await put(url, stranger)).status, 200);
    const [added] = peer.list();
    t.is(await upgrade(added?.projectId ?? ''), 'open');
});
test('over the DHT a device is told by its key', async (t) => {
    const { network, peer } = await createHttpPeer(t, { strangers: { requests: ONE_A_MINUTE } });
    const dht = await createNode(t, network.bootstrap);
    const other = await createNode(t, network.bootstrap);
    const get = async (node) => {
        const stream = node.connect(peer.publicKey);
        stream.on('error', () => { });
        t.teardown(() => void stream.destroy(), { order: -1 });
        await once(stream, 'open');
        const socket = new NodeDuplex(stream, { deviceId: '' });
        const sent = http.get({ createConnection: () => socket, path: '/info' });
        const [response] = (await once(sent, 'response'));
        await buffer(response);
        return response.statusCode;
    };
    t.alike([await get(dht), await get(dht), await get(dht)], [200, 200, 429]);
    t.is(await get(other), 200);
});
test('who sends nothing, or a letter now and then, is cut', { timeout: 90_000 }, async (t) => {
    const { url } = await createHttpPeer(t, { http: { requestMs: 1000, idleMs: 1500, checkMs: 100 } });
    const { port } = new URL(url);
    const dial = () => {
        const socket = net.connect(Number(port), '127.0.0.1');
        socket.on('error', () => { });
        socket.resume();
        t.teardown(() => void socket.destroy());
        const closed = new Promise((resolve) => socket.once('close', () => resolve()));
        return { socket, closed };
    };
    const silent = dial();
    const trickling = dial();
    const body = dial();
    body.socket.write('PUT /projects HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{');
    trickling.socket.write('GET /info HTTP/1.1\r\nX: ');
    const timer = setInterval(() => {
        if (!trickling.socket.destroyed)
            trickling.socket.write('a');
        if (!body.socket.destroyed)
            body.socket.write(' ');
    }, 100);
    t.teardown(() => clearInterval(timer), { order: -1 });
    await Promise.all([silent.closed, trickling.closed, body.closed]);
    t.pass();
    await eventually(() => fetch(`${url}info`).then(({ ok }) => ok));
});
/** `open`, or the status that was answered instead. */
function open(t, url, from) {
    const socket = new WebSocket(url.replace('http', 'ws'), { headers: { 'x-forwarded-for': from } });
    t.teardown(() => socket.terminate(), { order: -1 });
    return new Promise((resolve) => {
        socket.on('error', () => { });
        socket.once('open', () => resolve('open'));
        socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
    });
}
//# sourceMappingURL=http-limits.test.js.map