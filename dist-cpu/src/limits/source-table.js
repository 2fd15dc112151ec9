/**
 * DISCOVERY, bootstrap nodes. What is remembered of addresses, in a memory that is fixed from the
 * start: anybody can send packets from millions of forged addresses.
 *
 * Each address has a set of 8 places, by a hash that nobody outside can compute. Who comes into a
 * full set takes the place of the one whose memory is worth least: whose `untilMs`, in column 0, is
 * the earliest. A forged address that sent one packet is worth milliseconds, so a flood of those
 * drives out one another, and not what is known of an address that used its bucket up.
 */
import { randomInt } from 'node:crypto';
const WAYS = 8;
const MAX_SEED = 2 ** 32;
export class SourceTable {
    #keys;
    #mask;
    #seed;
    /** Column 0: until when the place is worth keeping, in ms; the others are the user's. */
    columns;
    /** @param places a power of two, 8 at least; each takes 4 bytes and 8 for every column */
    constructor(places, columns, seed = randomInt(MAX_SEED)) {
        this.#keys = new Int32Array(places);
        this.#mask = places / WAYS - 1;
        this.#seed = seed | 0;
        this.columns = Array.from({ length: columns }, () => new Float64Array(places));
    }
    get bytes() {
        return this.#keys.byteLength + this.columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
    }
    /** The place of an address, or -1. @param key not 0: no machine has that address */
    find(key) {
        const keys = this.#keys;
        const first = this.#firstPlace(key);
        for (let i = first; i < first + WAYS; i++)
            if (keys[i] === key)
                return i;
        return -1;
    }
    /** The place of an address, its columns zero where it is new. */
    claim(key) {
        const found = this.find(key);
        if (found !== -1)
            return found;
        const until = this.columns[0];
        const first = this.#firstPlace(key);
        let place = first;
        for (let i = first + 1; i < first + WAYS; i++) {
            if (until[i] < until[place])
                place = i;
        }
        this.#keys[place] = key;
        for (const column of this.columns)
            column[place] = 0;
        return place;
    }
    #firstPlace(key) {
        // The last steps of murmur3: every bit of the key and the seed moves every bit of the result.
        let h = key ^ this.#seed;
        h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
        h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
        return ((h ^ (h >>> 16)) & this.#mask) * WAYS;
    }
}
/** An IPv4 address as a number: the key of a `SourceTable`. 0 where the text is none. */
export function addressKey(host) {
    let key = 0;
    let byte = 0;
    for (let i = 0; i < host.length; i++) {
        const code = host.charCodeAt(i);
        if (code === DOT) {
            key = (key << 8) | byte;
            byte = 0;
        }
        else if (code >= ZERO && code <= NINE) {
            byte = byte * 10 + code - ZERO;
        }
        else {
            return 0;
        }
    }
    return (key << 8) | byte;
}
const DOT = 46;
const ZERO = 48;
const NINE = 57;
/** The key of the 256 addresses around one (its /24). */
export function subnetKey(key) {
    return key >>> 8;
}
//# sourceMappingURL=source-table.js.map