/**
 * REPLICATION of the older engine: the first bytes of a device, looked at before the engine sees them.
 * `handshake-stream` 3 throws outside of any stream where they are not what it expects.
 *
 * They are a length of 4 bytes, little-endian, and that much JSON: `{"id","protocolVersion":1,…}`.
 */
import { Transform } from 'node:stream';
type Done = (error?: Error | null) => void;
export declare class GreetingGuard extends Transform {
    #private;
    _transform(chunk: Buffer, _encoding: BufferEncoding, done: Done): void;
}
export {};
