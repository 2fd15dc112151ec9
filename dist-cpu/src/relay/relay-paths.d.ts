/**
 * RELAY, the client's side: which streams go through a relay at this moment.
 *
 * HyperDHT does not say. But it dials the relay by itself, and what is relayed goes to the same
 * address as that connection, which it ends once both sides have a direct path.
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream';
import type HyperDHT from 'hyperdht';
export declare class RelayPaths {
    #private;
    /** Watches the node from now on. */
    constructor(dht: HyperDHT);
    isRelayed({ rawStream }: NoiseSecretStream): boolean;
}
