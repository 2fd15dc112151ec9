/**
 * REPLICATION of the older engine, on the wire: its bytes on a Protomux channel, beside the handshake
 * that let them in. The older sync knows no frames and no other project on its stream, so the channel
 * is a plain pipe: messages of type 0 carry bytes, one of type 1 ends a direction.
 */
import { Duplex } from 'node:stream';
import type { Connection } from '../connection.js';
import type { DiscoveryKey } from '../lib/keys.js';
export declare const BYTES_PROTOCOL = "mapeo-web/mapeo8";
type Done = (error?: Error | null) => void;
export declare class ByteChannel extends Duplex {
    #private;
    /**
     * The connection's initiator opens the channel, the other side waits for it: either begins in the
     * moment in which the other may not have.
     */
    constructor(connection: Connection, discoveryKey: DiscoveryKey);
    _read(): void;
    _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void;
    _final(done: Done): void;
    _destroy(error: Error | null, done: Done): void;
}
export {};
