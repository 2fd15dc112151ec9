/**
 * DISCOVERY, bootstrap nodes. How many records one address may have stored.
 *
 * hyperdht keeps them in generations: a full one is put behind the next, and the one behind is
 * forgotten, whoever's records were in it. So an address may have as many in the present one as
 * there are places left, and the 256 addresses around it twice as many. One that floods gets half
 * of all places and four get a fifth each, while there is always room for somebody new.
 */
import type HyperDHT from 'hyperdht'
import { ANNOUNCE_KIND, KINDS } from './packets.js'
import { subnetKey } from './source-table.js'

const SUBNET_FACTOR = 2

/** A generational store. */
interface Store {
  readonly max: number
  /** In the present generation. */
  size(): number
  /** Another object in another generation. */
  generation(): object
}

/** Who has how many in one store. Never more entries than the store has records. */
class Shares {
  readonly #store: Store
  readonly #ofAddress = new Map<number, number>()
  readonly #ofSubnet = new Map<number, number>()
  #generation: object
  #before = 0

  constructor(store: Store) {
    this.#store = store
    this.#generation = store.generation()
  }

  allows(source: number): boolean {
    this.#turn()
    const left = this.#store.max - this.#store.size()
    const subnet = this.#ofSubnet.get(subnetKey(source)) ?? 0
    return (this.#ofAddress.get(source) ?? 0) < left && subnet < SUBNET_FACTOR * left
  }

  begin(): void {
    this.#before = this.#store.size()
  }

  end(source: number): void {
    if (this.#generation !== this.#store.generation()) return this.#turn()
    const change = this.#store.size() - this.#before
    if (change === 0) return
    add(this.#ofAddress, source, change)
    add(this.#ofSubnet, subnetKey(source), change)
  }

  #turn(): void {
    const generation = this.#store.generation()
    if (this.#generation === generation) return
    this.#generation = generation
    this.#ofAddress.clear()
    this.#ofSubnet.clear()
  }
}

function add(counts: Map<number, number>, key: number, change: number): void {
  const count = (counts.get(key) ?? 0) + change
  if (count > 0) counts.set(key, count)
  else counts.delete(key)
}

export class RecordQuota {
  /** By kind of request: the stores it may write to. */
  readonly #shares: ReadonlyArray<readonly Shares[] | undefined>

  /** @param dht a persistent one */
  constructor(dht: HyperDHT) {
    const { _persistent: persistent, _router: router } = dht
    if (!persistent) throw new Error('a node that is not persistent stores no records')
    const { records } = persistent
    const announced = [
      new Shares({
        max: records.maxSize,
        size: () => records._fresh.size,
        generation: () => records._fresh,
      }),
      ...[router.forwards, persistent.refreshes, persistent.bumps].map(ofCache),
    ]
    this.#shares = KINDS.map((kind, i) => {
      if (i === ANNOUNCE_KIND || kind === 'UNANNOUNCE') return announced
      if (kind === 'MUTABLE_PUT') return [ofCache(persistent.mutables)]
      return kind === 'IMMUTABLE_PUT' ? [ofCache(persistent.immutables)] : undefined
    })
  }

  /**
   * Runs what may store for the address, unless that has its share.
   * @returns whether it was run
   */
  store(source: number, kind: number, isExempt: boolean, run: () => void): boolean {
    const shares = this.#shares[kind]
    if (!shares) {
      run()
      return true
    }
    const frees = KINDS[kind] === 'UNANNOUNCE'
    if (!frees && !isExempt && !shares.every((share) => share.allows(source))) return false
    for (const share of shares) share.begin()
    run()
    for (const share of shares) share.end(source)
    return true
  }
}

interface Cache {
  readonly maxSize: number
  readonly _latest: Map<string, unknown>
}

function ofCache(cache: Cache): Shares {
  return new Shares({
    // At its size it turns, not beyond.
    max: cache.maxSize - 1,
    size: () => cache._latest.size,
    generation: () => cache._latest,
  })
}
