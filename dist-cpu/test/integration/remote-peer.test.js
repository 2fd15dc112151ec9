/** The library's way to a peer's HTTP API over the DHT: no extra process, an unmodified engine. */
import { once } from 'node:events';
import http from 'node:http';
import test, {} from 'brittle';
import { keyPair, randomBytes } from 'hypercore-crypto';
import { fetch as undiciFetch, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { WebSocketServer } from 'ws';
import { MapeoWebError } from '../../src/lib/errors.js';
import { createDevice } from '../helpers/device.js';
import { createDhtEcho, createRemote } from '../helpers/dht-echo.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, freeUdpPort } from '../helpers/network.js';
import { createPeer, createProject, observe, syncedWith } from '../helpers/peer.js';
const LOOPBACK = '127.0.0.1';
const INSECURE = { dangerouslyAllowInsecureConnections: true };
/** Node's own fetch goes through the remote peer for as long as the test runs. */
function useDispatcher(t, remote) {
    const before = getGlobalDispatcher();
    setGlobalDispatcher(remote.dispatcher);
    t.teardown(() => setGlobalDispatcher(before), { order: -1 });
}
async function codeOf(promise) {
    try {
        await promise;
        return 'none';
    }
    catch (error) {
        if (error instanceof MapeoWebError)
            return error.code;
        // What fetch throws has the reason inside.
        if (error instanceof Error && error.cause instanceof MapeoWebError)
            return error.cause.code;
        throw error;
    }
}
test('an unmodified device adds a peer without any port, and syncs with it', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    t.is(peer.status().httpUrl, null, 'nothing but the DHT');
    const remote = createRemote(t, network, peer.publicKey);
    useDispatcher(t, remote);
    const device = await createDevice(t, { makeWebsocket: asApps(remote) });
    const river = await createProject(device, { observations: 3 });
    await river.project.$member.addServerPeer(remote.url, INSECURE);
    const server = await river.project.$member.getById(peer.deviceId);
    t.is(server.selfHostedServerDetails?.baseUrl, remote.url, 'the same URL on every device');
    await syncThrough(t, river.project, peer);
    const progress = await fetch(`${remote.url}progress`);
    const { data } = (await progress.json());
    t.alike(data.map(({ deviceId }) => deviceId), [device.deviceId], 'progress is told to whoever has the same key');
    const stranger = createRemote(t, network, peer.publicKey);
    const other = await undiciFetch(`${stranger.url}progress`, { dispatcher: stranger.dispatcher });
    t.alike(await other.json(), { data: [] });
});
/** The engine's types know only the WebSocket of their own copy of the types. */
function asApps(remote) {
    return remote.makeWebsocket;
}
async function syncThrough(t, project, peer) {
    project.$sync.start();
    project.$sync.connectServers();
    t.teardown(() => project.$sync.disconnectServers(), { order: -2 });
    await syncedWith(project, peer.deviceId);
}
test('the base URL outlives a restart of the peer and of the app', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const first = createRemote(t, network, peer.publicKey);
    useDispatcher(t, first);
    const device = await createDevice(t, {
        makeWebsocket: (url) => asApps(current)(url),
    });
    let current = first;
    const river = await createProject(device, { observations: 1 });
    await river.project.$member.addServerPeer(first.url, INSECURE);
    await peer.close();
    await first.close();
    const again = await createPeer(t, network, { dir: peer.dir });
    current = createRemote(t, network, again.publicKey);
    await observe(river.project, 'while both were away');
    await syncThrough(t, river.project, again);
    t.is(current.url, first.url);
});
test('a one-time token goes with the one request that needs it', async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const echo = await createDhtEcho(t, network);
    const token = 'ybndrfg8ejkmcpqxot1uwisza345h769';
    const remote = createRemote(t, network, echo.publicKey, { token });
    useDispatcher(t, remote);
    const tokenOf = async (method, path, init = {}) => {
        const response = await fetch(remote.url + path, { method, ...init });
        const { headers } = (await response.json());
        return headers['mapeo-web-token'];
    };
    const body = { body: '{}', headers: { 'content-type': 'application/json' } };
    t.is(await tokenOf('PUT', 'projects', body), token);
    t.is(await tokenOf('PUT', 'projects2', body), undefined);
    t.is(await tokenOf('GET', 'projects'), undefined);
});
test('other hosts are reached as ever', async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const remote = createRemote(t, network, keyPair().publicKey);
    useDispatcher(t, remote);
    const server = http.createServer((_request, response) => response.end('here'));
    new WebSocketServer({ server }).on('connection', (socket) => socket.send('here too'));
    server.listen(0, LOOPBACK);
    await once(server, 'listening');
    t.teardown(() => {
        server.closeAllConnections();
        server.close();
    });
    const { port } = server.address();
    t.is(await (await fetch(`http://${LOOPBACK}:${port}/`)).text(), 'here');
    const socket = remote.makeWebsocket(`ws://${LOOPBACK}:${port}/`);
    const [message] = (await once(socket, 'message'));
    t.is(message.toString(), 'here too');
    socket.terminate();
});
test('megabytes through a WebSocket, and its end on either side', async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const echo = await createDhtEcho(t, network);
    const remote = createRemote(t, network, echo.publicKey);
    const socket = remote.makeWebsocket(`${remote.url.replace('http', 'ws')}echo`);
    await once(socket, 'open');
    const sent = randomBytes(5_000_000);
    socket.send(sent);
    const [received] = (await once(socket, 'message'));
    t.ok(received.equals(sent), '5 MB there and back');
    socket.close();
    const [code] = (await once(socket, 'close'));
    t.is(code, 1005, 'a proper goodbye');
    await eventually(() => echo.listener.connections === 0);
    const second = remote.makeWebsocket(`${remote.url.replace('http', 'ws')}echo`);
    await once(second, 'open');
    await echo.close();
    await closed(second);
    t.pass('the end of the peer is noticed');
});
function closed(socket) {
    socket.on('error', () => { });
    return new Promise((resolve) => socket.once('close', () => resolve()));
}
test('a peer that is not there is said to be so, in time', async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const nobody = createRemote(t, network, keyPair().publicKey, { dialMs: 1500 });
    t.is(await codeOf(nobody.dial()), 'NO_PEERS_FOUND');
    const dispatcher = nobody.dispatcher;
    t.is(await codeOf(undiciFetch(`${nobody.url}info`, { dispatcher })), 'NO_PEERS_FOUND');
    const socket = nobody.makeWebsocket(nobody.url.replace('http', 'ws'));
    const [error] = (await once(socket, 'error'));
    t.is(error.code, 'NO_PEERS_FOUND');
    const nowhere = createRemote(t, network, keyPair().publicKey, {
        bootstrap: [`${LOOPBACK}:${await freeUdpPort()}`],
        dialMs: 1500,
    });
    t.is(await codeOf(nowhere.dial()), 'NO_BOOTSTRAP_ALIVE');
    // It is found when it comes, in the middle of a try.
    const identity = keyPair();
    const early = createRemote(t, network, identity.publicKey);
    const dialled = early.dial();
    const echo = await createDhtEcho(t, network, identity);
    (await dialled).destroy();
    t.pass('found once it came');
    await eventually(() => echo.listener.connections === 0);
});
test('no more connections than the peer allows, and requests never wait for syncs', async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const echo = await createDhtEcho(t, network);
    const remote = createRemote(t, network, echo.publicKey, { dialMs: 1500 });
    const syncs = await Promise.all(Array.from({ length: 24 }, () => remote.dial('sync')));
    const waiting = codeOf(remote.dial('sync'));
    const requests = [await remote.dial(), await remote.dial()];
    t.is(await waiting, 'BUSY');
    const next = remote.dial('sync');
    syncs[0]?.destroy();
    const late = await next;
    t.pass('a place was handed on');
    for (const stream of [...syncs, ...requests, late])
        stream.destroy();
    await eventually(() => echo.listener.connections === 0);
});
//# sourceMappingURL=remote-peer.test.js.map