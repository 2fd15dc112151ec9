import './upstream-guards.js';
import { Connection, remoteDeviceOf } from './connection.js';
import { isHttp, peekFirstByte } from './first-byte.js';
import { HandshakeGate, } from './handshake-gate.js';
import { systemClock } from './lib/clock.js';
import { descriptorLimit } from './lib/descriptor-limit.js';
import { hex } from './lib/keys.js';
import { NodeDuplex } from './lib/node-duplex.js';
import { Service } from './lib/service.js';
import { DEFAULT_CONNECTIONS, Places, } from './places.js';
/** One Noise message may have 16 MiB; what a connection begins with is far smaller. */
const MAX_BYTES_BEFORE_FIRST = 256 * 1024;
/** How long a first message is known as one that was answered: a client repeats it for 4 s. */
const REMEMBER_MS = 5000;
export class Listener extends Service {
    #dht;
    #keyPair;
    #clock;
    #isKnown;
    #watch;
    #firstByteMs;
    #gate;
    #places;
    #server;
    #extraServers = new Set();
    constructor({ dht, keyPair, isKnown = () => false, watch, clock = systemClock }, { firstByteMs = 20_000, handshakes, ...places } = {}) {
        super();
        this.#dht = dht;
        this.#keyPair = keyPair;
        this.#clock = clock;
        this.#isKnown = isKnown;
        this.#watch = watch;
        this.#firstByteMs = firstByteMs;
        this.#gate = new HandshakeGate({ isKnown, onRefused: (reason) => this.#refuse(reason, undefined), clock }, { ...handshakesFor(places.maxConnections ?? DEFAULT_CONNECTIONS), ...handshakes });
        this.#places = new Places({
            cut: (accepted, reason) => {
                this.#refuse(reason, accepted.deviceId);
                if (accepted.connection)
                    void accepted.connection.destroy('crowded-out');
                else
                    accepted.stream.destroy();
            },
        }, places);
    }
    /** Where the peer can be reached through: at most 3 DHT nodes, none before `ready()`. */
    get relayAddresses() {
        return this.#server?.relayAddresses ?? [];
    }
    /** Of both kinds, without those that have not said a word yet. */
    get connections() {
        return this.#places.size;
    }
    /** Handshakes under way, and connections without a word yet. */
    get unproven() {
        return { handshakes: this.#gate.pending, silent: this.#places.silent };
    }
    /** Stops accepting; what is connected stays. */
    async stopAccepting() {
        this.#gate.close();
        const servers = [...(this.#server ? [this.#server] : []), ...this.#extraServers];
        await Promise.all(servers.map((server) => server.close()));
    }
    async open() {
        this.defer(() => Promise.all(this.#places.all().map(destroy)));
        this.defer(() => this.stopAccepting());
        this.#server = this.#createServer((accepted, firstByte) => {
            if (isHttp(firstByte))
                this.#takeHttp(accepted);
            else
                this.#takeConnection(accepted);
        });
        await this.#server.listen(this.#keyPair);
    }
    /**
     * Listens on another key pair too, within the same bounds. Its connections are told by
     * `connection`, as those of the device's own; HTTP is not spoken there.
     */
    openDoor(keyPair) {
        const server = this.#createServer((accepted) => this.#takeConnection(accepted));
        this.#extraServers.add(server);
        const listening = new Promise((resolve) => {
            // It fails only where it is closed meanwhile.
            server.listen(keyPair).then(resolve, () => { });
        });
        return {
            listening,
            get relayAddresses() {
                return server.relayAddresses ?? [];
            },
            close: async () => {
                this.#extraServers.delete(server);
                await server.close();
            },
        };
    }
    #createServer(begin) {
        const server = this.#dht.createServer({
            firewall: (remotePublicKey, firstMessage) => !this.#allowHandshake(remotePublicKey, firstMessage),
            handshakeClearWait: REMEMBER_MS,
        }, (stream) => this.#onConnection(stream, begin));
        this.#gate.guard(server);
        return server;
    }
    /** Before the connection: only the key can be trusted, for the address may be forged. */
    #allowHandshake(remotePublicKey, firstMessage) {
        const deviceId = hex(remotePublicKey);
        const refusal = this.closing
            ? 'too-many-connections'
            : this.#places.refusalOf({ deviceId, isMember: this.#isKnown(deviceId) });
        if (refusal !== undefined)
            return this.#refuse(refusal, deviceId);
        return this.#gate.admit(remotePublicKey, firstMessage);
    }
    #refuse(reason, deviceId) {
        this.emit('refused', { reason, deviceId });
        return false;
    }
    #onConnection(stream, begin) {
        // Without a listener the first lost connection would take the process down.
        stream.on('error', () => { });
        const deviceId = hex(remoteDeviceOf(stream));
        this.#gate.connected(deviceId);
        const wasKnown = this.#isKnown(deviceId);
        const accepted = {
            stream,
            deviceId,
            remoteHost: stream.rawStream?.remoteHost,
            isProven: () => accepted.connection?.isProven ?? false,
            isMember: () => wasKnown || accepted.isProven(),
        };
        this.#places.addSilent(accepted);
        stream.once('close', () => this.#places.delete(accepted));
        this.#awaitFirstByte(accepted, begin);
    }
    #awaitFirstByte(accepted, begin) {
        const { stream, deviceId } = accepted;
        const cut = (reason) => {
            this.#refuse(reason, deviceId);
            stream.destroy();
        };
        const cancelDeadline = this.#clock.after(this.#firstByteMs, () => cut('silent'));
        stream.once('close', cancelDeadline);
        const stopCounting = countBytes(stream, MAX_BYTES_BEFORE_FIRST, () => cut('too-much'));
        const take = (firstByte) => {
            cancelDeadline();
            stopCounting();
            const refusal = this.closing ? 'too-many-connections' : this.#places.admit(accepted);
            if (refusal !== undefined) {
                this.#refuse(refusal, deviceId);
                return void stream.destroy();
            }
            begin(accepted, firstByte);
        };
        peekFirstByte(stream, take, () => cut('silent'));
    }
    #takeConnection(accepted) {
        const { stream, remoteHost } = accepted;
        accepted.connection = new Connection(stream, { remoteHost });
        this.emit('connection', { connection: accepted.connection });
    }
    #takeHttp(accepted) {
        const { stream, deviceId, remoteHost } = accepted;
        const http = new NodeDuplex(stream, { deviceId, remoteHost });
        // A WebSocket in it may give the proof.
        accepted.isProven = () => http.isProven;
        this.#watch?.add(stream, {
            isProven: () => true,
            cut: () => stream.destroy(),
        });
        // Nobody serves HTTP here.
        if (!this.emit('http', { stream: http, deviceId, remoteHost }))
            http.destroy();
    }
}
/** So that all who have a place can come back at once, as after a restart. */
function handshakesFor(maxConnections) {
    return {
        // Each may have a UDP socket.
        maxPending: Math.min(maxConnections, Math.floor(descriptorLimit() / 8)),
        addressBurst: 2 * maxConnections,
    };
}
/** Calls `onTooMany` once, where more than so many bytes arrive before the result was called. */
function countBytes(stream, max, onTooMany) {
    const raw = stream.rawStream;
    let bytes = 0;
    const onData = (data) => {
        bytes += data.byteLength;
        if (bytes <= max)
            return;
        stop();
        onTooMany();
    };
    const stop = () => void raw?.off?.('data', onData);
    raw?.on?.('data', onData);
    return stop;
}
function destroy({ stream, connection }) {
    if (connection)
        return connection.destroy('closing');
    const closed = new Promise((resolve) => stream.once('close', resolve));
    stream.destroy();
    return closed;
}
//# sourceMappingURL=listener.js.map