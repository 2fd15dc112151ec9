/**
 * What the peer refused and cut, counted by reason: for the status, and for one log line a minute.
 * A line for each stranger would be a way to fill the disk.
 */
import { type Clock, systemClock } from './lib/clock.js'
import type { Logger } from './lib/logger.js'

const LOG_MS = 60_000

export interface RefusalsCollaborators {
  log: Logger
  clock?: Clock
}

export class Refusals {
  readonly #log: Logger
  readonly #clock: Clock
  /** Since the start. The reasons are our own words, so there are few. */
  readonly #counts = new Map<string, number>()
  #unlogged = new Map<string, number>()
  #cancelLog: (() => void) | undefined

  constructor({ log, clock = systemClock }: RefusalsCollaborators) {
    this.#log = log
    this.#clock = clock
  }

  /** @param reason where and why, like `connection.silent`; never a stranger's words */
  note(reason: string): void {
    increment(this.#counts, reason)
    increment(this.#unlogged, reason)
    this.#cancelLog ??= this.#clock.after(LOG_MS, () => this.#flush())
  }

  /** How often, by reason, since the start. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** Logs what was not logged yet. */
  close(): void {
    if (this.#cancelLog) this.#flush()
  }

  #flush(): void {
    this.#cancelLog?.()
    this.#cancelLog = undefined
    const refused = Object.fromEntries(this.#unlogged)
    this.#unlogged = new Map()
    this.#log.info({ evt: 'refused', refused }, 'refused or cut since the last such line')
  }
}

function increment(counts: Map<string, number>, reason: string): void {
  counts.set(reason, (counts.get(reason) ?? 0) + 1)
}
