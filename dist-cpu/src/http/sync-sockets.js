import NoiseSecretStream from '@hyperswarm/secret-stream';
import { createWebSocketStream } from 'ws';
import { Connection } from '../connection.js';
import { MapeoWebError } from '../lib/errors.js';
import { NodeDuplex } from '../lib/node-duplex.js';
import { findProject } from './cloud-api.js';
import { HttpError } from './http-errors.js';
import { addressOf, isLoopback } from './stranger-limits.js';
/** From the upgrade to the end of the Noise handshake. */
const OPEN_MS = 20_000;
/** As both sides of CoMapeo sync do. */
const KEEP_ALIVE_MS = 5000;
/** A phone that slept this long has lost its connection anyway. */
const SILENCE_MS = 120_000;
/**
 * Before the proof. Proxies show all of their clients as one address, but those are on the loopback
 * mostly.
 */
const MAX_UNPROVEN_PER_ADDRESS = 64;
const RETRY_MS = 30_000;
export class SyncSockets {
    #peer;
    #firstSyncs;
    #clock;
    #isClosing;
    #limits;
    #onRefused;
    #maxConnections;
    #open = new Set();
    #dhtKeys = new WeakMap();
    constructor({ peer, firstSyncs, clock, isClosing, limits, onRefused }, { maxConnections }) {
        this.#peer = peer;
        this.#firstSyncs = firstSyncs;
        this.#clock = clock;
        this.#isClosing = isClosing;
        this.#limits = limits;
        this.#onRefused = onRefused;
        this.#maxConnections = maxConnections;
    }
    get size() {
        return this.#open.size;
    }
    noteDhtStream(stream, remoteKey) {
        this.#dhtKeys.set(stream, remoteKey);
    }
    routes(app) {
        app.route({
            method: 'GET',
            url: '/sync/:projectPublicId',
            preHandler: (request, _reply, done) => {
                this.#assertAdmitted(request);
                done();
            },
            handler: () => {
                throw new HttpError(426, 'UPGRADE_REQUIRED', 'This address is for WebSockets');
            },
            wsHandler: (socket, request) => {
                this.#onSocket(socket, request);
            },
        });
        app.get('/progress', (request) => this.#progress(request));
    }
    /** Ends every WebSocket. */
    async close() {
        await Promise.all([...this.#open].map(async ({ stream, connection }) => {
            if (connection)
                await connection.end('closing');
            else
                stream.destroy();
        }));
    }
    #assertAdmitted(request) {
        const { projectPublicId } = request.params;
        const isPromised = this.#firstSyncs.isPromised(projectPublicId);
        if (!isPromised)
            this.#limits.upgrade(request);
        findProject(this.#peer, projectPublicId);
        if (isPromised)
            return;
        const busy = (why) => {
            this.#onRefused('busy');
            return new MapeoWebError('BUSY', why, { retryAfterMs: RETRY_MS });
        };
        if (this.#isClosing())
            throw busy('shutting down');
        if (this.#open.size >= this.#maxConnections)
            throw busy('too many connections');
        const strangers = [...this.#open].filter(({ connection }) => !connection?.isProven);
        const address = addressOf(request);
        if (address !== undefined && !isLoopback(address)) {
            const same = strangers.filter((other) => other.address === address).length;
            if (same >= MAX_UNPROVEN_PER_ADDRESS)
                throw busy('too many connections of one address');
        }
        // Who it is shows later: the one that had most time for its proof makes room for this one.
        if (strangers.length >= Math.ceil((this.#maxConnections * 3) / 4))
            this.#crowdOut(strangers);
    }
    #crowdOut(strangers) {
        const oldest = strangers.find(({ projectId }) => !this.#firstSyncs.isPromised(projectId));
        if (!oldest)
            return;
        this.#onRefused('crowded-out');
        if (oldest.connection)
            void oldest.connection.destroy('crowded-out');
        else
            oldest.stream.destroy();
        this.#open.delete(oldest);
    }
    #onSocket(socket, request) {
        const done = this.#firstSyncs.begin(request.params.projectPublicId);
        const wire = createWebSocketStream(socket);
        // The Noise stream reports what happens to it.
        wire.on('error', () => { });
        const stream = new NoiseSecretStream(false, wire, { keyPair: this.#peer.keyPair });
        stream.on('error', () => { });
        const remoteHost = addressOf(request);
        const open = {
            projectId: request.params.projectPublicId,
            stream,
            address: remoteHost,
            dhtKey: this.#dhtKeys.get(request.raw.socket),
            connection: undefined,
        };
        this.#open.add(open);
        const cancel = this.#clock.after(OPEN_MS, () => stream.destroy());
        stream.once('connect', () => {
            cancel();
            stream.setKeepAlive(KEEP_ALIVE_MS);
            stream.setTimeout(SILENCE_MS);
            open.connection = new Connection(stream, { transport: 'websocket', remoteHost });
            this.#peer.accept(open.connection);
            // The DHT connection that it came over is a member's, too.
            const carrier = request.raw.socket;
            open.connection.whenProven(() => {
                if (carrier instanceof NodeDuplex)
                    carrier.isProven = true;
            });
        });
        // A WebSocket that closed ends what can be read from it, and leaves the rest open.
        socket.once('close', () => {
            if (open.connection)
                void open.connection.end('remote');
            else
                stream.destroy();
        });
        stream.once('close', () => {
            cancel();
            this.#open.delete(open);
            socket.terminate();
            done();
        });
    }
    /** Who came over the DHT may see how far its own syncs are, and nobody else's. */
    #progress(request) {
        const dhtKey = this.#dhtKeys.get(request.raw.socket);
        const own = new Set([...this.#open]
            .filter((o) => dhtKey !== undefined && o.dhtKey === dhtKey)
            .map((o) => o.connection));
        const sessions = this.#peer.sessions().filter(({ connection }) => own.has(connection));
        return {
            data: sessions.map(({ projectId, deviceId, connection, progress }) => ({
                projectId,
                deviceId,
                toSend: progress?.toSend ?? null,
                toReceive: progress?.toReceive ?? null,
                bytesRead: connection.bytesRead,
                bytesWritten: connection.bytesWritten,
            })),
        };
    }
}
//# sourceMappingURL=sync-sockets.js.map