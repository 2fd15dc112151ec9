/**
 * One HTTP request to a remote peer over the DHT, on a connection that is open already where there
 * is one. Such a connection may lead to a peer that was restarted meanwhile: then it is sent again.
 */
import http from 'node:http';
import { buffer } from 'node:stream/consumers';
import { asError, MapeoWebError } from '../lib/errors.js';
/** What is read into memory, to be sent a second time. Project keys are a kilobyte. */
const MAX_SMALL_BODY_BYTES = 256 * 1024;
/** A peer that died without a word is noticed after about this long anyway. */
const IDLE_MS = 10_000;
/** Leaves the peer's other places to syncs: see `RemotePeer`. */
const MAX_CONNECTIONS = 2;
/** Those that may be sent twice without doing more than once. */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);
export class RemoteRequests {
    #remote;
    #agent;
    /** The remote peer stays the caller's. */
    constructor({ remote }) {
        this.#remote = remote;
        this.#agent = this.#createAgent({ keepAlive: true });
    }
    /**
     * @param body as `readSmallBody` gave it, or a stream
     * @throws what `RemotePeer.dial` throws, `TIMEOUT`, and Node's errors of connections
     */
    async send(request, body) {
        const first = this.#start(request, this.#agent, body);
        try {
            return await first.answer;
        }
        catch (error) {
            const mayRepeat = Buffer.isBuffer(body) && IDEMPOTENT.has(request.method);
            const wasStale = first.sent.reusedSocket && !(error instanceof MapeoWebError);
            if (!mayRepeat || !wasStale || request.signal.aborted)
                throw error;
            // The other idle connection is as old as this one.
            const agent = this.#createAgent({ keepAlive: false });
            return this.#start(request, agent, body).answer;
        }
    }
    close() {
        this.#agent.destroy();
    }
    #start({ timeoutMs, ...options }, agent, body) {
        const sent = http.request({ ...options, agent });
        const late = new MapeoWebError('TIMEOUT', `the peer did not answer in ${timeoutMs} ms`);
        const timer = setTimeout(() => sent.destroy(late), timeoutMs);
        const answer = new Promise((resolve, reject) => {
            sent.once('response', resolve);
            // Stays: a connection may also break after the answer began.
            sent.on('error', reject);
            sent.once('close', () => clearTimeout(timer));
            sent.once('response', () => clearTimeout(timer));
        });
        if (Buffer.isBuffer(body))
            sent.end(body);
        else
            body.on('error', (error) => sent.destroy(asError(error))).pipe(sent);
        return { sent, answer };
    }
    #createAgent({ keepAlive }) {
        const agent = new http.Agent({
            keepAlive,
            maxSockets: MAX_CONNECTIONS,
            maxFreeSockets: MAX_CONNECTIONS,
            timeout: IDLE_MS,
        });
        const createConnection = (_options, done) => {
            this.#remote.dial('request').then((stream) => done(null, stream), (error) => done(asError(error)));
        };
        // Node's own way to an agent for other connections; its types do not have the member.
        return Object.assign(agent, { createConnection });
    }
}
/** The whole body where it is known to be small (or none at all), undefined where it is not. */
export async function readSmallBody(request) {
    const length = request.headers['content-length'];
    if (request.headers['transfer-encoding'] !== undefined)
        return undefined;
    if (length === undefined)
        return Buffer.alloc(0);
    return Number(length) <= MAX_SMALL_BODY_BYTES ? buffer(request) : undefined;
}
//# sourceMappingURL=remote-request.js.map