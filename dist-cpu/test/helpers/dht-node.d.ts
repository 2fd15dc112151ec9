/** A DHT node as daemon and client have it, and bootstrap nodes that come and go. */
import type { Assertions } from 'brittle';
import HyperDHT from 'hyperdht';
import { DhtNode } from '../../src/dht-node.js';
import type { KeyPair } from '../../src/lib/keys.js';
import type { KnownNodes } from '../../src/lib/known-nodes.js';
export declare function createDhtNode(t: Assertions, bootstrap: string[], options?: {
    knownNodes?: KnownNodes;
    keyPair?: KeyPair;
}): Promise<DhtNode>;
export declare function createBootstrapper(t: Assertions, port: number): Promise<HyperDHT>;
