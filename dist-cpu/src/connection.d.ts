/**
 * ENCRYPTION. A private pipe between two devices: a Noise connection on both devices' identity
 * keys, with a Protomux on it.
 *
 * Receives a stream from `listener.ts` (accepted) or `finder.ts` (dialled) and hands it on to
 * `handshake.ts`. It never looks inside what flows through.
 */
import Protomux from 'protomux';
import type NoiseSecretStream from '@hyperswarm/secret-stream';
import './upstream-guards.js';
import { type DevicePublicKey } from './lib/keys.js';
/**
 * Why a connection ended; `complete` where the older sync has nothing left to do on it; `remote` is everything that the other side or the network did, `yielded`
 * that it had nothing left to do and others waited, `crowded-out` that a member needed the place of
 * a stranger, `slow-reader` that the remote asked for more than it took, `stalled` that it did not
 * answer what it was asked for.
 */
export type EndReason = 'remote' | 'closing' | 'complete' | 'recycled' | 'yielded' | 'duplicate' | 'refused' | 'timeout' | 'abuse' | 'stale' | 'storage-full' | 'crowded-out' | 'slow-reader' | 'stalled';
/** For those who cannot reach the connection: it ends with `abuse` where the stream ends with this. */
export declare function abuseError(message: string): Error;
/** What carries a connection; all are the same from here on. */
export type Transport = 'dht' | 'websocket' | 'local-network';
/**
 * Who is at the other end. Today it is the Noise static key; a later CoMapeo will prove an
 * identity behind a rotating network key, and then only this function changes.
 */
export declare function remoteDeviceOf(stream: NoiseSecretStream): DevicePublicKey;
export interface ConnectionOptions {
    transport?: Transport;
    /** Where the stream itself does not know it. */
    remoteHost?: string | undefined;
}
export declare class Connection {
    #private;
    readonly stream: NoiseSecretStream;
    readonly mux: Protomux;
    readonly remoteDevice: DevicePublicKey;
    /** Hex of `remoteDevice`: the CoMapeo device id. */
    readonly deviceId: string;
    readonly transport: Transport;
    /** The address packets come from; not the forgeable one that a DHT firewall hook is told. */
    readonly remoteHost: string | undefined;
    /** Resolves, never rejects, once the stream is gone. */
    readonly closed: Promise<EndReason>;
    /** Takes the stream over in the tick in which it was raised: see `stream.on('error')`. */
    constructor(stream: NoiseSecretStream, { transport, remoteHost }?: ConnectionOptions);
    get isInitiator(): boolean;
    /** 64 bytes, equal on both sides and unique to this connection. */
    get handshakeHash(): Buffer;
    get isClosed(): boolean;
    get bytesRead(): number;
    get bytesWritten(): number;
    /** Whether the remote proved to know the key of a project that is hosted here. */
    get isProven(): boolean;
    markProven(): void;
    /** Runs at once where the proof was given already; never, where it is not. */
    whenProven(run: () => void): void;
    /** Cuts the connection at once. */
    destroy(reason: EndReason): Promise<EndReason>;
    /** Sends what was written, then cuts the connection. */
    end(reason: EndReason): Promise<EndReason>;
}
