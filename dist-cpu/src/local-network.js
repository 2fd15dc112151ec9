/**
 * ENCRYPTION, for devices nearby: Noise connections over TCP, as CoMapeo apps make them to every
 * device that they see by mDNS.
 *
 * Receives TCP connections and hands on `Connection`s, to the same handshake as the DHT's. It is not
 * the engine's own local discovery: that one replicates every open project to any stranger. It
 * listens, and is advertised, only while somebody wants it to be visible; connections stay.
 */
import { once } from 'node:events';
import net from 'node:net';
import NoiseSecretStream from '@hyperswarm/secret-stream';
import { Advertisement } from './advertisement.js';
import { Connection } from './connection.js';
import { systemClock } from './lib/clock.js';
import { codeOf, MapeoWebError } from './lib/errors.js';
import { isLocalAddress, localInterfaces } from './lib/private-address.js';
import { Service } from './lib/service.js';
/** As `@comapeo/core` has it. */
const TCP_OPTIONS = {
    keepAlive: true,
    keepAliveInitialDelay: 30_000,
    noDelay: true,
};
/** A Noise handshake and the stream's header are 161 bytes; the rest is spare. */
const MAX_BYTES_BEFORE_OPEN = 1024;
/** Several devices may ask to come back at the same time. */
const REFRESH_MS = 1000;
export class LocalNetwork extends Service {
    #keyPair;
    #clock;
    #settings;
    #wishes = new Set();
    /** From the first byte on, with the Connection once the Noise handshake is done. */
    #sockets = new Map();
    #shown;
    #changes = Promise.resolve();
    #cancelRefresh;
    constructor({ keyPair, clock = systemClock }, settings) {
        super();
        this.#keyPair = keyPair;
        this.#clock = clock;
        this.#settings = {
            bindHost: settings.bindHost,
            port: settings.port ?? 0,
            maxConnections: settings.maxConnections ?? 64,
            maxPerAddress: settings.maxPerAddress ?? 8,
            openMs: settings.openMs ?? 10_000,
        };
    }
    get isVisible() {
        return this.#shown !== undefined;
    }
    /** Sockets, whether their Noise handshake is done or not. */
    get connections() {
        return this.#sockets.size;
    }
    /** @throws `PORT_IN_USE`, `UNBINDABLE_ADDRESS` */
    async show() {
        const wish = {};
        const { port } = await this.#change(async () => {
            this.#shown ??= await this.#open();
            this.#wishes.add(wish);
            return this.#shown;
        });
        return {
            port,
            addresses: localInterfaces(this.#settings.bindHost).map(({ address }) => address),
            hide: () => this.#change(() => this.#withdraw(wish)),
        };
    }
    /** Has every app in sight connect again, soon. */
    refresh() {
        this.#cancelRefresh ??= this.#clock.after(REFRESH_MS, () => {
            this.#cancelRefresh = undefined;
            void this.#shown?.advertisement.refresh();
        });
    }
    open() {
        this.defer(async () => {
            this.#cancelRefresh?.();
            await Promise.all([this.#change(() => this.#hide()), this.#endAll()]);
        });
        return Promise.resolve();
    }
    async #endAll() {
        await Promise.all([...this.#sockets].map(async ([socket, connection]) => {
            if (connection)
                await connection.end('closing');
            else
                socket.destroy();
        }));
    }
    /** One after the other, whatever became of the one before. */
    #change(run) {
        const change = this.#changes.then(run);
        this.#changes = change.catch(() => { });
        return change;
    }
    async #withdraw(wish) {
        this.#wishes.delete(wish);
        if (this.#wishes.size === 0)
            await this.#hide();
    }
    async #open() {
        if (this.closing)
            throw new MapeoWebError('BUSY', 'the peer is shutting down');
        const server = net.createServer(TCP_OPTIONS, (socket) => this.#onSocket(socket));
        const port = await listen(server, this.#settings);
        // What fails later, as accepting without a free file descriptor, leaves the server listening.
        server.on('error', () => { });
        const advertisement = new Advertisement({ clock: this.#clock }, { port, bindHost: this.#settings.bindHost });
        advertisement.on('visible', (event) => this.emit('visible', { ...event, port }));
        advertisement.on('invisible', (event) => this.emit('invisible', event));
        await advertisement.ready();
        return { server, port, advertisement };
    }
    async #hide() {
        const shown = this.#shown;
        if (!shown)
            return;
        this.#shown = undefined;
        // Its callback waits for every connection, and they stay.
        shown.server.close();
        await shown.advertisement.close();
    }
    #onSocket(socket) {
        // Without a listener the first reset would take the process down.
        socket.on('error', () => { });
        const remoteHost = socket.remoteAddress;
        const reason = this.#reasonToRefuse(remoteHost);
        if (reason)
            return this.#refuse(socket, reason);
        this.#sockets.set(socket, undefined);
        socket.once('close', () => this.#sockets.delete(socket));
        const stream = new NoiseSecretStream(false, socket, { keyPair: this.#keyPair });
        stream.on('error', () => { });
        const cancelDeadline = this.#clock.after(this.#settings.openMs, () => {
            this.#refuse(socket, 'no-handshake');
        });
        const limit = () => {
            if (socket.bytesRead > MAX_BYTES_BEFORE_OPEN)
                this.#refuse(socket, 'too-much');
        };
        // After the Noise stream's own listener, so that a handshake that is complete counts.
        setImmediate(() => {
            if (!stream.remotePublicKey)
                socket.on('data', limit);
        });
        stream.once('connect', () => {
            cancelDeadline();
            socket.off('data', limit);
            const connection = new Connection(stream, { transport: 'local-network', remoteHost });
            this.#sockets.set(socket, connection);
            this.emit('connection', { connection });
        });
        stream.once('close', () => {
            cancelDeadline();
            socket.destroy();
        });
    }
    #reasonToRefuse(remoteHost) {
        const { maxConnections, maxPerAddress } = this.#settings;
        if (!isLocalAddress(remoteHost))
            return 'not-local';
        if (this.closing || this.#sockets.size >= maxConnections)
            return 'too-many-connections';
        const same = [...this.#sockets.keys()].filter((other) => other.remoteAddress === remoteHost);
        return same.length >= maxPerAddress ? 'too-many-of-address' : undefined;
    }
    #refuse(socket, reason) {
        if (socket.destroyed)
            return;
        this.emit('refused', { reason, remoteHost: socket.remoteAddress });
        socket.destroy();
    }
}
async function listen(server, { bindHost, port }) {
    try {
        server.listen(port, bindHost);
        await once(server, 'listening');
    }
    catch (error) {
        const cause = { cause: error };
        if (codeOf(error) === 'EADDRINUSE') {
            throw new MapeoWebError('PORT_IN_USE', `TCP port ${port} on ${bindHost} is taken`, {
                ...cause,
                fix: 'Stop the other program or choose another --local-port.',
            });
        }
        if (codeOf(error) === 'EADDRNOTAVAIL') {
            throw new MapeoWebError('UNBINDABLE_ADDRESS', `${bindHost} is not an address here`, cause);
        }
        throw error;
    }
    const address = server.address();
    if (address === null || typeof address === 'string')
        throw new Error('the server has no port');
    return address.port;
}
//# sourceMappingURL=local-network.js.map