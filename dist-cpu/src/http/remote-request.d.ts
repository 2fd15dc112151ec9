/**
 * One HTTP request to a remote peer over the DHT, on a connection that is open already where there
 * is one. Such a connection may lead to a peer that was restarted meanwhile: then it is sent again.
 */
import http from 'node:http';
import type { RemotePeer } from '../remote-peer.js';
export interface RemoteRequest {
    method: string;
    path: string;
    headers: http.OutgoingHttpHeaders;
    /** Aborted when nobody waits for the answer any more. */
    signal: AbortSignal;
    /** To the first byte of the answer. */
    timeoutMs: number;
}
export declare class RemoteRequests {
    #private;
    /** The remote peer stays the caller's. */
    constructor({ remote }: {
        remote: RemotePeer;
    });
    /**
     * @param body as `readSmallBody` gave it, or a stream
     * @throws what `RemotePeer.dial` throws, `TIMEOUT`, and Node's errors of connections
     */
    send(request: RemoteRequest, body: Buffer | NodeJS.ReadableStream): Promise<http.IncomingMessage>;
    close(): void;
}
/** The whole body where it is known to be small (or none at all), undefined where it is not. */
export declare function readSmallBody(request: http.IncomingMessage): Promise<Buffer | undefined>;
