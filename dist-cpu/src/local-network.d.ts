import { Connection } from './connection.js';
import { type Clock } from './lib/clock.js';
import type { KeyPair } from './lib/keys.js';
import { type LocalInterface } from './lib/private-address.js';
import { Service } from './lib/service.js';
export type LocalRefusal = 'not-local' | 'too-many-connections' | 'too-many-of-address' | 'no-handshake' | 'too-much';
export interface LocalNetworkEvents {
    connection: [{
        connection: Connection;
    }];
    refused: [{
        reason: LocalRefusal;
        remoteHost: string | undefined;
    }];
    visible: [{
        name: string;
        port: number;
        interfaces: LocalInterface[];
    }];
    invisible: [{
        reason: string;
    }];
}
export interface LocalNetworkSettings {
    bindHost: string;
    /** The TCP port; 0: any free one. */
    port?: number | undefined;
    maxConnections?: number | undefined;
    maxPerAddress?: number | undefined;
    /** How long the Noise handshake may take. */
    openMs?: number | undefined;
}
/** One wish to be visible; the network is as long as there is one. */
export interface Visibility {
    port: number;
    /** Where devices nearby reach us, without the port. */
    addresses: string[];
    hide: () => Promise<void>;
}
export declare class LocalNetwork extends Service<LocalNetworkEvents> {
    #private;
    constructor({ keyPair, clock }: {
        keyPair: KeyPair;
        clock?: Clock;
    }, settings: LocalNetworkSettings);
    get isVisible(): boolean;
    /** Sockets, whether their Noise handshake is done or not. */
    get connections(): number;
    /** @throws `PORT_IN_USE`, `UNBINDABLE_ADDRESS` */
    show(): Promise<Visibility>;
    /** Has every app in sight connect again, soon. */
    refresh(): void;
    protected open(): Promise<void>;
}
