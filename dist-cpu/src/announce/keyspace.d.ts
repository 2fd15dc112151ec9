export declare const ID_BITS = 256;
/** What a node's address must hash to for others to believe its id: BLAKE2b-256 of 6 bytes. */
export declare function nodeIdOf({ host, port }: {
    host: string;
    port: number;
}): Buffer;
/** How many leading bits two ids share, 0 to 256. */
export declare function sharedBits(a: Buffer, b: Buffer): number;
/** Sorts by distance to the target: negative where `a` is nearer. */
export declare function compareDistance(target: Buffer, a: Buffer, b: Buffer): number;
/** The id with one bit turned over. */
export declare function flipBit(id: Buffer, bit: number): Buffer;
/** Bits of an id that fit a number exactly: enough to sort and find nodes by. */
export declare const HEAD_BITS = 48;
/** The first 48 bits. */
export declare function headOf(id: Buffer): number;
