/**
 * ENCRYPTION. A private pipe between two devices: a Noise connection on both devices' identity
 * keys, with a Protomux on it.
 *
 * Receives a stream from `listener.ts` (accepted) or `finder.ts` (dialled) and hands it on to
 * `handshake.ts`. It never looks inside what flows through.
 */
import Protomux from 'protomux';
import './upstream-guards.js';
import { codeOf } from './lib/errors.js';
import { hex } from './lib/keys.js';
/** How long the last words of a connection may take before it is cut. */
const FLUSH_MS = 1000;
const ABUSE = 'ABUSE';
/** For those who cannot reach the connection: it ends with `abuse` where the stream ends with this. */
export function abuseError(message) {
    return Object.assign(new Error(message), { code: ABUSE });
}
/**
 * Who is at the other end. Today it is the Noise static key; a later CoMapeo will prove an
 * identity behind a rotating network key, and then only this function changes.
 */
export function remoteDeviceOf(stream) {
    return stream.remotePublicKey;
}
export class Connection {
    stream;
    mux;
    remoteDevice;
    /** Hex of `remoteDevice`: the CoMapeo device id. */
    deviceId;
    transport;
    /** The address packets come from; not the forgeable one that a DHT firewall hook is told. */
    remoteHost;
    /** Resolves, never rejects, once the stream is gone. */
    closed;
    #reason;
    #isProven = false;
    #whenProven = [];
    /** Takes the stream over in the tick in which it was raised: see `stream.on('error')`. */
    constructor(stream, { transport = 'dht', remoteHost = stream.rawStream?.remoteHost } = {}) {
        // Without a listener the first lost connection would take the process down.
        stream.on('error', (error) => {
            if (codeOf(error) === ABUSE)
                this.#reason ??= 'abuse';
        });
        this.stream = stream;
        // First of all: where `userData` is a mux already, hypercore never installs its own
        // pair callback, so one connection can serve many projects.
        this.mux = Protomux.from(stream);
        this.remoteDevice = remoteDeviceOf(stream);
        this.deviceId = hex(this.remoteDevice);
        this.transport = transport;
        this.remoteHost = remoteHost;
        this.closed = new Promise((resolve) => {
            stream.once('close', () => resolve(this.#reason ?? 'remote'));
        });
    }
    get isInitiator() {
        return this.stream.isInitiator;
    }
    /** 64 bytes, equal on both sides and unique to this connection. */
    get handshakeHash() {
        return this.stream.handshakeHash;
    }
    get isClosed() {
        return this.stream.destroyed;
    }
    get bytesRead() {
        return this.stream.rawBytesRead;
    }
    get bytesWritten() {
        return this.stream.rawBytesWritten;
    }
    /** Whether the remote proved to know the key of a project that is hosted here. */
    get isProven() {
        return this.#isProven;
    }
    markProven() {
        this.#isProven = true;
        const waiting = this.#whenProven;
        this.#whenProven = [];
        for (const run of waiting)
            run();
    }
    /** Runs at once where the proof was given already; never, where it is not. */
    whenProven(run) {
        if (this.#isProven)
            run();
        else
            this.#whenProven.push(run);
    }
    /** Cuts the connection at once. */
    destroy(reason) {
        this.#reason ??= reason;
        this.stream.destroy();
        return this.closed;
    }
    /** Sends what was written, then cuts the connection. */
    end(reason) {
        this.#reason ??= reason;
        const timer = setTimeout(() => this.stream.destroy(), FLUSH_MS);
        this.stream.once('close', () => clearTimeout(timer));
        this.stream.end();
        return this.closed;
    }
}
//# sourceMappingURL=connection.js.map