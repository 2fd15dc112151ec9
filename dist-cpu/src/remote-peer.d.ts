import { type Dispatcher } from 'undici';
import { WebSocket } from 'ws';
import { type KeyPair } from './lib/keys.js';
import { type Link } from './lib/link.js';
import { NodeDuplex } from './lib/node-duplex.js';
import { Service } from './lib/service.js';
/** `sync`: long, one for each project; `request`: short, and never kept from its turn by syncs. */
export type DialUse = 'request' | 'sync';
export interface RemotePeerOptions {
    /** As `mapeo-web link` prints it. */
    link: string | Link;
    /** `host:port` of other bootstrap nodes than those of the link. */
    bootstrap?: string[];
    /** Who we are to the peer; a new key pair for each `RemotePeer` by default. */
    keyPair?: KeyPair;
    /** The local address to bind. Default 0.0.0.0. */
    bindHost?: string;
    /** How long `dial` tries. Default 20 s. */
    dialMs?: number;
}
export declare class RemotePeer extends Service {
    #private;
    readonly link: Link;
    /** The base URL that the peer has for devices without a domain: the same on every device. */
    readonly url: string;
    /** For `setGlobalDispatcher` of undici 6; requests to other hosts go their normal way. */
    readonly dispatcher: Dispatcher;
    /** @throws `INVALID_LINK` */
    constructor(options: RemotePeerOptions);
    /**
     * A new connection to the peer, on which it speaks HTTP. Opens the DHT node at the first call.
     * @returns a stream that the caller ends
     * @throws `NO_PEERS_FOUND`, `NO_BOOTSTRAP_ALIVE`, `TIMEOUT`; `BUSY` where as many as the peer
     *   allows were open all the time
     */
    dial(use?: DialUse): Promise<NodeDuplex>;
    /** For `MapeoManager`; URLs of other hosts go their normal way. */
    readonly makeWebsocket: (url: string) => WebSocket;
    protected open(): Promise<void>;
}
