/**
 * A Noise stream as a real Node stream: what an `http.Server`, `ws`, an `http.Agent` or undici take
 * for a socket. A NoiseSecretStream is a streamx stream, which looks like one of Node's and has
 * none of its internals.
 */
import { Duplex } from 'node:stream';
/** A Noise frame holds 16 MiB at most. */
const MAX_WRITE_BYTES = 1024 * 1024;
/** How long what was sent, and the remote's own end, may take after ours. */
const LINGER_MS = 2000;
export class NodeDuplex extends Duplex {
    /** Hex of the remote's public key, which Noise has proved. */
    deviceId;
    /** Not `remoteAddress`, as sockets have it: who comes over the DHT is limited by `Listener`. */
    remoteHost;
    /** Whether a device that came through it proved to know the key of a hosted project. */
    isProven = false;
    #stream;
    #writing;
    #timeoutMs = 0;
    #timer;
    /** Takes the stream over: whoever has the duplex ends both. */
    constructor(stream, { deviceId, remoteHost }) {
        super({ allowHalfOpen: true });
        this.deviceId = deviceId;
        this.remoteHost = remoteHost;
        this.#stream = stream;
        // Between two users (an idle connection of an agent) nobody else may be listening.
        this.on('error', () => { });
        stream.on('error', (error) => this.destroy(error));
        stream.on('data', (chunk) => {
            if (this.destroyed)
                return;
            this.#refresh();
            if (!this.push(chunk))
                stream.pause();
        });
        stream.pause();
        stream.on('end', () => this.push(null));
        stream.on('drain', () => this.#written());
        stream.on('close', () => this.destroy());
        if (stream.destroyed)
            this.destroy();
    }
    _read() {
        this.#stream.resume();
    }
    _write(chunk, _encoding, done) {
        this.#refresh();
        let room = true;
        for (let at = 0; at < chunk.byteLength; at += MAX_WRITE_BYTES) {
            room = this.#stream.write(chunk.subarray(at, at + MAX_WRITE_BYTES));
        }
        if (room)
            done();
        else
            this.#writing = done;
    }
    _final(done) {
        this.#stream.once('finish', () => done());
        this.#stream.end();
    }
    _destroy(error, done) {
        clearTimeout(this.#timer);
        this.#written(error ?? new Error('the stream was destroyed'));
        const stream = this.#stream;
        if (stream.destroyed)
            return done(error);
        stream.once('close', () => done(error));
        // As a TCP socket, which sends what it was given before: destroying the Noise stream would lose
        // it, also on the other side. It closes by itself once both sides have ended.
        stream.end();
        stream.resume();
        this.#linger();
    }
    /** As `net.Socket` has it: an HTTP server ends a connection with it. */
    destroySoon() {
        if (!this.writableEnded)
            this.end();
        this.#linger();
    }
    /** As `net.Socket` has it: `timeout` is emitted when nothing moved for so long; 0 turns it off. */
    setTimeout(ms, listener) {
        this.#timeoutMs = ms;
        if (listener) {
            if (ms === 0)
                this.off('timeout', listener);
            else
                this.once('timeout', listener);
        }
        this.#refresh();
        return this;
    }
    get timeout() {
        return this.#timeoutMs;
    }
    // What agents and servers call on every socket; the DHT connection does all of it by itself.
    setNoDelay() {
        return this;
    }
    setKeepAlive() {
        return this;
    }
    ref() {
        return this;
    }
    unref() {
        return this;
    }
    #refresh() {
        clearTimeout(this.#timer);
        if (this.#timeoutMs === 0 || this.destroyed)
            return;
        this.#timer = setTimeout(() => this.emit('timeout'), this.#timeoutMs);
        this.#timer.unref();
    }
    #written(error) {
        const done = this.#writing;
        this.#writing = undefined;
        done?.(error);
    }
    #linger() {
        const stream = this.#stream;
        const timer = setTimeout(() => stream.destroy(), LINGER_MS);
        timer.unref();
        stream.once('close', () => clearTimeout(timer));
    }
}
//# sourceMappingURL=node-duplex.js.map