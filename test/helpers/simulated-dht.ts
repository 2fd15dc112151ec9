/**
 * A DHT on a clock that is wound by hand: what nodes of HyperDHT 6.34 answer to the announcer's three
 * messages, as far as it can tell, with records that expire at the earliest time they may.
 */
import type { Address } from 'hyperdht'
import { compareDistance, nodeIdOf, sharedBits } from '../../src/announce/keyspace.js'
import {
  type Announcement,
  type DhtMessages,
  INVALID_TOKEN,
  type LookupAnswer,
  type StoreAnswer,
  type Storer,
} from '../../src/announce/messages.js'
import { hex } from '../../src/lib/keys.js'
import type { ManualClock } from './clock.js'

const K = 20
const TIMEOUT_MS = 1000
/** hyperdht: two thirds of 20 minutes. */
const RECORD_MS = (2 / 3) * 20 * 60_000
/** dht-rpc: the shortest that a token may be good for. */
const TOKEN_MS = 7500

export type Behaviour = 'stores' | 'answers-lookups-only' | 'silent'

export interface SimulatedNode extends Address {
  id: Buffer
  behaviour: Behaviour
  records: Map<string, { atMs: number; relays: string }>
  /** When each write token was given out. */
  tokens: Map<string, number>
  /** In buckets of at most 20 by shared bits, as Kademlia's routing table. */
  table: SimulatedNode[][]
}

export interface SimulatedDhtOptions {
  size: number
  /** Bits that all ids begin with. */
  prefix?: string
  rttMs?: number
}

export class SimulatedDht implements DhtMessages {
  readonly nodes: SimulatedNode[] = []
  readonly #byAddress = new Map<string, SimulatedNode>()
  readonly #clock: ManualClock
  readonly #random: () => number
  rttMs: number
  /** The part of requests that are lost, in [0, 1]. */
  loses = 0
  requests = 0
  /** Whether our own connection is there. */
  online = true

  constructor(clock: ManualClock, random: () => number, options: SimulatedDhtOptions) {
    this.#clock = clock
    this.#random = random
    this.rttMs = options.rttMs ?? 20
    for (let i = 0; i < options.size; i++) this.join(options.prefix)
  }

  join(prefix = ''): SimulatedNode {
    const node = this.#createNode(prefix)
    this.nodes.push(node)
    this.#byAddress.set(`${node.host}:${node.port}`, node)
    for (const other of this.nodes) {
      if (other === node) continue
      meet(other, node)
      meet(node, other)
    }
    return node
  }

  /** It is switched off, and others go on naming it. */
  leave(node: SimulatedNode): void {
    node.behaviour = 'silent'
    this.nodes.splice(this.nodes.indexOf(node), 1)
  }

  ownId(): Buffer | null {
    return null
  }

  seeds(): Address[] {
    return this.nodes.slice(0, 3)
  }

  async refresh(): Promise<void> {}

