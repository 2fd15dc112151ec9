/** Exponential backoff with full jitter on the upper half: never at once, never in step. */
export interface BackoffSettings {
  firstMs: number
  maxMs: number
  /** Uniform in [0, 1). */
  random?: () => number
}

export class Backoff {
  #failures = 0
  readonly #settings: BackoffSettings

  constructor(settings: BackoffSettings) {
    this.#settings = settings
  }

  get failures(): number {
    return this.#failures
  }

  /** The next delay in milliseconds: between half and all of `firstMs` × 2^failures, capped. */
  next(): number {
    const { firstMs, maxMs, random = Math.random } = this.#settings
    const ceiling = Math.min(maxMs, firstMs * 2 ** Math.min(this.#failures, 30))
    this.#failures++
    return Math.round(ceiling / 2 + (ceiling / 2) * random())
  }

  reset(): void {
    this.#failures = 0
  }
}
