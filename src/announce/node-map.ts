/**
 * DISCOVERY. The DHT nodes we know, in the order of their ids: which ones are closest to a key?
 *
 * Only nodes whose reply carried a verified id are in it. Others cannot store: an announcement is
 * signed for the id of the node that is to keep it.
 */
import type { Address } from 'hyperdht'
import { compareDistance, HEAD_BITS, headOf } from './keyspace.js'

export interface KnownNode extends Address {
  /** 32 bytes. */
  readonly id: Buffer
  /** The first 48 bits of the id. */
  readonly head: number
  /** Lets us write to the node; null where it refused the last one without giving another. */
  token: Buffer | null
  /** When the request was sent that the token came with. */
  tokenAtMs: number
  /** When it last answered. */
  seenAtMs: number
  /** Requests in a row that it did not answer. */
  misses: number
  /** Stores in a row that it did not take, though it answers lookups. */
  refusals: number
  /** Until then it is not asked to store. */
  muteUntilMs: number
  /** Not in the map any more. */
  gone: boolean
}

export function addressOf({ host, port }: Address): string {
  return `${host}:${port}`
}

export class NodeMap {
  /** By head. */
  readonly #sorted: KnownNode[] = []
  readonly #byAddress = new Map<string, KnownNode>()
  /** Addresses that did not answer, and until when they are not asked again. */
  readonly #absent = new Map<string, { untilMs: number; times: number }>()

  get size(): number {
    return this.#sorted.length
  }

  get(address: Address): KnownNode | undefined {
    return this.#byAddress.get(addressOf(address))
  }

  /** The node answered, with its id verified. */
  note(
    address: Address,
    answer: { id: Buffer; token: Buffer | null; sentAtMs: number },
  ): KnownNode {
    this.#absent.delete(addressOf(address))
    const node = this.get(address) ?? this.#insert(address, answer.id)
    node.seenAtMs = answer.sentAtMs
    node.misses = 0
    if (answer.token) {
      node.token = answer.token
      node.tokenAtMs = answer.sentAtMs
    }
    return node
  }

  /** The node did not answer: it is left alone for a while, each time longer. */
  drop(address: Address, nowMs: number): void {
    const key = addressOf(address)
    const times = (this.#absent.get(key)?.times ?? 0) + 1
    const leaveMs = Math.min(ABSENT_MS * 2 ** (times - 1), MAX_ABSENT_MS)
    // A stranger's reply can list any address: the memory for them is bounded.
    if (this.#absent.size >= MAX_ABSENT) {
      this.#absent.delete(this.#absent.keys().next().value as string)
    }
    this.#absent.set(key, { untilMs: nowMs + leaveMs, times })
    this.#remove(key)
  }

  isAbsent(address: Address, nowMs: number): boolean {
    return (this.#absent.get(addressOf(address))?.untilMs ?? -Infinity) > nowMs
  }

  /** After an outage of ours: nobody is to blame for having been silent. */
  forgive(): void {
    this.#absent.clear()
  }

  clear(): void {
    this.forgive()
    this.expire(Infinity)
  }

  /** Forgets those that were not heard of since. */
  expire(beforeMs: number): void {
    for (const node of [...this.#sorted]) {
      if (node.seenAtMs < beforeMs) this.#remove(addressOf(node))
    }
  }

  /** The nodes closest to the target, nearest first; at most `count`. */
  closest(
    target: Buffer,
    count: number,
    accept: (node: KnownNode) => boolean = () => true,
  ): KnownNode[] {
    const head = headOf(target)
    // The closest nodes share the longest prefix with the target: widen it until it holds enough.
    for (let bits = HEAD_BITS; ; bits--) {
      const width = 2 ** (HEAD_BITS - bits)
      const from = Math.floor(head / width) * width
      const start = this.#indexOf(from)
      const end = this.#indexOf(from + width)
      if (end - start < count && bits > 0) continue
      const nodes = this.#sorted.slice(start, end).filter(accept)
      if (nodes.length < count && bits > 0) continue
      return nodes.sort((a, b) => compareDistance(target, a.id, b.id)).slice(0, count)
    }
  }

  #insert({ host, port }: Address, id: Buffer): KnownNode {
    const node: KnownNode = {
      host,
      port,
      id,
      head: headOf(id),
      token: null,
      tokenAtMs: 0,
      seenAtMs: 0,
      misses: 0,
      refusals: 0,
      muteUntilMs: -Infinity,
      gone: false,
    }
    this.#sorted.splice(this.#indexOf(node.head), 0, node)
    this.#byAddress.set(addressOf(node), node)
    return node
  }

  #remove(key: string): void {
    const node = this.#byAddress.get(key)
    if (!node) return
    node.gone = true
    this.#byAddress.delete(key)
    this.#sorted.splice(this.#sorted.indexOf(node), 1)
  }

  /** The first index whose head is at least `head`. */
  #indexOf(head: number): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#sorted[middle] as KnownNode).head < head) low = middle + 1
      else high = middle
    }
    return low
  }
}

const ABSENT_MS = 60_000
const MAX_ABSENT_MS = 10 * 60_000
const MAX_ABSENT = 10_000
