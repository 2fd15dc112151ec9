/**
 * The client library: gives a device's CoMapeo projects a way to their Mapeo Web peers, and to
 * one another, over the internet.
 *
 *     Finder (Discovery) -> Connection -> Handshake -> Replication
 */
import type { MapeoProject } from '@comapeo/core';
import { type KeyPair } from './lib/keys.js';
import { Service } from './lib/service.js';
import { type Mapeo8 } from './mapeo8/stock-project.js';
import { ProjectSync } from './project-sync.js';
export interface ClientOptions {
    /** The device's CoMapeo identity: `new KeyManager(rootKey).getIdentityKeypair()`. */
    keyPair: KeyPair;
    /**
     * `host:port` of bootstrap nodes. Required, so that nobody joins the public network by
     * omission; `publicBootstrap()` has its nodes.
     */
    bootstrap: string[];
    /**
     * Where to remember DHT nodes, so that the next start needs no bootstrap node. Beside it, in
     * `<name>.peers.json`, the public keys of the peers that proved to know a project's key: they are
     * tried first the next time.
     */
    knownNodesFile?: string;
    /** Replicate with peers that do not speak the Mapeo Web handshake. Default true. */
    allowBare?: boolean;
    /** The local address to bind. Default 0.0.0.0. */
    bindHost?: string;
    /**
     * Public keys of peers that relay, 32 bytes each, for when no direct connection can be made. Peers
     * that relay say so themselves, and are remembered until `close()`: these are tried besides.
     */
    relays?: Uint8Array[];
}
export interface JoinOptions {
    /** 32 bytes. */
    projectKey: Uint8Array;
    /** Let other devices find this one, with or without a Mapeo Web peer. Default false. */
    announce?: boolean;
}
/**
 * One per device. `ready()` before the first `join()`, `close()` at the end: it resolves once
 * nothing is left running. It never closes a project that it was given.
 */
export declare class MapeoWebClient extends Service {
    #private;
    /** @throws MapeoWebError `INVALID_BOOTSTRAP_LIST` */
    constructor(options: ClientOptions);
    /**
     * Finds the project's peers and syncs with them until `leave()` or `close()`.
     * @throws MapeoWebError `INVALID_KEY`
     */
    join(project: MapeoProject, { projectKey, announce }: JoinOptions): ProjectSync;
    /**
     * The same for a project of the older apps: a `Mapeo` object of `@mapeo/core` 8. Its sync knows no
     * end of a connection but that of a round, so one follows the other, `everyMs` apart.
     * @param options `projectKey`: 32 bytes, which the object's database has as its encryption key
     * @throws MapeoWebError `INVALID_KEY`
     */
    joinMapeo8(mapeo: Mapeo8, options: JoinOptions & {
        everyMs?: number;
    }): ProjectSync;
    protected open(): Promise<void>;
}
