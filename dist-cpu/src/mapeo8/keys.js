/**
 * Keys around a project of Mapeo 8. Its own key, 32 bytes, encrypts and lets in whoever has it: there
 * are no members, no roles, and no way to take it back. So it is stored encrypted under the device's
 * root key, and on the network the project goes by its discovery key.
 *
 * The older handshake names no project, so each project is listened for on a key pair of its own.
 */
import { keyPair } from 'hypercore-crypto';
import sodium from 'sodium-universal';
import { MapeoWebError } from '../lib/errors.js';
import { KEY_BYTES, toProjectKey } from '../lib/keys.js';
const KEY_PAIR_CONTEXT = Buffer.from('mapeo-web/mapeo8/v1/key-pair');
const STORAGE_CONTEXT = Buffer.from('mapeo-web/mapeo8/v1/storage');
/**
 * The key pair that the project is announced and listened for on. Its seed is the BLAKE2b-256 of the
 * context and the project key, keyed with the root key: the same after a restart, and of no use to
 * others who have the project key.
 * @param rootKey 16 bytes
 */
export function projectKeyPair(rootKey, projectKey) {
    return keyPair(derive(rootKey, KEY_PAIR_CONTEXT, projectKey));
}
/** @returns 72 bytes: a nonce of 24, and 48 of XSalsa20-Poly1305 */
export function sealProjectKey(rootKey, projectKey) {
    const sealed = Buffer.alloc(sodium.crypto_secretbox_NONCEBYTES + sodium.crypto_secretbox_MACBYTES + KEY_BYTES);
    const nonce = sealed.subarray(0, sodium.crypto_secretbox_NONCEBYTES);
    sodium.randombytes_buf(nonce);
    sodium.crypto_secretbox_easy(sealed.subarray(nonce.length), projectKey, nonce, derive(rootKey, STORAGE_CONTEXT));
    return sealed;
}
/** @throws `PROJECT_UNUSABLE` where it was changed, or sealed under another root key */
export function openProjectKey(rootKey, sealed) {
    const nonce = sealed.subarray(0, sodium.crypto_secretbox_NONCEBYTES);
    const box = sealed.subarray(nonce.length);
    const projectKey = Buffer.alloc(KEY_BYTES);
    const isWhole = box.length === sodium.crypto_secretbox_MACBYTES + KEY_BYTES;
    const key = derive(rootKey, STORAGE_CONTEXT);
    if (!isWhole || !sodium.crypto_secretbox_open_easy(projectKey, box, nonce, key)) {
        throw new MapeoWebError('PROJECT_UNUSABLE', 'its key cannot be decrypted with this root key');
    }
    return toProjectKey(projectKey);
}
function derive(rootKey, ...parts) {
    const derived = Buffer.alloc(KEY_BYTES);
    sodium.crypto_generichash(derived, Buffer.concat(parts), rootKey);
    return derived;
}
//# sourceMappingURL=keys.js.map