/**
 * DISCOVERY, bootstrap nodes. Write tokens, each computed once: dht-rpc hashes the address anew for
 * every answer that has a token and every request that brings one, and an announcer brings thousands.
 */
import type { Address, TokenSource } from 'hyperdht'

/** Addresses; those beyond are computed each time. */
const MAX_ADDRESSES = 4096

export function cacheTokens(io: TokenSource): void {
  const compute = io.token.bind(io)
  const caches = [new Map<string, Buffer>(), new Map<string, Buffer>()] as const
  let secret: Buffer | undefined
  io.token = (address: Address, index: 0 | 1) => {
    // Two buffers take turns at holding the present secret, every 7.5 s, and are written anew: so
    // after two turns the same one is there, with another secret.
    const present = io._secrets?.[1]
    if (!secret || !present?.equals(secret)) {
      secret = present && Buffer.from(present)
      for (const cache of caches) cache.clear()
    }
    const cache = caches[index]
    const known = cache.get(address.host)
    if (known) return known
    const token = compute(address, index)
    if (cache.size < MAX_ADDRESSES) cache.set(address.host, token)
    return token
  }
}
