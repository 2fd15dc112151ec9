import type NoiseSecretStream from '@hyperswarm/secret-stream';
import type { Assertions } from 'brittle';
import HyperDHT, { type Address } from 'hyperdht';
import { Connection } from '../../src/connection.js';
import type { Clock } from '../../src/lib/clock.js';
import { Relay, type RelaySettings } from '../../src/relay.js';
import { type LocalNetwork } from './network.js';
export interface TestRelay {
    relay: Relay;
    publicKey: Buffer;
    port: number;
    /** Connections that it accepted, in their order. */
    connections: Connection[];
}
export declare function createRelay(t: Assertions, { bootstrap }: LocalNetwork, { isMember, clock, ...settings }: RelaySettings & {
    isMember?: (deviceId: string) => boolean;
    clock?: Clock;
}): Promise<TestRelay>;
/** A device that can be dialled, through a relay alone. */
export declare function createFarDevice(t: Assertions, { bootstrap }: LocalNetwork): Promise<{
    dht: HyperDHT;
    publicKey: Buffer;
    next: () => Promise<NoiseSecretStream>;
}>;
/** Dials a device without trying any direct path. */
export declare function dialThrough(dht: HyperDHT, publicKey: Buffer, relayThrough: Buffer): NoiseSecretStream;
export interface Asker {
    deviceId: string;
    /** Its connection to the relay. */
    stream: NoiseSecretStream;
    /**
     * @param id of its stream, where that is not to be a true one
     * @returns the id to address packets to
     */
    pair: (isInitiator: boolean, token: Buffer, id?: number) => Promise<number>;
}
/**
 * A device that only asks, with the client that HyperDHT has.
 * @param claims an address that is not its own, which it gives as its own to the relay
 */
export declare function createAsker(t: Assertions, { bootstrap }: LocalNetwork, { publicKey, port }: TestRelay, { claims }?: {
    claims?: Address;
}): Promise<Asker>;
