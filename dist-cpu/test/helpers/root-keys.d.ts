/** 16 bytes; never the same twice in one process. */
export declare function nextRootKey(): Buffer;
