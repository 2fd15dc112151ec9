import { Service } from '../lib/service.js';
import type { RemotePeer } from '../remote-peer.js';
export interface LoopbackDoorEvents {
    /** How many WebSockets are open now. */
    syncs: [{
        open: number;
    }];
}
export declare class LoopbackDoor extends Service<LoopbackDoorEvents> {
    #private;
    /** The remote peer stays the caller's. */
    constructor({ remote }: {
        remote: RemotePeer;
    }, { port, answerMs }: {
        port: number;
        answerMs?: number;
    });
    /** Ends with "/". */
    get url(): string;
    /** @throws `PORT_IN_USE` */
    protected open(): Promise<void>;
}
