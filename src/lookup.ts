/** DISCOVERY. Who announces a discovery key? */
import type HyperDHT from 'hyperdht'
import type { Address } from 'hyperdht'
import { asError, MapeoWebError } from './lib/errors.js'
import { type DevicePublicKey, type DiscoveryKey, hex } from './lib/keys.js'

/** What a DHT node tells of at most, by lot where more announce the key (hyperdht 6.34). */
export const RECORDS_PER_REPLY = 20

export interface FoundPeer {
  publicKey: DevicePublicKey
  /** DHT nodes that relay handshakes to the peer; may be empty. */
  relayAddresses: Address[]
}

/**
 * Each announced identity once, with the addresses of its newest record. Anyone can announce
 * anything: only the handshake tells a peer from a pretender.
 * @throws `NO_BOOTSTRAP_ALIVE` where no node answered
 */
export async function lookupPeers(dht: HyperDHT, discoveryKey: DiscoveryKey): Promise<FoundPeer[]> {
  const peers = new Map<string, FoundPeer>()
  let replies = 0
  try {
    for await (const reply of dht.lookup(discoveryKey)) {
      replies++
      for (const { publicKey, relayAddresses } of reply.peers) {
        peers.set(hex(publicKey), { publicKey: publicKey as DevicePublicKey, relayAddresses })
      }
    }
  } catch (error) {
    throw new MapeoWebError('NO_BOOTSTRAP_ALIVE', asError(error).message, { cause: error })
  }
  if (replies === 0 && dht.nodes.length === 0) {
    throw new MapeoWebError('NO_BOOTSTRAP_ALIVE', 'no DHT node answered the lookup')
  }
  return [...peers.values()]
}
