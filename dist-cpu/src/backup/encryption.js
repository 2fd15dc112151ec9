/**
 * An encrypted backup: the whole one, seal and all, in pieces that cannot be changed, left out, put
 * in another order or cut off unnoticed (libsodium's `crypto_secretstream_xchacha20poly1305`).
 * The key is made of a passphrase with Argon2id; what that takes stands in front:
 *
 *      8 bytes   `MWBACKUP`
 *      1 byte    1, the version of this
 *      3 bytes   zeros
 *      4 bytes   Argon2id: passes (opslimit), little endian as all numbers here
 *      4 bytes   Argon2id: memory in KiB
 *     16 bytes   salt
 *     24 bytes   the stream's own header
 *     16 bytes   BLAKE2b of all before: tells a damaged header from a wrong passphrase
 *     16 bytes   BLAKE2b of all before, keyed: tells a wrong passphrase
 *
 * then pieces of 64 KiB, and 17 bytes more for each; the last has the tag FINAL and may be shorter.
 */
import { randomBytes } from 'hypercore-crypto';
import sodium from 'sodium-universal';
import { asError, MapeoWebError } from '../lib/errors.js';
import { damaged } from './format.js';
const MAGIC = Buffer.from('MWBACKUP');
const VERSION = 1;
const KDF_AT = MAGIC.length + 4;
const SALT_AT = KDF_AT + 8;
const SALT_BYTES = sodium.crypto_pwhash_SALTBYTES;
const STREAM_HEADER_AT = SALT_AT + SALT_BYTES;
const STREAM_HEADER_BYTES = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES;
const CHECKSUM_AT = STREAM_HEADER_AT + STREAM_HEADER_BYTES;
const CHECK_BYTES = 16;
const HEADER_BYTES = CHECKSUM_AT + 2 * CHECK_BYTES;
const PIECE_BYTES = 64 * 1024;
const KEY_BYTES = sodium.crypto_secretstream_xchacha20poly1305_KEYBYTES;
const EXTRA_BYTES = sodium.crypto_secretstream_xchacha20poly1305_ABYTES;
const TAG_MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
const TAG_FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL;
/** libsodium's "moderate": most of a second, and little enough for a Raspberry Pi. */
export const DEFAULT_KDF = { passes: 3, memoryKib: 256 * 1024 };
/** A file that asks for more is not ours, and shall not take all memory of a machine. */
const MOST = { passes: 16, memoryKib: 2 * 1024 * 1024 };
const LEAST = { passes: 1, memoryKib: 8 };
export async function* encrypted(source, passphrase, kdf = DEFAULT_KDF) {
    const header = Buffer.alloc(HEADER_BYTES);
    MAGIC.copy(header);
    header.writeUInt8(VERSION, MAGIC.length);
    header.writeUInt32LE(kdf.passes, KDF_AT);
    header.writeUInt32LE(kdf.memoryKib, KDF_AT + 4);
    randomBytes(SALT_BYTES).copy(header, SALT_AT);
    const keys = keysOf(header, passphrase);
    const state = newState();
    sodium.crypto_secretstream_xchacha20poly1305_init_push(state, streamHeader(header), keys.stream);
    sum(header.subarray(0, CHECKSUM_AT)).copy(header, CHECKSUM_AT);
    keyedSum(header, keys.check).copy(header, CHECKSUM_AT + CHECK_BYTES);
    yield header;
    for await (const { piece, isLast } of pieces(source, PIECE_BYTES)) {
        const cipher = Buffer.alloc(piece.byteLength + EXTRA_BYTES);
        const tag = isLast ? TAG_FINAL : TAG_MESSAGE;
        sodium.crypto_secretstream_xchacha20poly1305_push(state, cipher, piece, header, tag);
        yield cipher;
    }
}
/**
 * Passes a backup on as it is, or decrypted where it is encrypted.
 * @param askPassphrase called for an encrypted one alone
 * @throws `WRONG_PASSPHRASE`, `BACKUP_DAMAGED`, `BACKUP_NEWER`
 */
