import type { Clock } from '../lib/clock.js';
import type { DhtMessages } from './messages.js';
import { type KnownNode, type NodeMap } from './node-map.js';
import type { Lane, RequestWindow } from './request-window.js';
/** Copies of a record: those 20 nodes that a lookup asks (Kademlia's k, in HyperDHT). */
export declare const COPIES = 20;
/** No node answered at all. */
export declare class NetworkUnreachable extends Error {
    constructor();
}
export interface ExplorerCollaborators {
    messages: DhtMessages;
    map: NodeMap;
    window: RequestWindow;
    clock: Clock;
}
export declare class Explorer {
    #private;
    constructor({ messages, map, window, clock }: ExplorerCollaborators);
    /**
     * The nodes closest to the key, nearest first, at most 20; fewer in a smaller network.
     * @param isCrowded whether more keys of the neighbourhood are about to be asked for: then all of
     *   it is looked at, else just the key
     * @throws `NetworkUnreachable`
     */
    closest(key: Buffer, lane: Lane, isCrowded: (bits: number) => boolean): Promise<KnownNode[]>;
    /** Nothing counts as seen. */
    forget(): void;
}
