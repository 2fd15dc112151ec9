/** What is behind a link, without a peer: an HTTP server on DHT connections alone. */
import http from 'node:http';
import type { Assertions } from 'brittle';
import type { KeyPair } from '../../src/lib/keys.js';
import { Listener } from '../../src/listener.js';
import { RemotePeer, type RemotePeerOptions } from '../../src/remote-peer.js';
import { type LocalNetwork } from './network.js';
export interface DhtEcho {
    publicKey: Buffer;
    identity: KeyPair;
    listener: Listener;
    /** Answers with url, headers and the length of the body; WebSockets echo. */
    server: http.Server;
    close(): Promise<void>;
}
export declare function createDhtEcho(t: Assertions, network: LocalNetwork, identity?: KeyPair): Promise<DhtEcho>;
export declare function createRemote(t: Assertions, { bootstrap }: Pick<LocalNetwork, 'bootstrap'>, publicKey: Buffer, options?: Partial<RemotePeerOptions> & {
    token?: string;
}): RemotePeer;
