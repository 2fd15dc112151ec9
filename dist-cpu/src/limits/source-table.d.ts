export declare class SourceTable {
    #private;
    /** Column 0: until when the place is worth keeping, in ms; the others are the user's. */
    readonly columns: readonly Float64Array[];
    /** @param places a power of two, 8 at least; each takes 4 bytes and 8 for every column */
    constructor(places: number, columns: number, seed?: number);
    get bytes(): number;
    /** The place of an address, or -1. @param key not 0: no machine has that address */
    find(key: number): number;
    /** The place of an address, its columns zero where it is new. */
    claim(key: number): number;
}
/** An IPv4 address as a number: the key of a `SourceTable`. 0 where the text is none. */
export declare function addressKey(host: string): number;
/** The key of the 256 addresses around one (its /24). */
export declare function subnetKey(key: number): number;
