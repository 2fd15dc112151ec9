import { type KeyPair, type ProjectKey } from '../lib/keys.js';
/**
 * The key pair that the project is announced and listened for on. Its seed is the BLAKE2b-256 of the
 * context and the project key, keyed with the root key: the same after a restart, and of no use to
 * others who have the project key.
 * @param rootKey 16 bytes
 */
export declare function projectKeyPair(rootKey: Buffer, projectKey: ProjectKey): KeyPair;
/** @returns 72 bytes: a nonce of 24, and 48 of XSalsa20-Poly1305 */
export declare function sealProjectKey(rootKey: Buffer, projectKey: ProjectKey): Buffer;
/** @throws `PROJECT_UNUSABLE` where it was changed, or sealed under another root key */
export declare function openProjectKey(rootKey: Buffer, sealed: Buffer): ProjectKey;
