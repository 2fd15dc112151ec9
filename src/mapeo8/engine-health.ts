/**
 * How the process of the older engine does: what `status` and metrics show of it, and when it dies so
 * often that somebody should hear of it. One death costs the rounds that ran, and no more.
 */
import { EventEmitter } from 'node:events'
import { type Clock, systemClock } from '../lib/clock.js'
import type { Logger } from '../lib/logger.js'
import type { TroubleEvents } from '../notify/trouble.js'
import { DEATH_REASONS, DEATH_WORDS, deathFix, type DeathReason, MANY_DEATHS } from './deaths.js'
import type { Death, WorkerProcess } from './worker-process.js'

const RECENT_MS = 60 * 60_000
const TROUBLE = { kind: 'mapeo8-engine-dying', key: 'mapeo8-engine-dying' } as const

export interface EngineView {
  /** Null while it does not run: it is started when a device comes. */
  pid: number | null
  /** Resident memory; null while it is not known. */
  rssBytes: number | null
  /** Beyond this it is ended. */
  maxRssBytes: number
  /** Since the peer started, by why. */
  deaths: Record<DeathReason, number>
  /** In the last hour, */
  recentDeaths: number
  /** the last of them. */
  lastDeath: { reason: DeathReason; atMs: number } | null
}

export interface EngineHealthCollaborators {
  worker: WorkerProcess
  log: Logger
  clock?: Clock
}

export class EngineHealth extends EventEmitter<TroubleEvents> {
  readonly #worker: WorkerProcess
  readonly #log: Logger
  readonly #clock: Clock
  readonly #deaths = Object.fromEntries(DEATH_REASONS.map((reason) => [reason, 0])) as Record<
    DeathReason,
    number
  >
  /** Of the last hour, the newest last. */
  #recent: Array<{ reason: DeathReason; atMs: number }> = []
  #troubleSince: number | undefined
  #cancel = () => {}
  readonly #onDied = (death: Death) => this.#note(death)

  constructor({ worker, log, clock = systemClock }: EngineHealthCollaborators) {
    super()
    this.#worker = worker
    this.#log = log
    this.#clock = clock
    worker.on('died', this.#onDied)
  }

  view(): EngineView {
    this.#forgetOld()
    return {
      pid: this.#worker.pid ?? null,
      rssBytes: this.#worker.rssBytes,
      maxRssBytes: this.#worker.maxRssBytes,
      deaths: { ...this.#deaths },
      recentDeaths: this.#recent.length,
      lastDeath: this.#recent.at(-1) ?? null,
    }
  }

  close(): void {
    this.#worker.off('died', this.#onDied)
    this.#cancel()
  }

  #note(death: Death): void {
    const { pid: enginePid, reason, code, signal } = death
    const atMs = this.#clock.now()
    this.#deaths[reason]++
    this.#recent.push({ reason, atMs })
    this.#forgetOld()
    this.#log.warn(
      { evt: 'mapeo8.died', enginePid, reason, code, signal },
      `the engine of Mapeo 8 ended (${DEATH_WORDS[reason]}); it is started again when a device comes`,
    )
    if (this.#recent.length < MANY_DEATHS) return
    this.#troubleSince ??= atMs
    const cause = `The last time: ${DEATH_WORDS[reason]}.`
    const message = `The engine of Mapeo 8 projects ended ${this.#recent.length} times within an hour; its devices begin anew each time.`
    const fix = deathFix(reason, this.#worker.maxRssBytes)
    this.emit('trouble', { ...TROUBLE, message, cause, fix, since: this.#troubleSince })
    this.#cancel()
    this.#cancel = this.#clock.after(RECENT_MS, () => {
      this.#troubleSince = undefined
      this.emit('trouble-over', TROUBLE)
    })
  }

  #forgetOld(): void {
    const since = this.#clock.now() - RECENT_MS
    this.#recent = this.#recent.filter(({ atMs }) => atMs > since)
  }
}
