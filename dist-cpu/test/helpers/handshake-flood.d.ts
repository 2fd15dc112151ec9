import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import type { KeyPair } from '../../src/lib/keys.js';
export interface FirstMessageOptions {
    from?: KeyPair;
    /** As a relay sends it, for a client at this address: HyperDHT then punches holes to it. */
    clientAddress?: Address;
    /** Whether that address can be reached without: the server then connects to it at once. */
    isOpen?: boolean;
    /** How much of its end is missing. */
    cutBytes?: number;
    /** The key of a relay that the server is to dial. */
    relayThrough?: Buffer;
}
/** What a client sends first, as the value of a request. */
export declare function firstMessage(serverKey: Buffer, options?: FirstMessageOptions): Buffer;
/** Sends a first message without waiting for more than it takes to be answered, or not. */
export declare function sendFirst(dht: HyperDHT, server: {
    address: Address;
    publicKey: Buffer;
}, value: Buffer): Promise<void>;
