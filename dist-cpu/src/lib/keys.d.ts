import type * as MapeoCrypto from '@mapeo/crypto';
declare const kind: unique symbol;
type Branded<Kind extends string> = Buffer & {
    readonly [kind]: Kind;
};
/** 32 bytes. Secret: whoever has it can read a project's membership and prove to know it. */
export type ProjectKey = Branded<'ProjectKey'>;
/** 32 bytes. Public: BLAKE2b-256 of "hypercore" keyed with the project key; the DHT topic. */
export type DiscoveryKey = Branded<'DiscoveryKey'>;
/** 32 bytes. Secret: proves to know the project key, decrypts nothing. */
export type HandshakePsk = Branded<'HandshakePsk'>;
/** 32 bytes. Public: a device's Ed25519 key; its Noise static key, DHT key and CoMapeo device. */
export type DevicePublicKey = Branded<'DevicePublicKey'>;
/** An Ed25519 key pair as libsodium has it: `publicKey` 32 bytes, `secretKey` 64 bytes. */
export interface KeyPair {
    publicKey: Buffer;
    secretKey: Buffer;
}
export declare const KEY_BYTES = 32;
export declare const ROOT_KEY_BYTES = 16;
export declare function parseProjectKey(hex: string): ProjectKey;
export declare function parseDiscoveryKey(hex: string): DiscoveryKey;
export declare function toProjectKey(bytes: Uint8Array): ProjectKey;
export declare function toDiscoveryKey(bytes: Uint8Array): DiscoveryKey;
/** `noise-handshake` takes a psk of any length, or none, without a word: so it is checked here. */
export declare function toHandshakePsk(bytes: Uint8Array): HandshakePsk;
/** The DHT topic of a project. */
export declare function discoveryKeyOf(projectKey: ProjectKey): DiscoveryKey;
/** The handshake's pre-shared key: BLAKE2b-256 of `mapeo-web/handshake/v1/psk` keyed with the project key. */
export declare function handshakePskOf(projectKey: ProjectKey): HandshakePsk;
/** The id CoMapeo shows for a project: 52 characters of z-base-32, derived one way from its key. */
export declare function projectIdOf(projectKey: ProjectKey): string;
/**
 * What derives all keys of a device from its 16-byte root key. The first call for a buffer takes
 * Argon2's 0.1 s of processor time and 64 MB; do not change the buffer afterwards.
 */
export declare function keyManagerOf(rootKey: Buffer): InstanceType<typeof MapeoCrypto.KeyManager>;
/** The device's identity, from its 16-byte root key. */
export declare function identityOf(rootKey: Buffer): KeyPair;
/**
 * Whether 32 bytes may be a project key. Project keys are Ed25519 public keys, so always points of
 * that curve's prime-order group; a discovery key is a hash and is such a point 1 time in 16.
 */
export declare function mayBeProjectKey(key: Buffer): boolean;
export declare function hex(key: Uint8Array): string;
export {};