export async function* decrypted(source, askPassphrase) {
    const reader = new Reader(source);
    try {
        const magic = await reader.take(MAGIC.length);
        if (!magic.equals(MAGIC)) {
            yield magic;
            yield* reader.rest();
            return;
        }
        const header = Buffer.concat([magic, await reader.take(HEADER_BYTES - MAGIC.length)]);
        const kdf = checkHeader(header);
        const keys = keysOf(header, await askPassphrase(), kdf);
        const check = header.subarray(CHECKSUM_AT + CHECK_BYTES);
        if (!keyedSum(header, keys.check).equals(check)) {
            throw new MapeoWebError('WRONG_PASSPHRASE', 'this passphrase does not open the backup');
        }
        const state = newState();
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, streamHeader(header), keys.stream);
        let ended = false;
        for await (const { piece } of pieces(reader.rest(), PIECE_BYTES + EXTRA_BYTES)) {
            if (ended)
                throw damaged('something was put after its end');
            const { message, tag } = pull(state, piece, header);
            ended = tag === TAG_FINAL;
            yield message;
        }
        if (!ended)
            throw damaged('its end is missing: it was cut short');
    }
    finally {
        await reader.close();
    }
}
function pull(state, cipher, header) {
    if (cipher.byteLength < EXTRA_BYTES)
        throw damaged('its end is missing: it was cut short');
    const message = Buffer.alloc(cipher.byteLength - EXTRA_BYTES);
    const tag = Buffer.alloc(1);
    try {
        sodium.crypto_secretstream_xchacha20poly1305_pull(state, message, tag, cipher, header);
    }
    catch (error) {
        throw damaged('it was cut short, or changed since it was made', error);
    }
    return { message, tag: tag.readUInt8() };
}
function checkHeader(header) {
    if (header.byteLength < HEADER_BYTES)
        throw damaged('it was cut short');
    const checksum = header.subarray(CHECKSUM_AT, CHECKSUM_AT + CHECK_BYTES);
    if (!sum(header.subarray(0, CHECKSUM_AT)).equals(checksum))
        throw damaged('its header was changed');
    const version = header.readUInt8(MAGIC.length);
    if (version > VERSION) {
        throw new MapeoWebError('BACKUP_NEWER', `it is encrypted in a newer way (${version})`);
    }
    const kdf = { passes: header.readUInt32LE(KDF_AT), memoryKib: header.readUInt32LE(KDF_AT + 4) };
    for (const name of ['passes', 'memoryKib']) {
        if (kdf[name] < LEAST[name] || kdf[name] > MOST[name])
            throw damaged('its header was changed');
    }
    return kdf;
}
function keysOf(header, passphrase, kdf = {
    passes: header.readUInt32LE(KDF_AT),
    memoryKib: header.readUInt32LE(KDF_AT + 4),
}) {
    const keys = Buffer.alloc(2 * KEY_BYTES);
    const salt = header.subarray(SALT_AT, SALT_AT + SALT_BYTES);
    const { passes, memoryKib } = kdf;
    try {
        sodium.crypto_pwhash(keys, passphrase, salt, passes, memoryKib * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13);
    }
    catch (error) {
        throw new MapeoWebError('BACKUP_FAILED', `no key could be made: ${asError(error).message}`, {
            cause: error,
            fix: `Free some memory: it takes ${Math.ceil(memoryKib / 1024)} MB for a moment.`,
        });
    }
    return { stream: keys.subarray(0, KEY_BYTES), check: keys.subarray(KEY_BYTES) };
}
function newState() {
    return Buffer.alloc(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES);
}
function streamHeader(header) {
    return header.subarray(STREAM_HEADER_AT, CHECKSUM_AT);
}
function sum(data, key) {
    const output = Buffer.alloc(CHECK_BYTES);
    sodium.crypto_generichash(output, data, key);
    return output;
}
function keyedSum(header, key) {
    return sum(header.subarray(0, CHECKSUM_AT + CHECK_BYTES), key);
}
/** The same bytes in pieces of one size; the last may be shorter, and empty only where all is. */
async function* pieces(source, size) {
    const reader = new Reader(source);
    try {
        let piece = await reader.take(size);
        for (;;) {
            const next = await reader.take(size);
            yield { piece, isLast: next.byteLength === 0 };
            if (next.byteLength === 0)
                return;
            piece = next;
        }
    }
    finally {
        await reader.close();
    }
}
/** Takes as many bytes as are wanted from chunks of any size. */
class Reader {
    #chunks;
    #held = Buffer.alloc(0);
    constructor(source) {
        this.#chunks = source[Symbol.asyncIterator]();
    }
    /** Fewer bytes at the end alone. */
    async take(bytes) {
        const parts = [this.#held];
        let length = this.#held.byteLength;
        while (length < bytes) {
            const next = await this.#chunks.next();
            if (next.done)
                break;
            parts.push(next.value);
            length += next.value.byteLength;
        }
        const all = parts.length === 1 ? this.#held : Buffer.concat(parts);
        this.#held = all.subarray(bytes);
        return all.subarray(0, bytes);
    }
    async *rest() {
        if (this.#held.byteLength > 0)
            yield this.#held;
        for (;;) {
            const next = await this.#chunks.next();
            if (next.done)
                return;
            yield next.value;
        }
    }
    /** The source may hold a file open. */
    async close() {
        await this.#chunks.return?.();
    }
}
//# sourceMappingURL=encryption.js.map