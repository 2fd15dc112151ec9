/** All positions are in [0, 1): the keyspace as a circle. */
export interface Neighbourhood {
    /** Of this peer: of its node id, or, where it has none (firewalled), of its identity. */
    own: number;
    /** Other DHT nodes that are known. */
    nodes: number[];
    keys: Array<{
        at: number;
        projectId: string;
        holders: number[];
    }>;
    /** Keys and nodes that are not shown. */
    moreKeys: number;
    moreNodes: number;
}
export interface NeighbourhoodFacts {
    /** 32 bytes. */
    ownId: Buffer;
    addresses: Array<{
        host: string;
        port: number;
    }>;
    /** `discoveryKey` and the ids of holders: 32 bytes each. */
    keys: Array<{
        projectId: string;
        discoveryKey: Buffer;
        holders: Buffer[];
    }>;
}
export declare function neighbourhood({ ownId, addresses, keys }: NeighbourhoodFacts): Neighbourhood;
