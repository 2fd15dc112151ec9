import type { Address } from 'hyperdht';
/** @throws `INVALID_HOST` where no node could be reached at the address. */
export declare function checkPublicHost(publicHost: string): void;
/** Who can not use a node at this address, where that is not plain. */
export declare function scopeWarning(publicHost: string, bindHost: string): string | undefined;
/**
 * Whether a node may pass packets of others on to an address: a stranger names it, and could mean
 * other programs of this machine, or everybody at once (multicast).
 */
export declare function reachableFrom(publicHost: string, bindHost: string): (host: string) => boolean;
/**
 * The siblings as HyperDHT keeps them, `ip@name` in `host` included, without the node itself: in a
 * list shared by all of them every node finds its own entry.
 */
export declare function siblingsOf(bootstrap: string[], self: Address): Address[];
/** Without those whose name resolves to the node itself: it would wait for its own answers. */
export declare function withoutNamesOf(self: Address, siblings: Address[]): Promise<Address[]>;
/** All IPv4 addresses of siblings, those of names included as far as they resolve. */
export declare function addressesOf(siblings: Address[]): Promise<string[]>;
