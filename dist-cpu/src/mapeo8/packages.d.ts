import type { Duplex, Writable } from 'node:stream';
/** Feeds of all devices of a project, `multifeed` 4 over hypercore 7. */
export interface Multifeed {
    ready(done: (error?: Error) => void): void;
    close(done: (error?: Error) => void): void;
    replicate(options: object): Duplex;
    feeds(): Array<{
        key: Buffer;
        length: number;
        downloaded(from: number, to: number): number;
    }>;
    on(event: 'error', run: (error: Error) => void): void;
    /** Not documented, in 4.3.0: the rounds that run. */
    _streams: Array<{
        stream: Duplex;
        offerFeeds(keys: string[]): void;
        requestFeeds(keys: string[]): void;
    }>;
}
/** `abstract-blob-store` with names that are listed. */
export interface MediaStore {
    list(done: (error: Error | null, names: string[]) => void): void;
    createWriteStream(name: string, done: (error?: Error | null) => void): Writable;
}
/** Of `@mapeo/core` 8 and what it is made of, as far as it is used. */
export interface Mapeo8Packages {
    kappa: (dir: string, options: {
        valueEncoding: 'json';
        encryptionKey: Buffer;
        storageCacheSize: number;
    }) => {
        _logs: Multifeed;
    };
    mediaStore: (dir: string) => MediaStore;
    /** Greets, and waits for both sides to agree; then the bytes are the protocol's. */
    handshake: (protocol: Duplex, greeting: object, onGreeting: (greeting: {
        deviceType?: string;
    }, accept: () => void) => void) => Duplex;
    /** @param options `limit`: the most bytes of a message */
    multiplex: (options: {
        limit: number;
    }) => Duplex & {
        createSharedStream(name: string): Duplex;
    };
    /** With 'progress' (blocks that are here, and all of them). */
    replicateRecords: (db: {
        osm: {
            core: {
                _logs: Multifeed;
            };
        };
    }, options: object) => Duplex;
    /** With 'progress' (files that were moved, and all of them). */
    replicateMedia: (store: MediaStore, options: {
        filter: (name: string) => boolean;
    }) => Duplex;
}
/** @throws `ENGINE_NOT_INSTALLED` */
export declare function loadPackages(): Mapeo8Packages;
/** Whether they are there; loads none of them. @throws `ENGINE_NOT_INSTALLED` */
export declare function assertInstalled(find?: (name: string) => unknown): void;
export declare function load(name: string, from?: NodeJS.Require): unknown;
