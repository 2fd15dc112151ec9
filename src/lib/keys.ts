/**
 * The kinds of key, as branded types: a `ProjectKey` is secret, a `DiscoveryKey` is public, and
 * mixing them up does not compile.
 */
import { createRequire } from 'node:module'
import type * as MapeoCrypto from '@mapeo/crypto'
import { discoveryKey } from 'hypercore-crypto'
import sodium from 'sodium-universal'
import { MapeoWebError } from './errors.js'

declare const kind: unique symbol
type Branded<Kind extends string> = Buffer & { readonly [kind]: Kind }

/** 32 bytes. Secret: whoever has it can read a project's membership and prove to know it. */
export type ProjectKey = Branded<'ProjectKey'>
/** 32 bytes. Public: BLAKE2b-256 of "hypercore" keyed with the project key; the DHT topic. */
export type DiscoveryKey = Branded<'DiscoveryKey'>
/** 32 bytes. Secret: proves to know the project key, decrypts nothing. */
export type HandshakePsk = Branded<'HandshakePsk'>
/** 32 bytes. Public: a device's Ed25519 key; its Noise static key, DHT key and CoMapeo device. */
export type DevicePublicKey = Branded<'DevicePublicKey'>

/** An Ed25519 key pair as libsodium has it: `publicKey` 32 bytes, `secretKey` 64 bytes. */
export interface KeyPair {
  publicKey: Buffer
  secretKey: Buffer
}

export const KEY_BYTES = 32
export const ROOT_KEY_BYTES = 16

const require = createRequire(import.meta.url)

/** Loading it takes a fifth of a short command's time, and most need nothing of it. */
function mapeoCrypto(): typeof MapeoCrypto {
  return require('@mapeo/crypto') as typeof MapeoCrypto
}

const PSK_CONTEXT = Buffer.from('mapeo-web/handshake/v1/psk')

/**
 * A 32-byte key from 64 hexadecimal characters.
 * @throws `INVALID_KEY`, whose message never contains the value: it may be a secret.
 */
function keyFromHex(hex: string, what: string): Buffer {
  const text = hex.trim()
  if (!/^[0-9a-fA-F]*$/.test(text)) {
    throw new MapeoWebError('INVALID_KEY', `${what} has characters that are not hexadecimal`)
  }
  if (text.length !== KEY_BYTES * 2) {
    throw new MapeoWebError(
      'INVALID_KEY',
      `${what} has ${text.length} hexadecimal characters instead of ${KEY_BYTES * 2}`,
    )
  }
  return Buffer.from(text, 'hex')
}

export function parseProjectKey(hex: string): ProjectKey {
  return keyFromHex(hex, 'the project key') as ProjectKey
}

export function parseDiscoveryKey(hex: string): DiscoveryKey {
  return keyFromHex(hex, 'the discovery key') as DiscoveryKey
}

export function toProjectKey(bytes: Uint8Array): ProjectKey {
  return checkLength(bytes, 'the project key') as ProjectKey
}

export function toDiscoveryKey(bytes: Uint8Array): DiscoveryKey {
  return checkLength(bytes, 'the discovery key') as DiscoveryKey
}

/** `noise-handshake` takes a psk of any length, or none, without a word: so it is checked here. */
export function toHandshakePsk(bytes: Uint8Array): HandshakePsk {
  return checkLength(bytes, 'the handshake psk') as HandshakePsk
}

function checkLength(bytes: Uint8Array, what: string): Buffer {
  if (!(bytes instanceof Uint8Array) || bytes.byteLength !== KEY_BYTES) {
    throw new MapeoWebError('INVALID_KEY', `${what} is not ${KEY_BYTES} bytes long`)
  }
  return Buffer.from(bytes)
}

/** The DHT topic of a project. */
export function discoveryKeyOf(projectKey: ProjectKey): DiscoveryKey {
  return discoveryKey(projectKey) as DiscoveryKey
}

/** The handshake's pre-shared key: BLAKE2b-256 of `mapeo-web/handshake/v1/psk` keyed with the project key. */
export function handshakePskOf(projectKey: ProjectKey): HandshakePsk {
  const psk = Buffer.alloc(KEY_BYTES)
  sodium.crypto_generichash(psk, PSK_CONTEXT, projectKey)
  return psk as HandshakePsk
}

/** The id CoMapeo shows for a project: 52 characters of z-base-32, derived one way from its key. */
export function projectIdOf(projectKey: ProjectKey): string {
  return mapeoCrypto().keyToPublicId(projectKey)
}

/** Kept for as long as the root key's own buffer is: no longer, and nowhere else. */
const keyManagers = new WeakMap<Buffer, InstanceType<typeof MapeoCrypto.KeyManager>>()

/**
 * What derives all keys of a device from its 16-byte root key. The first call for a buffer takes
 * Argon2's 0.1 s of processor time and 64 MB; do not change the buffer afterwards.
 */
export function keyManagerOf(rootKey: Buffer): InstanceType<typeof MapeoCrypto.KeyManager> {
  let keyManager = keyManagers.get(rootKey)
  if (!keyManager) keyManagers.set(rootKey, (keyManager = new (mapeoCrypto().KeyManager)(rootKey)))
  return keyManager
}

/** The device's identity, from its 16-byte root key. */
export function identityOf(rootKey: Buffer): KeyPair {
  return keyManagerOf(rootKey).getIdentityKeypair()
}

/**
 * Whether 32 bytes may be a project key. Project keys are Ed25519 public keys, so always points of
 * that curve's prime-order group; a discovery key is a hash and is such a point 1 time in 16.
 */
export function mayBeProjectKey(key: Buffer): boolean {
  return sodium.crypto_core_ed25519_is_valid_point(key)
}

export function hex(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('hex')
}
