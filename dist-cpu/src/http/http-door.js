/**
 * The HTTP door: today's apps know no other. The same API answers on a TCP port (`--http-port`,
 * behind a reverse proxy that speaks TLS) and on DHT connections whose first byte is a letter.
 *
 * Receives requests and hands WebSockets on as `Connection`s, to the same handshake and
 * replication that the DHT leads to (`sync-route.ts`).
 */
import { once } from 'node:events';
import net from 'node:net';
import fastifyWebsocket from '@fastify/websocket';
import { fastify } from 'fastify';
import { asError, codeOf, MapeoWebError } from '../lib/errors.js';
import { TOKEN_HEADER } from '../lib/link.js';
import { loopbackUrlOf } from '../lib/loopback-url.js';
import { Service } from '../lib/service.js';
import { OlderRoutes } from '../mapeo8/http-routes.js';
import { isBearer } from './bearer-token.js';
import { cloudApi, findProject } from './cloud-api.js';
import { dataRoutes } from './data-routes.js';
import { FirstSyncs } from './first-syncs.js';
import { errorHandler, toHttpError, unauthorized } from './http-errors.js';
import { joinRoute } from './join-route.js';
import { streamServer } from './stream-server.js';
import { boundAddresses, isUpgrade, StrangerLimits, } from './stranger-limits.js';
import { SyncSockets } from './sync-sockets.js';
/** Project keys and a name: a kilobyte. An alert with its geometry: some more. */
const MAX_BODY_BYTES = 256 * 1024;
/** The largest message of a Noise stream, and its header. */
const MAX_WEBSOCKET_MESSAGE_BYTES = 16 * 1024 * 1024 + 64;
/** From the first byte of a request to its last. */
const REQUEST_MS = 30_000;
/** How often is looked for requests that take longer; Node's own 30 s would double them. */
const CHECK_MS = 5000;
/** A TCP connection on which nothing moves; WebSockets are not under it. */
const IDLE_MS = 60_000;
/** How long a shutdown waits for the first syncs it owes. Docker kills after 10 s. */
const DRAIN_MS = 7000;
const RESTART_MS = 10_000;
/** Requests, beside the WebSockets; and promised WebSockets past the limit. */
export const SPARE_TCP_CONNECTIONS = 256;
export class HttpDoor extends Service {
    #peer;
    #redeem;
    #join;
    #older;
    #olderRoutes;
    #log;
    #onRefused;
    #limits;
    #settings;
    #firstSyncs;
    #sockets;
    #onStream;
    #url = null;
    constructor({ peer, redeem, isGoodToken, join, onRefused, older, clock, log }, settings) {
        super();
        this.#onRefused = onRefused;
        const isTrusted = ({ headers }) => {
            const token = headers[TOKEN_HEADER];
            return (isBearer(headers.authorization, settings.bearerToken) ||
                (typeof token === 'string' && isGoodToken(token)));
        };
        this.#limits = new StrangerLimits({ isTrusted, onRefused: () => onRefused('rate-limited'), clock }, settings.strangers);
        this.#join = join;
        this.#older = older;
        this.#peer = peer;
        this.#redeem = redeem;
        this.#log = log;
        this.#settings = settings;
        this.#firstSyncs = new FirstSyncs({ acquire: (projectId) => peer.acquire(projectId), clock });
        this.#sockets = new SyncSockets({
            peer,
            firstSyncs: this.#firstSyncs,
            clock,
            isClosing: () => this.closing,
            limits: this.#limits,
            onRefused,
        }, { maxConnections: settings.maxConnections });
    }
    /** Where it answers, without a slash at the end; null without a TCP port. */
    get url() {
        return this.#url;
    }
    /** WebSockets that are open. */
    get connections() {
        return this.#sockets.size + (this.#olderRoutes?.size ?? 0);
    }
    /** Whether an app was told that its project is taken, and waits for the first sync. */
    isPromised(projectId) {
        return this.#firstSyncs.isPromised(projectId);
    }
    /**
     * Answers HTTP on a stream: a DHT connection.
     * @param remoteKey hex of the key at its other end
     */
    serve(stream, remoteKey) {
        if (!this.#onStream || this.closed)
            return void stream.destroy();
        this.#sockets.noteDhtStream(stream, remoteKey);
        this.#onStream(stream);
    }
    async open() {
        const { requestMs = REQUEST_MS, idleMs = IDLE_MS, checkMs = CHECK_MS, } = this.#settings.timeouts ?? {};
        const app = fastify({
            logger: false,
            // The proxy's own word alone: what stands before it in the header came from the client.
            trustProxy: this.#settings.trustProxy ? 1 : false,
            bodyLimit: MAX_BODY_BYTES,
            requestTimeout: requestMs,
            connectionTimeout: idleMs,
            http: { headersTimeout: requestMs, connectionsCheckingInterval: checkMs },
            // Project ids have 52 characters; 100 is where the router stops by itself.
            maxParamLength: 256,
            ignoreDuplicateSlashes: true,
            forceCloseConnections: true,
            frameworkErrors: (failure, request, anyReply) => {
                const reply = anyReply;
                endUpgrade(request, reply);
                const error = { code: 'BAD_REQUEST', message: 'The address of the request is broken' };
                void reply.status(failure.statusCode ?? 400).send({ error });
            },
        });
        this.defer(() => app.close());
        // The framework does so only where it listens; what came over the DHT would keep it from closing.
        this.defer(() => app.server.closeAllConnections());
        app.setErrorHandler(errorHandler((error, { routeOptions }) => {
            const failure = { evt: 'http.failed', route: routeOptions.url, err: asError(error) };
            // There is nothing wrong with being busy, and it is counted.
            if (toHttpError(error).statusCode === 503)
                this.#log.debug(failure);
            else
                this.#log.error(failure);
        }));
        // It must not throw: for an address with a broken escape (`OPTIONS /%zz`) the framework calls
        // it where nobody catches, and a stranger's line would end the process (fastify 4.29.1).
        app.setNotFoundHandler((request, reply) => {
            const error = { code: 'NOT_FOUND', message: 'There is nothing at this address' };
            endUpgrade(request, reply);
            void reply.status(404).send({ error });
        });
        // Node gives the socket of an upgrade away without a listener: a reset would end the process.
        app.server.on('upgrade', (_request, socket) => socket.on('error', () => { }));
        this.#limits.guard(app);
        await app.register(fastifyWebsocket, {
            options: { maxPayload: MAX_WEBSOCKET_MESSAGE_BYTES },
        });
        this.#routes(app);
        await app.ready();
        // Before the server goes: what an app was promised.
        this.defer(async () => {
            await this.#firstSyncs.drained(DRAIN_MS);
            await this.#sockets.close();
            this.#firstSyncs.close();
        });
        await this.#listen(app);
        this.#onStream = streamServer(app.server);
    }
    #routes(app) {
        const { bearerToken, allowedProjects } = this.#settings;
        const peer = this.#peer;
        const requireBearer = ({ headers }) => {
            if (!isBearer(headers.authorization, bearerToken))
                throw unauthorized();
        };
        dataRoutes(app, {
            requireBearer,
            baseUrl: () => peer.baseUrl(),
            async use(projectId, run) {
                findProject(peer, projectId);
                const lease = await peer.acquire(projectId);
                try {
                    return await run(lease.project);
                }
                finally {
                    lease.release();
                }
            },
        });
        const assertAccepting = () => {
            if (!this.closing)
                return;
            throw new MapeoWebError('BUSY', 'shutting down', { retryAfterMs: RESTART_MS });
        };
        joinRoute(app, { ...this.#join, assertAccepting });
        cloudApi(app, {
            peer: this.#peer,
            firstSyncs: this.#firstSyncs,
            redeem: this.#redeem,
            requireBearer,
            assertAccepting,
        }, { allowedProjects });
        this.#sockets.routes(app);
        if (!this.#older)
            return;
        const { maxConnections } = this.#settings;
        const older = new OlderRoutes({
            ...this.#older,
            token: bearerToken,
            maxSockets: maxConnections,
        });
        older.routes(app);
        this.#olderRoutes = older;
        this.defer(() => older.close());
    }
    async #listen(app) {
        const { port, bindHost } = this.#settings;
        if (port === undefined)
            return;
        const { maxConnections, maxSockets } = this.#settings;
        const max = maxSockets ?? maxConnections + SPARE_TCP_CONNECTIONS;
        app.server.maxConnections = max;
        boundAddresses(app.server, {
            max: Math.ceil(max / 2),
            onRefused: () => this.#onRefused('too-many-of-address'),
        });
        try {
            await app.listen({ port, host: bindHost });
        }
        catch (error) {
            throw listenError(error, bindHost, port);
        }
        const address = app.server.address();
        if (address === null || typeof address === 'string')
            return;
        const host = ['0.0.0.0', '::'].includes(address.address) ? '127.0.0.1' : address.address;
        this.#url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
        this.#log.info({ evt: 'http.listening', url: this.#url }, 'the HTTP API answers');
        const { keyPair } = this.#peer;
        if (this.#peer.ownBaseUrl() === loopbackUrlOf(keyPair.publicKey)) {
            await this.#listenOnBaseUrl(app);
        }
    }
    /**
     * Without `--base-url` projects say that the peer is at its loopback URL, which
     * `mapeo-web connect` opens on other machines. On this one, the peer is there itself.
     */
    async #listenOnBaseUrl(app) {
        const { hostname, port, href } = new URL(this.#peer.ownBaseUrl());
        this.#log.warn({ evt: 'http.no-base-url', baseUrl: href }, 'no --base-url: apps come back to this peer from this machine, or through ' +
            '`mapeo-web connect`, and not by its public address');
        const server = net.createServer((socket) => app.server.emit('connection', socket));
        const listening = once(server, 'listening');
        server.listen(Number(port), hostname);
        try {
            await listening;
            // Accepting may fail later, for want of descriptors.
            server.on('error', () => { });
            this.defer(() => server.close());
        }
        catch (error) {
            this.#log.warn({ evt: 'http.base-url-taken', baseUrl: href, reason: codeOf(error) });
        }
    }
}
function listenError(error, host, port) {
    const cause = { cause: error };
    switch (codeOf(error)) {
        case 'EADDRINUSE':
            return new MapeoWebError('PORT_IN_USE', `TCP port ${port} on ${host} is taken`, {
                ...cause,
                fix: 'Stop the other program or choose another --http-port.',
            });
        case 'EACCES':
            return new MapeoWebError('INVALID_CONFIG', `TCP port ${port} needs more rights`, {
                ...cause,
                fix: 'Choose an --http-port above 1023, and let a reverse proxy take 443.',
            });
        case 'EADDRNOTAVAIL':
            return new MapeoWebError('UNBINDABLE_ADDRESS', `${host} is not an address here`, cause);
        case undefined:
        default:
            return error;
    }
}
/**
 * Where an address is broken, no hook of the WebSocket plugin sees the request, and nobody would end
 * the socket that Node has handed over.
 */
function endUpgrade({ raw }, reply) {
    if (isUpgrade(raw))
        reply.raw.once('finish', () => raw.socket.destroySoon());
}
//# sourceMappingURL=http-door.js.map