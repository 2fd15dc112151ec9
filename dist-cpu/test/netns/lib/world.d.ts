import { type NatKind } from './nat.js';
export interface Host {
    /** The namespace that programs run in. */
    namespace: string;
    /** Its own, on the interface. */
    address: string;
    /** What others see: the router's, or its own. */
    publicAddress: string;
    /**
     * Makes the router behave in another way from now on. It is restarted, so it forgets its mappings;
     * with `keepMappings` they go on, and only new ones are made in the new way.
     */
    setNat(kind: NatKind, options?: {
        keepMappings?: boolean;
    }): Promise<void>;
    /** Adds nftables rules to those of the router, or to the host itself where it has none. */
    addRules(rules: string): Promise<void>;
}
/** Why there can be no namespaces here; undefined where there can. */
export declare function whyNot(): string | undefined;
export declare class World {
    #private;
    /** The segment with the public addresses, and the servers on it. */
    static create({ servers }: {
        servers: number;
    }): Promise<World>;
    /** The namespace of the servers, which has all of their addresses. */
    get servers(): string;
    serverAddress(n: number): string;
    addHost(nat: NatKind): Promise<Host>;
    /** Runs at the end of the process too: nothing is left behind. */
    close(): void;
}
