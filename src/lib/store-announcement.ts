/** One ANNOUNCE to one DHT node, with its answer taken seriously. */
import type HyperDHT from 'hyperdht'
import type { Address, Reply } from 'hyperdht'
import Persistent from 'hyperdht/lib/persistent.js'
import type { DiscoveryKey, KeyPair } from './keys.js'

/** dht-rpc 6.27 `lib/errors.js`. The reply carries a fresh token. */
const INVALID_TOKEN = 2

export interface Announcement {
  keyPair: KeyPair
  target: DiscoveryKey
  relayAddresses: Address[]
  /** The node's reply to a LOOKUP, with its write token. */
  reply: Reply
}

/**
 * Stores our record for `target` on the node that sent `reply`.
 * @returns whether the node took it
 * @throws where the node does not answer at all
 */
export async function storeAnnouncement(
  dht: HyperDHT,
  { keyPair, target, relayAddresses, reply }: Announcement,
): Promise<boolean> {
  // The signature covers the node's id: one without a verified id cannot store.
  if (!reply.from.id || !reply.token) return false
  const send = (token: Buffer): Promise<Reply> =>
    dht._requestAnnounce(
      keyPair,
      dht,
      target,
      token,
      reply.from,
      relayAddresses,
      Persistent.signAnnounce,
      0,
    )
  const first = await send(reply.token)
  if (first.error !== INVALID_TOKEN || !first.token) return first.error === 0
  return (await send(first.token)).error === 0
}
