/**
 * `mapeo-web connect`: a door on this machine's loopback address to the HTTP API of a peer
 * somewhere else. Passes requests and WebSockets on over the DHT, and answers for itself where that
 * does not work: an app is never left hanging.
 */
import { once } from 'node:events';
import http from 'node:http';
import { pipeline } from 'node:stream/promises';
import { codeOf, MapeoWebError } from '../lib/errors.js';
import { TOKEN_HEADER } from '../lib/link.js';
import { loopbackUrl } from '../lib/loopback-url.js';
import { Service } from '../lib/service.js';
import { answer, answerRaw, assertLocal, passedOn, requestHead } from './loopback-http.js';
import { readSmallBody, RemoteRequests } from './remote-request.js';
const LOOPBACK = '127.0.0.1';
/** From a request to the first byte of its answer, and between two bytes of that. */
const ANSWER_MS = 60_000;
export class LoopbackDoor extends Service {
    #remote;
    #port;
    #answerMs;
    #requests;
    #syncs = new Set();
    /** The remote peer stays the caller's. */
    constructor({ remote }, { port, answerMs = ANSWER_MS }) {
        super();
        this.#remote = remote;
        this.#port = port;
        this.#answerMs = answerMs;
        this.#requests = new RemoteRequests({ remote });
    }
    /** Ends with "/". */
    get url() {
        return loopbackUrl(this.#port);
    }
    /** @throws `PORT_IN_USE` */
    async open() {
        this.defer(() => this.#requests.close());
        const server = http.createServer((request, response) => void this.#onRequest(request, response));
        server.on('upgrade', (request, socket, head) => {
            void this.#onUpgrade(request, socket, head);
        });
        server.listen(this.#port, LOOPBACK);
        try {
            await once(server, 'listening');
        }
        catch (error) {
            if (codeOf(error) !== 'EADDRINUSE')
                throw error;
            throw new MapeoWebError('PORT_IN_USE', `TCP port ${this.#port} of ${LOOPBACK} is taken`, {
                cause: error,
                fix: 'Does `connect` run already with this link, or the peer itself on this machine? ' +
                    'If it is another program, stop it: apps look for the peer at this port.',
            });
        }
        // Accepting may fail later, for want of descriptors.
        server.on('error', () => { });
        this.defer(() => {
            for (const socket of this.#syncs)
                socket.destroy();
            server.closeAllConnections();
            server.close();
        });
    }
    async #onRequest(request, response) {
        const gone = new AbortController();
        response.on('error', () => { });
        response.once('close', () => gone.abort());
        try {
            assertLocal(request);
            await this.#passOn(request, response, gone.signal);
        }
        catch (error) {
            answer(response, error);
        }
    }
    async #passOn(request, response, signal) {
        const { method = 'GET', url: path = '/' } = request;
        const small = await readSmallBody(request);
        const answered = await this.#requests.send({ method, path, headers: this.#headers(request), signal, timeoutMs: this.#answerMs }, small ?? request);
        cutWhenSilent(answered, this.#answerMs);
        const { statusCode = 502, statusMessage } = answered;
        response.writeHead(statusCode, statusMessage, passedOn(answered));
        await pipeline(answered, response);
    }
    #headers(request) {
        const headers = passedOn(request);
        // What the link allows is not for whoever reaches this port to say.
        delete headers[TOKEN_HEADER];
        const { token } = this.#remote.link;
        const isAdd = request.method === 'PUT' && request.url === '/projects';
        return token !== undefined && isAdd ? { ...headers, [TOKEN_HEADER]: token } : headers;
    }
    /** Once the way is there, bytes go both ways as they are: also an answer that is no upgrade. */
    async #onUpgrade(request, socket, head) {
        socket.on('error', () => { });
        try {
            assertLocal(request);
            const remote = await this.#remote.dial('sync');
            if (socket.destroyed || this.closing) {
                remote.destroy();
                socket.destroy();
                return;
            }
            remote.write(requestHead(request));
            if (head.byteLength > 0)
                remote.write(head);
            this.#join(socket, remote);
        }
        catch (error) {
            answerRaw(socket, error);
        }
    }
    #join(socket, remote) {
        let answered = false;
        const late = new MapeoWebError('TIMEOUT', 'the peer did not answer in time');
        const timer = setTimeout(() => answerRaw(socket, late), this.#answerMs);
        remote.once('data', () => {
            answered = true;
            clearTimeout(timer);
        });
        remote.once('close', () => {
            clearTimeout(timer);
            if (answered)
                socket.destroy();
            else
                answerRaw(socket, new MapeoWebError('CONNECTION_LOST', 'the peer hung up'));
        });
        socket.once('close', () => {
            remote.destroy();
            this.#syncs.delete(socket);
            this.emit('syncs', { open: this.#syncs.size });
        });
        this.#syncs.add(socket);
        this.emit('syncs', { open: this.#syncs.size });
        socket.pipe(remote);
        remote.pipe(socket);
    }
}
function cutWhenSilent(message, ms) {
    const timer = setTimeout(() => {
        message.destroy(new MapeoWebError('TIMEOUT', 'the peer stopped in the middle of its answer'));
    }, ms);
    message.on('data', () => timer.refresh());
    message.once('close', () => clearTimeout(timer));
}
//# sourceMappingURL=loopback-door.js.map