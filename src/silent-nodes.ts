/**
 * DISCOVERY. DHT nodes that did not answer lately, so that no query asks them again.
 *
 * Other nodes go on naming a dead one for minutes, and dht-rpc (6.27.0) asks whoever is named: each
 * query then waits 6 s, in a network of fewer than 20 nodes every time. A node that is heard of its
 * own is silent no more.
 */
import type HyperDHT from 'hyperdht'
import type { Address } from 'hyperdht'
import { type Clock, systemClock } from './lib/clock.js'

const FORGET_MS = 120_000
const MAX_NODES = 1024
/** One datagram gets lost easily. */
const MIN_TRIES = 3

export class SilentNodes {
  readonly #clock: Clock
  /** When it was found silent, by `host:port`, the latest last. */
  readonly #since = new Map<string, number>()
  #heardAtMs = -Infinity

  constructor({ clock = systemClock }: { clock?: Clock } = {}) {
    this.#clock = clock
  }

  get size(): number {
    return this.#since.size
  }

  /** Call it in the tick in which the DHT node was made. */
  watch(dht: HyperDHT): void {
    const { _filterNode: isUsable } = dht
    // Of nodes that others name; `_addNodeFromNetwork` comes first for one that spoke itself.
    dht._filterNode = (node) => !this.has(node) && (isUsable?.(node) ?? true)
    const addNode = dht._addNodeFromNetwork.bind(dht)
    dht._addNodeFromNetwork = (sample, from, to) => {
      this.#heardAtMs = Date.now()
      if (this.#since.size > 0) this.#since.delete(keyOf(from))
      addNode(sample, from, to)
    }
    const { io } = dht
    const onTimeout = io.ontimeout
    io.ontimeout = (request) => {
      onTimeout(request)
      // Where nobody was heard meanwhile, it may be this machine that was cut off.
      if (request.sent < MIN_TRIES || this.#heardAtMs < request._timestamp) return
      this.add(request.to)
    }
  }

  has(node: Address): boolean {
    if (this.#since.size === 0) return false
    const sinceMs = this.#since.get(keyOf(node))
    return sinceMs !== undefined && Math.abs(this.#clock.now() - sinceMs) < FORGET_MS
  }

  add(node: Address): void {
    const key = keyOf(node)
    this.#since.delete(key)
    this.#since.set(key, this.#clock.now())
    if (this.#since.size <= MAX_NODES) return
    for (const oldest of this.#since.keys()) {
      this.#since.delete(oldest)
      return
    }
  }

  /** On another network, what was silent may be heard. */
  clear(): void {
    this.#since.clear()
  }
}

function keyOf({ host, port }: Address): string {
  return `${host}:${port}`
}
