/**
 * The base URL of a peer that has no domain: the door that `mapeo-web connect LINK` opens on a
 * device's own loopback address. CoMapeo writes a server's base URL into the project, where every
 * device reads it; so it has to be the same everywhere, and is derived from the peer's key.
 */
import { KEY_BYTES } from './keys.js'

const FIRST_PORT = 20_000
/** Below the ports that systems give to outgoing connections (from 32768, on Linux). */
const PORTS = 10_000

/** From 20000 to 29999: 20000 + the first two bytes of the key, big-endian, modulo 10000. */
export function loopbackPortOf(publicKey: Uint8Array): number {
  if (publicKey.byteLength !== KEY_BYTES) throw new Error('a public key has 32 bytes')
  const [high = 0, low = 0] = publicKey
  return FIRST_PORT + ((high * 256 + low) % PORTS)
}

/** @param publicKey 32 bytes, the peer's identity */
export function loopbackUrlOf(publicKey: Uint8Array): string {
  return loopbackUrl(loopbackPortOf(publicKey))
}

export function loopbackUrl(port: number): string {
  return `http://127.0.0.1:${port}/`
}
