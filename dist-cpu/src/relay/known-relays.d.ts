export declare class KnownRelays {
    #private;
    constructor(given?: readonly Uint8Array[]);
    /** @returns whether that is news */
    note(publicKey: Buffer): boolean;
    /** 32-byte public keys. */
    list(): Buffer[];
}
