export declare const SEAL_BYTES = 512;
export type Bytes = AsyncIterable<Buffer>;
export declare function hasher(): import("crypto").Hash;
/** Passes everything on, and the seal at its end. */
export declare function sealed(source: Bytes): AsyncGenerator<Buffer>;
/**
 * Passes on what comes before the seal. That it is whole and unchanged is known at the end alone.
 * @throws `BACKUP_DAMAGED`
 */
export declare function unsealed(source: Bytes): AsyncGenerator<Buffer>;
