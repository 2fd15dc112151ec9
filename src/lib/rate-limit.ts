/**
 * Token buckets: so many at once, so many a second after that, for each key (an address, a device).
 * A bounded number of keys is remembered; the one that asked least recently is forgotten first, which
 * gives it a full bucket again.
 */
import { type Clock, systemClock } from './clock.js'

export interface RateLimitSettings {
  /** Tokens of a full bucket. */
  burst: number
  perSecond: number
  /** How many keys are remembered; each takes about 200 bytes. */
  maxKeys?: number
}

const EPSILON = 1e-6

interface Bucket {
  tokens: number
  atMs: number
}

export class RateLimit {
  readonly #clock: Clock
  readonly #burst: number
  readonly #perMs: number
  readonly #maxKeys: number
  /** In the order in which they were asked for. */
  readonly #buckets = new Map<string, Bucket>()

  constructor(
    { burst, perSecond, maxKeys = 4096 }: RateLimitSettings,
    { clock = systemClock }: { clock?: Clock } = {},
  ) {
    this.#clock = clock
    this.#burst = burst
    this.#perMs = perSecond / 1000
    this.#maxKeys = maxKeys
  }

  get size(): number {
    return this.#buckets.size
  }

  /** @returns 0 where it may go on, else the milliseconds until it may; those take no token */
  take(key: string): number {
    const nowMs = this.#clock.now()
    const bucket = this.#refilled(key, nowMs)
    this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    const [oldest] = this.#buckets.keys()
    if (this.#buckets.size > this.#maxKeys && oldest !== undefined) this.#buckets.delete(oldest)
    const waitMs = this.#missingMs(bucket)
    if (waitMs > 0) return waitMs
    bucket.tokens--
    return 0
  }

  /** @returns what `take` would return; takes nothing */
  peek(key: string): number {
    return this.#missingMs(this.#refilled(key, this.#clock.now()))
  }

  /** Halves and thirds of a token do not add up to a whole one exactly. */
  #missingMs({ tokens }: Bucket): number {
    const missing = 1 - tokens
    return missing > EPSILON ? Math.ceil((missing - EPSILON) / this.#perMs) : 0
  }

  #refilled(key: string, nowMs: number): Bucket {
    const known = this.#buckets.get(key)
    if (!known) return { tokens: this.#burst, atMs: nowMs }
    // A clock that was set back must not take tokens away.
    const passedMs = Math.max(0, nowMs - known.atMs)
    const tokens = Math.min(this.#burst, known.tokens + passedMs * this.#perMs)
    return { tokens, atMs: nowMs }
  }
}
