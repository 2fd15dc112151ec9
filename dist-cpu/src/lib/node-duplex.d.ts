/**
 * A Noise stream as a real Node stream: what an `http.Server`, `ws`, an `http.Agent` or undici take
 * for a socket. A NoiseSecretStream is a streamx stream, which looks like one of Node's and has
 * none of its internals.
 */
import { Duplex } from 'node:stream';
import type NoiseSecretStream from '@hyperswarm/secret-stream';
type Done = (error?: Error | null) => void;
export interface NodeDuplexOptions {
    /** Hex of the remote's public key. */
    deviceId: string;
    remoteHost?: string | undefined;
}
export declare class NodeDuplex extends Duplex {
    #private;
    /** Hex of the remote's public key, which Noise has proved. */
    readonly deviceId: string;
    /** Not `remoteAddress`, as sockets have it: who comes over the DHT is limited by `Listener`. */
    readonly remoteHost: string | undefined;
    /** Whether a device that came through it proved to know the key of a hosted project. */
    isProven: boolean;
    /** Takes the stream over: whoever has the duplex ends both. */
    constructor(stream: NoiseSecretStream, { deviceId, remoteHost }: NodeDuplexOptions);
    _read(): void;
    _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void;
    _final(done: Done): void;
    _destroy(error: Error | null, done: Done): void;
    /** As `net.Socket` has it: an HTTP server ends a connection with it. */
    destroySoon(): void;
    /** As `net.Socket` has it: `timeout` is emitted when nothing moved for so long; 0 turns it off. */
    setTimeout(ms: number, listener?: () => void): this;
    get timeout(): number;
    setNoDelay(): this;
    setKeepAlive(): this;
    ref(): this;
    unref(): this;
}
export {};
