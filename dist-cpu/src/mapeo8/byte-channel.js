/**
 * REPLICATION of the older engine, on the wire: its bytes on a Protomux channel, beside the handshake
 * that let them in. The older sync knows no frames and no other project on its stream, so the channel
 * is a plain pipe: messages of type 0 carry bytes, one of type 1 ends a direction.
 */
import { Duplex } from 'node:stream';
import c from 'compact-encoding';
export const BYTES_PROTOCOL = 'mapeo-web/mapeo8';
const MAX_MESSAGE_BYTES = 64 * 1024;
export class ByteChannel extends Duplex {
    #connection;
    #id;
    #channel;
    #bytes;
    #end;
    /** What waits for the channel, or for room in it. */
    #waiting;
    /**
     * The connection's initiator opens the channel, the other side waits for it: either begins in the
     * moment in which the other may not have.
     */
    constructor(connection, discoveryKey) {
        super({ allowHalfOpen: true });
        this.#connection = connection;
        this.#id = discoveryKey;
        this.on('error', () => { });
        void connection.closed.then(() => this.destroy());
        if (connection.isInitiator)
            this.#open();
        else {
            connection.mux.pair({ protocol: BYTES_PROTOCOL, id: discoveryKey }, () => {
                if (!this.#channel && !this.destroyed)
                    this.#open();
            });
        }
    }
    #open() {
        const channel = this.#connection.mux.createChannel({
            protocol: BYTES_PROTOCOL,
            id: this.#id,
            ondrain: () => this.#goOn(),
            onclose: () => this.#closed(),
        });
        // It was opened before, and one connection has one round.
        if (!channel)
            return void this.destroy();
        this.#bytes = channel.addMessage({
            encoding: c.raw,
            onmessage: (bytes) => {
                // Nothing else of weight flows on the connection of an older project.
                if (!this.push(Buffer.from(bytes)))
                    this.#connection.stream.pause();
            },
        });
        this.#end = channel.addMessage({
            encoding: c.none,
            onmessage: () => void this.push(null),
        });
        this.#channel = channel;
        channel.open();
        this.#goOn();
    }
    /** The older sync ends a stream by closing it: what came before is still to be read. */
    #closed() {
        if (this.destroyed)
            return;
        this.push(null);
        this.#goOn();
    }
    _read() {
        this.#connection.stream.resume();
    }
    _write(chunk, _encoding, done) {
        // Nobody is there any more to hear it.
        if (this.#channel?.closed === true)
            return done();
        if (!this.#channel) {
            this.#waiting = () => this._write(chunk, _encoding, done);
            return;
        }
        let hasRoom = true;
        for (let start = 0; start < chunk.length; start += MAX_MESSAGE_BYTES) {
            hasRoom = this.#bytes?.send(chunk.subarray(start, start + MAX_MESSAGE_BYTES)) ?? false;
        }
        if (hasRoom)
            done();
        else
            this.#waiting = () => done();
    }
    _final(done) {
        if (this.#channel?.closed === true)
            return done();
        if (!this.#channel) {
            this.#waiting = () => this._final(done);
            return;
        }
        this.#end?.send(null);
        done();
    }
    _destroy(error, done) {
        this.#connection.mux.unpair({ protocol: BYTES_PROTOCOL, id: this.#id });
        this.#waiting = undefined;
        this.#channel?.close();
        done(error);
    }
    #goOn() {
        const waiting = this.#waiting;
        this.#waiting = undefined;
        waiting?.();
    }
}
//# sourceMappingURL=byte-channel.js.map