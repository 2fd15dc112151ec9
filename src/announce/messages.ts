/**
 * DISCOVERY. The three HyperDHT messages that the announcer sends, each one datagram there and one
 * back, and none repeated: whoever sends decides whether it is worth another.
 */
import { isIPv4 } from 'node:net'
import type HyperDHT from 'hyperdht'
import type { Address, Reply } from 'hyperdht'
import { COMMANDS } from 'hyperdht/lib/constants.js'
import encodings from 'hyperdht/lib/messages.js'
import Persistent from 'hyperdht/lib/persistent.js'
import c from 'compact-encoding'
import type { DiscoveryKey, KeyPair } from '../lib/keys.js'

/** dht-rpc 6.27 `lib/errors.js`. The reply carries a fresh token. */
export const INVALID_TOKEN = 2

export interface LookupAnswer {
  /** 32 bytes, verified: the hash of the address that answered. Null where the node cannot store. */
  id: Buffer | null
  /** Lets this host write to the node, whatever the key; good for 7.5 to 15 s. */
  token: Buffer | null
  /** At most 20 nodes that it knows closest to the target. */
  closerNodes: Address[]
  rttMs: number
}

export interface StoreAnswer {
  /** 0: it was done. */
  error: number
  /** With `INVALID_TOKEN`. */
  token: Buffer | null
  rttMs: number
}

/** A node's address, and the id that it proved. */
export interface Storer extends Address {
  id: Buffer
}

export interface Announcement {
  target: DiscoveryKey
  token: Buffer
}

/** Undefined everywhere: no answer within the DHT's time limit, 1 s. */
export interface DhtMessages {
  /** Null while we are no node that others store on. */
  ownId(): Buffer | null
  /** Nodes to begin with. */
  seeds(): Address[]
  /** Looks for nodes again, where none of those known answers; never fails. */
  refresh(): Promise<void>
  lookup(to: Address, target: Buffer): Promise<LookupAnswer | undefined>
  /** @param relayAddresses at most 3 */
  announce(
    to: Storer,
    announcement: Announcement,
    relayAddresses: Address[],
  ): Promise<StoreAnswer | undefined>
  unannounce(to: Storer, announcement: Announcement): Promise<StoreAnswer | undefined>
}

/** In whose name a key is announced, where that is not the device itself. */
export interface Announcee {
  keyPair: KeyPair
  /** Where it can be reached through: at most 3 DHT nodes. */
  relayAddresses: Address[]
}

export class HyperDhtMessages implements DhtMessages {
  readonly #dht: HyperDHT
  readonly #keyPair: KeyPair
  readonly #announceeOf: (target: DiscoveryKey) => Announcee | undefined

  constructor(
    dht: HyperDHT,
    keyPair: KeyPair,
    announceeOf: (target: DiscoveryKey) => Announcee | undefined = () => undefined,
  ) {
    this.#dht = dht
    this.#keyPair = keyPair
    this.#announceeOf = announceeOf
  }

  ownId(): Buffer | null {
    return this.#dht.id
  }

  seeds(): Address[] {
    const known = this.#dht.toArray()
    // Bootstrap nodes may be dead ones that cost a second each: only where nobody else is known.
    return known.length > 0 ? known : this.#dht.bootstrapNodes.filter(({ host }) => isIPv4(host))
  }

  async refresh(): Promise<void> {
    // It also resolves bootstrap nodes that are given by name.
    await this.#dht
      .findNode(this.#dht.table.id)
      .finished()
      .catch(() => {})
  }

  async lookup(to: Address, target: Buffer): Promise<LookupAnswer | undefined> {
    const reply = await this.#request(to, { command: COMMANDS.LOOKUP, target })
    if (!reply) return undefined
    const { from, token, closerNodes, rtt } = reply
    return { id: from.id, token, closerNodes: closerNodes ?? [], rttMs: rtt }
  }

  async announce(
    to: Storer,
    { target, token }: Announcement,
    relayAddresses: Address[],
  ): Promise<StoreAnswer | undefined> {
    const { keyPair, ...other } = this.#announceeOf(target) ?? { keyPair: this.#keyPair }
    const peer = { publicKey: keyPair.publicKey, relayAddresses, ...other }
    const unsigned = { peer, refresh: null, signature: null, bump: 0 }
    const signature = Persistent.signAnnounce(target, token, to.id, unsigned, keyPair)
    const value = c.encode(encodings.announce, { ...unsigned, signature })
    return this.#request(to, { command: COMMANDS.ANNOUNCE, target, token, value }).then(toAnswer)
  }

  async unannounce(to: Storer, { target, token }: Announcement): Promise<StoreAnswer | undefined> {
    const { keyPair } = this.#announceeOf(target) ?? { keyPair: this.#keyPair }
    const peer = { publicKey: keyPair.publicKey, relayAddresses: [] }
    const unsigned = { peer, refresh: null, signature: null, bump: 0 }
    const signature = Persistent.signUnannounce(target, token, to.id, unsigned, keyPair)
    const value = c.encode(encodings.announce, { ...unsigned, signature })
    return this.#request(to, { command: COMMANDS.UNANNOUNCE, target, token, value }).then(toAnswer)
  }

  async #request(
    to: Address,
    message: Parameters<HyperDHT['request']>[0],
  ): Promise<Reply | undefined> {
    try {
      return await this.#dht.request(message, to, { retry: false })
    } catch {
      // Too late, suspended or destroyed: no answer in any case.
      return undefined
    }
  }
}

function toAnswer(reply: Reply | undefined): StoreAnswer | undefined {
  return reply && { error: reply.error, token: reply.token, rttMs: reply.rtt }
}
