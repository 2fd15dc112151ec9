import type { Assertions } from 'brittle';
import HyperDHT from 'hyperdht';
export interface LocalNetwork {
    /** `127.0.0.1:port` of every bootstrap node: what `bootstrap` of a `HyperDHT` takes. */
    bootstrap: string[];
    nodes: HyperDHT[];
    close(): Promise<void>;
}
/** Bootstrap nodes that know one another; they store records from the first moment. */
export declare function createNetwork(t: Assertions, { nodes: size }?: {
    nodes?: number;
}): Promise<LocalNetwork>;
/** An ordinary node of a local network: a client or an announcer. Destroyed with the test. */
export declare function createNode(t: Assertions, bootstrap: string[]): Promise<HyperDHT>;
/** A UDP port of 127.0.0.1 that was free a moment ago. */
export declare function freeUdpPort(): Promise<number>;
/** A TCP port of 127.0.0.1 that was free a moment ago. */
export declare function freeTcpPort(): Promise<number>;
/** Takes a UDP port for as long as the test runs. */
export declare function occupyUdpPort(t: Assertions, port?: number): Promise<number>;
/** A directory that is removed after everything else of the test. */
export declare function tmpdir(t: Assertions): Promise<string>;
