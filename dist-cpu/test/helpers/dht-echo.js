/** What is behind a link, without a peer: an HTTP server on DHT connections alone. */
import http from 'node:http';
import { keyPair } from 'hypercore-crypto';
import { WebSocketServer } from 'ws';
import { Listener } from '../../src/listener.js';
import { RemotePeer } from '../../src/remote-peer.js';
import { createNode } from './network.js';
const LISTENER_CLOSE_ORDER = 20;
const REMOTE_CLOSE_ORDER = 10;
export async function createDhtEcho(t, network, identity = keyPair()) {
    const dht = await createNode(t, network.bootstrap);
    const listener = new Listener({ dht, keyPair: identity });
    const server = http.createServer((request, response) => {
        let bytes = 0;
        request.on('data', (chunk) => (bytes += chunk.byteLength));
        request.on('end', () => {
            const { method, url, headers } = request;
            response.end(JSON.stringify({ method, url, headers, bytes }));
        });
    });
    const sockets = new WebSocketServer({ server, path: '/echo' });
    sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
    listener.on('http', ({ stream }) => void server.emit('connection', stream));
    const close = () => listener.close();
    t.teardown(close, { order: LISTENER_CLOSE_ORDER });
    await listener.ready();
    return { publicKey: identity.publicKey, identity, listener, server, close };
}
export function createRemote(t, { bootstrap }, publicKey, options = {}) {
    const { token, ...others } = options;
    const link = { publicKey: publicKey, bootstrap, ...(token && { token }) };
    const remote = new RemotePeer({ link, bindHost: '127.0.0.1', ...others });
    t.teardown(() => remote.close(), { order: REMOTE_CLOSE_ORDER });
    return remote;
}
//# sourceMappingURL=dht-echo.js.map