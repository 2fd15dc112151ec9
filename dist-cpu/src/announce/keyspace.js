/**
 * DISCOVERY. Distances in the DHT's keyspace: 256-bit ids, compared by XOR, most significant bit
 * first. Discovery keys and node ids live in the same space.
 */
import sodium from 'sodium-universal';
export const ID_BITS = 256;
/** What a node's address must hash to for others to believe its id: BLAKE2b-256 of 6 bytes. */
export function nodeIdOf({ host, port }) {
    const address = Buffer.from([...host.split('.').map(Number), port & 0xff, port >>> 8]);
    const id = Buffer.allocUnsafeSlow(32);
    sodium.crypto_generichash(id, address);
    return id;
}
/** How many leading bits two ids share, 0 to 256. */
export function sharedBits(a, b) {
    for (let i = 0; i < 32; i++) {
        const difference = a[i] ^ b[i];
        if (difference !== 0)
            return i * 8 + Math.clz32(difference) - 24;
    }
    return ID_BITS;
}
/** Sorts by distance to the target: negative where `a` is nearer. */
export function compareDistance(target, a, b) {
    for (let i = 0; i < 32; i++) {
        const t = target[i];
        const difference = (a[i] ^ t) - (b[i] ^ t);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
/** The id with one bit turned over. */
export function flipBit(id, bit) {
    const flipped = Buffer.from(id);
    const byte = bit >>> 3;
    flipped[byte] = flipped[byte] ^ (0x80 >>> (bit & 7));
    return flipped;
}
/** Bits of an id that fit a number exactly: enough to sort and find nodes by. */
export const HEAD_BITS = 48;
/** The first 48 bits. */
export function headOf(id) {
    return id.readUIntBE(0, HEAD_BITS / 8);
}
//# sourceMappingURL=keyspace.js.map