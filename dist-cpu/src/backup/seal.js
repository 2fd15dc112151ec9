/**
 * The last 512 bytes of a backup, after the end of its tar archive, where `tar` looks no more: how
 * long all before them is, and its hash. Without them a backup is a half one.
 *
 *     24 bytes   `mapeo-web-backup-end`, filled up with zeros
 *      8 bytes   the length of what comes before, little endian
 *     64 bytes   BLAKE2b-512 of what comes before
 *     rest       zeros
 */
import { createHash } from 'node:crypto';
import { damaged } from './format.js';
export const SEAL_BYTES = 512;
const MAGIC = Buffer.from('mapeo-web-backup-end'.padEnd(24, '\0'));
const HASH_AT = MAGIC.length + 8;
const HASH_BYTES = 64;
export function hasher() {
    return createHash('blake2b512');
}
/** Passes everything on, and the seal at its end. */
export async function* sealed(source) {
    const hash = hasher();
    let length = 0;
    for await (const chunk of source) {
        hash.update(chunk);
        length += chunk.byteLength;
        yield chunk;
    }
    yield sealOf(length, hash.digest());
}
/**
 * Passes on what comes before the seal. That it is whole and unchanged is known at the end alone.
 * @throws `BACKUP_DAMAGED`
 */
export async function* unsealed(source) {
    const hash = hasher();
    let length = 0;
    let held = Buffer.alloc(0);
    for await (const chunk of source) {
        const known = held.byteLength === 0 ? chunk : Buffer.concat([held, chunk]);
        const end = Math.max(0, known.byteLength - SEAL_BYTES);
        held = Buffer.from(known.subarray(end));
        if (end === 0)
            continue;
        const content = known.subarray(0, end);
        hash.update(content);
        length += end;
        yield content;
    }
    assertSeal(held, length, hash.digest());
}
function sealOf(length, hash) {
    const seal = Buffer.alloc(SEAL_BYTES);
    MAGIC.copy(seal);
    seal.writeBigUInt64LE(BigInt(length), MAGIC.length);
    hash.copy(seal, HASH_AT);
    return seal;
}
function assertSeal(seal, length, hash) {
    if (seal.byteLength < SEAL_BYTES || !seal.subarray(0, MAGIC.length).equals(MAGIC)) {
        throw damaged(`its end is missing: it was cut short after ${length + seal.byteLength} bytes`);
    }
    if (seal.readBigUInt64LE(MAGIC.length) !== BigInt(length)) {
        throw damaged('a part of it is missing');
    }
    const isSame = seal.subarray(HASH_AT, HASH_AT + HASH_BYTES).equals(hash);
    if (!isSame || seal.subarray(HASH_AT + HASH_BYTES).some((byte) => byte !== 0)) {
        throw damaged('it was changed since it was made');
    }
}
//# sourceMappingURL=seal.js.map