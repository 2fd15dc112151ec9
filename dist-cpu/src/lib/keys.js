/**
 * The kinds of key, as branded types: a `ProjectKey` is secret, a `DiscoveryKey` is public, and
 * mixing them up does not compile.
 */
import { createRequire } from 'node:module';
import { discoveryKey } from 'hypercore-crypto';
import sodium from 'sodium-universal';
import { MapeoWebError } from './errors.js';
export const KEY_BYTES = 32;
export const ROOT_KEY_BYTES = 16;
const require = createRequire(import.meta.url);
/** Loading it takes a fifth of a short command's time, and most need nothing of it. */
function mapeoCrypto() {
    return require('@mapeo/crypto');
}
const PSK_CONTEXT = Buffer.from('mapeo-web/handshake/v1/psk');
/**
 * A 32-byte key from 64 hexadecimal characters.
 * @throws `INVALID_KEY`, whose message never contains the value: it may be a secret.
 */
function keyFromHex(hex, what) {
    const text = hex.trim();
    if (!/^[0-9a-fA-F]*$/.test(text)) {
        throw new MapeoWebError('INVALID_KEY', `${what} has characters that are not hexadecimal`);
    }
    if (text.length !== KEY_BYTES * 2) {
        throw new MapeoWebError('INVALID_KEY', `${what} has ${text.length} hexadecimal characters instead of ${KEY_BYTES * 2}`);
    }
    return Buffer.from(text, 'hex');
}
export function parseProjectKey(hex) {
    return keyFromHex(hex, 'the project key');
}
export function parseDiscoveryKey(hex) {
    return keyFromHex(hex, 'the discovery key');
}
export function toProjectKey(bytes) {
    return checkLength(bytes, 'the project key');
}
export function toDiscoveryKey(bytes) {
    return checkLength(bytes, 'the discovery key');
}
/** `noise-handshake` takes a psk of any length, or none, without a word: so it is checked here. */
export function toHandshakePsk(bytes) {
    return checkLength(bytes, 'the handshake psk');
}
function checkLength(bytes, what) {
    if (!(bytes instanceof Uint8Array) || bytes.byteLength !== KEY_BYTES) {
        throw new MapeoWebError('INVALID_KEY', `${what} is not ${KEY_BYTES} bytes long`);
    }
    return Buffer.from(bytes);
}
/** The DHT topic of a project. */
export function discoveryKeyOf(projectKey) {
    return discoveryKey(projectKey);
}
/** The handshake's pre-shared key: BLAKE2b-256 of `mapeo-web/handshake/v1/psk` keyed with the project key. */
export function handshakePskOf(projectKey) {
    const psk = Buffer.alloc(KEY_BYTES);
    sodium.crypto_generichash(psk, PSK_CONTEXT, projectKey);
    return psk;
}
/** The id CoMapeo shows for a project: 52 characters of z-base-32, derived one way from its key. */
export function projectIdOf(projectKey) {
    return mapeoCrypto().keyToPublicId(projectKey);
}
/** Kept for as long as the root key's own buffer is: no longer, and nowhere else. */
const keyManagers = new WeakMap();
/**
 * What derives all keys of a device from its 16-byte root key. The first call for a buffer takes
 * Argon2's 0.1 s of processor time and 64 MB; do not change the buffer afterwards.
 */
export function keyManagerOf(rootKey) {
    let keyManager = keyManagers.get(rootKey);
    if (!keyManager)
        keyManagers.set(rootKey, (keyManager = new (mapeoCrypto().KeyManager)(rootKey)));
    return keyManager;
}
/** The device's identity, from its 16-byte root key. */
export function identityOf(rootKey) {
    return keyManagerOf(rootKey).getIdentityKeypair();
}
/**
 * Whether 32 bytes may be a project key. Project keys are Ed25519 public keys, so always points of
 * that curve's prime-order group; a discovery key is a hash and is such a point 1 time in 16.
 */
export function mayBeProjectKey(key) {
    return sodium.crypto_core_ed25519_is_valid_point(key);
}
export function hex(key) {
    return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('hex');
}
//# sourceMappingURL=keys.js.map