  lookup(to: Address, target: Buffer): Promise<LookupAnswer | undefined> {
    return this.#request(to, (node) => {
      const token = Buffer.alloc(32, Math.floor(this.#random() * 256))
      token.writeDoubleBE(this.#random())
      node.tokens.set(hex(token), this.#clock.now())
      const closerNodes = closest(node.table.flat(), target).map(({ host, port }) => ({
        host,
        port,
      }))
      return { id: node.id, token, closerNodes, rttMs: this.rttMs }
    })
  }

  announce(
    to: Storer,
    { target, token }: Announcement,
    relayAddresses: Address[],
  ): Promise<StoreAnswer | undefined> {
    const relays = relayAddresses.map(({ host, port }) => `${host}:${port}`).join()
    return this.#write(to, token, (node) => {
      const known = this.#record(node, target)
      // The first value stays, whatever comes after.
      node.records.set(hex(target), { atMs: this.#clock.now(), relays: known?.relays ?? relays })
    })
  }

  unannounce(to: Storer, { target, token }: Announcement): Promise<StoreAnswer | undefined> {
    return this.#write(to, token, (node) => void node.records.delete(hex(target)))
  }

  /** Nodes that hold a record of the key now. */
  holders(target: Buffer): SimulatedNode[] {
    return this.nodes.filter((node) => this.#record(node, target) !== undefined)
  }

  /** What the record says on the nodes that hold it. */
  relays(target: Buffer): Set<string | undefined> {
    return new Set(this.holders(target).map((node) => this.#record(node, target)?.relays))
  }

  /** Where a perfect announcer would have put it: the 20 closest that store. */
  ideal(target: Buffer): SimulatedNode[] {
    return closest(
      this.nodes.filter(({ behaviour }) => behaviour === 'stores'),
      target,
    )
  }

  /** Whether a client would find the key: one of the 20 closest that answer has a record. */
  isFound(target: Buffer): boolean {
    const asked = closest(
      this.nodes.filter(({ behaviour }) => behaviour !== 'silent'),
      target,
    )
    return asked.some((node) => this.#record(node, target) !== undefined)
  }

  #record(node: SimulatedNode, target: Buffer): { relays: string } | undefined {
    const record = node.records.get(hex(target))
    return record && this.#clock.now() - record.atMs < RECORD_MS ? record : undefined
  }

  #write(
    to: Storer,
    token: Buffer,
    write: (node: SimulatedNode) => void,
  ): Promise<StoreAnswer | undefined> {
    return this.#request(to, (node) => {
      if (node.behaviour !== 'stores' || !to.id.equals(node.id)) return undefined
      const givenAtMs = node.tokens.get(hex(token)) ?? -Infinity
      if (this.#clock.now() - givenAtMs > TOKEN_MS) {
        const fresh = Buffer.alloc(32)
        fresh.writeDoubleBE(this.#random())
        node.tokens.set(hex(fresh), this.#clock.now())
        return { error: INVALID_TOKEN, token: fresh, rttMs: this.rttMs }
      }
      write(node)
      return { error: 0, token: null, rttMs: this.rttMs }
    })
  }

  #request<T>(to: Address, answer: (node: SimulatedNode) => T | undefined): Promise<T | undefined> {
    this.requests++
    const node = this.#byAddress.get(`${to.host}:${to.port}`)
    const isLost = !this.online || this.#random() < this.loses
    const isThere = !isLost && node !== undefined && node.behaviour !== 'silent'
    const reply = isThere ? answer(node) : undefined
    const delayMs = reply === undefined ? TIMEOUT_MS : this.rttMs
    return new Promise((resolve) => void this.#clock.after(delayMs, () => resolve(reply)))
  }

  #createNode(prefix: string): SimulatedNode {
    for (;;) {
      const byte = () => 1 + Math.floor(this.#random() * 254)
      const host = `10.${byte()}.${byte()}.${byte()}`
      const port = 1024 + Math.floor(this.#random() * 60_000)
      const id = nodeIdOf({ host, port })
      const bits = [...id.subarray(0, 2)].map((b) => b.toString(2).padStart(8, '0')).join('')
      if (!bits.startsWith(prefix)) continue
      const empty = { behaviour: 'stores' as const, records: new Map(), tokens: new Map() }
      return { host, port, id, table: [], ...empty }
    }
  }
}

function meet(node: SimulatedNode, other: SimulatedNode): void {
  const bucket = (node.table[sharedBits(node.id, other.id)] ??= [])
  if (bucket.length < K) bucket.push(other)
  // A full bucket drops a node that does not answer any more.
  const dead = bucket.findIndex(({ behaviour }) => behaviour === 'silent')
  if (dead !== -1) bucket[dead] = other
}

function closest(nodes: SimulatedNode[], target: Buffer): SimulatedNode[] {
  return [...nodes].sort((a, b) => compareDistance(target, a.id, b.id)).slice(0, K)
}
