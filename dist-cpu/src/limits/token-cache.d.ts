/**
 * DISCOVERY, bootstrap nodes. Write tokens, each computed once: dht-rpc hashes the address anew for
 * every answer that has a token and every request that brings one, and an announcer brings thousands.
 */
import type { TokenSource } from 'hyperdht';
export declare function cacheTokens(io: TokenSource): void;
