/**
 * The way to one peer's HTTP API over the DHT, for programs that know CoMapeo Cloud's API alone:
 * `mapeo-web connect`, and apps that want no extra process.
 *
 *     const remote = new RemotePeer({ link })
 *     setGlobalDispatcher(remote.dispatcher)                      // reaches Node's own fetch
 *     new MapeoManager({ makeWebsocket: remote.makeWebsocket, … })
 *     await project.$member.addServerPeer(remote.url, { dangerouslyAllowInsecureConnections: true })
 *
 * Every connection is a Noise stream to the key in the link, so nobody in between can read or
 * answer, although the URL begins with `http:`.
 */
import { once } from 'node:events';
import { Agent, Pool } from 'undici';
import { WebSocket } from 'ws';
import { resolveBootstrap } from './bootstrap-list.js';
import { DhtNode } from './dht-node.js';
import { Backoff } from './lib/backoff.js';
import { pause, systemClock } from './lib/clock.js';
import { asError, codeOf, MapeoWebError } from './lib/errors.js';
import { hex } from './lib/keys.js';
import { parseLink, TOKEN_HEADER } from './lib/link.js';
import { loopbackUrlOf } from './lib/loopback-url.js';
import { NodeDuplex } from './lib/node-duplex.js';
import { Service } from './lib/service.js';
import { isHeard } from './live-stream.js';
import { Slots } from './lib/slots.js';
/** Together what a peer allows one device: PROTOCOL.md, "HTTP over the DHT". */
const MAX_REQUESTS = 4;
const MAX_SYNCS = 24;
const DIAL_MS = 20_000;
/** One attempt: a handshake that went to a node which is gone is never answered. */
const ATTEMPT_MS = 8000;
/** From the connection to the first packet of the peer's own. */
const HEARD_MS = 2000;
const RETRY = { firstMs: 250, maxMs: 2000 };
export class RemotePeer extends Service {
    link;
    /** The base URL that the peer has for devices without a domain: the same on every device. */
    url;
    /** For `setGlobalDispatcher` of undici 6; requests to other hosts go their normal way. */
    dispatcher;
    #options;
    #agent;
    #slots = { request: new Slots(MAX_REQUESTS), sync: new Slots(MAX_SYNCS) };
    #stop = new AbortController();
    #dht;
    /** @throws `INVALID_LINK` */
    constructor(options) {
        super();
        this.#options = options;
        this.link = typeof options.link === 'string' ? parseLink(options.link) : options.link;
        this.url = loopbackUrlOf(this.link.publicKey);
        this.#agent = this.#createAgent();
        this.dispatcher = this.#agent.compose((dispatch) => (request, handler) => {
            return dispatch(this.#withToken(request), handler);
        });
    }
    /**
     * A new connection to the peer, on which it speaks HTTP. Opens the DHT node at the first call.
     * @returns a stream that the caller ends
     * @throws `NO_PEERS_FOUND`, `NO_BOOTSTRAP_ALIVE`, `TIMEOUT`; `BUSY` where as many as the peer
     *   allows were open all the time
     */
    async dial(use = 'request') {
        await this.ready();
        const deadline = Date.now() + (this.#options.dialMs ?? DIAL_MS);
        const release = await this.#slots[use].take(deadline - Date.now());
        if (!release) {
            throw new MapeoWebError('BUSY', `no more than ${MAX_SYNCS} projects can sync at a time`);
        }
        try {
            const stream = await this.#connect(deadline);
            stream.once('close', release);
            return stream;
        }
        catch (error) {
            release();
            throw error;
        }
    }
    /** For `MapeoManager`; URLs of other hosts go their normal way. */
    makeWebsocket = (url) => {
        if (!this.#isOurs(url))
            return new WebSocket(url);
        // The types know only connections that are there at once; Node takes late ones as well.
        const createConnection = ((_options, done) => {
            this.dial('sync').then((stream) => done(null, stream), (error) => done(asError(error)));
        });
        return new WebSocket(url, { createConnection });
    };
    async open() {
        const { keyPair, bindHost } = this.#options;
        const bootstrap = this.#options.bootstrap ?? this.link.bootstrap;
        const node = new DhtNode({
            bootstrap: resolveBootstrap({ bootstrap: [...new Set(bootstrap)].join(',') || 'none' }),
            keyPair,
        }, { bindHost });
        await node.ready();
        this.#dht = node.dht;
        this.defer(() => node.close());
        this.defer(() => this.#agent.destroy());
        this.defer(() => this.#stop.abort());
    }
    async #connect(deadline) {
        const backoff = new Backoff(RETRY);
        for (;;) {
            try {
                return await this.#attempt(Math.min(ATTEMPT_MS, deadline - Date.now()));
            }
            catch (error) {
                const delayMs = backoff.next();
                if (this.closing || Date.now() + delayMs >= deadline)
                    throw this.#unreachable(error);
                await pause(systemClock, delayMs, this.#stop.signal);
            }
        }
    }
    async #attempt(timeoutMs) {
        if (!this.#dht || this.closing)
            throw new Error('the remote peer was closed');
        const stream = this.#dht.connect(this.link.publicKey);
        const timer = setTimeout(() => stream.destroy(new Error('no answer in time')), timeoutMs);
        try {
            // Rejects with the error of the stream.
            await Promise.race([
                once(stream, 'open'),
                once(stream, 'close').then(() => Promise.reject(new Error('the connection was cut'))),
            ]);
            // Attempts are cheap and waiting is not: the next one goes through as a rule.
            const heard = await isHeard(stream, { timeoutMs: Math.min(HEARD_MS, timeoutMs) });
            if (!heard)
                throw new Error('the connection leads nowhere');
        }
        catch (error) {
            stream.destroy();
            throw error;
        }
        finally {
            clearTimeout(timer);
        }
        return new NodeDuplex(stream, {
            deviceId: hex(this.link.publicKey),
            remoteHost: stream.rawStream?.remoteHost,
        });
    }
    #unreachable(error) {
        const cause = { cause: error };
        if (this.#dht?.nodes.length === 0) {
            const nodes = (this.#options.bootstrap ?? this.link.bootstrap).join(', ');
            return new MapeoWebError('NO_BOOTSTRAP_ALIVE', `none of ${nodes} answered`, cause);
        }
        if (codeOf(error) === 'PEER_NOT_FOUND') {
            return new MapeoWebError('NO_PEERS_FOUND', 'the peer of the link is not on its network', {
                ...cause,
                fix: 'Check that the peer runs (`mapeo-web status` there), then try again.',
            });
        }
        return new MapeoWebError('TIMEOUT', `no connection: ${asError(error).message}`, cause);
    }
    #isOurs(url) {
        return new URL(url).host === new URL(this.url).host;
    }
    #createAgent() {
        return new Agent({
            factory: (origin, options) => {
                if (!this.#isOurs(origin))
                    return new Pool(origin, options);
                return new Pool(origin, {
                    ...options,
                    connections: MAX_REQUESTS,
                    connect: (_options, done) => {
                        this.dial('request').then((stream) => done(null, stream), (error) => done(asError(error), null));
                    },
                });
            },
        });
    }
    /** The link's token, where a request needs one: an app has no way to send a header. */
    #withToken(request) {
        const { token } = this.link;
        const { method, path, origin, headers } = request;
        if (token === undefined || method !== 'PUT' || path !== '/projects')
            return request;
        if (origin === undefined || !this.#isOurs(origin))
            return request;
        const flat = Array.isArray(headers) ? headers : undefined;
        return {
            ...request,
            headers: flat ? [...flat, TOKEN_HEADER, token] : { ...headers, [TOKEN_HEADER]: token },
        };
    }
}
//# sourceMappingURL=remote-peer.js.map