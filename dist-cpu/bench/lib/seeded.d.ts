/** 32 bytes that are the same for the same seed. */
export declare function seededBytes(seed: string): Buffer;
