/**
 * The promises that an accepted `PUT /projects` makes.
 *
 * An app that was told 200 opens a WebSocket and waits, without any deadline of its own, until the
 * project's first sync is complete (`addServerPeer` in @comapeo/core 7.1.0): if nobody serves it,
 * it hangs for good. So from the 200 on the project is held open, its WebSockets are let in past
 * every limit, and a shutdown waits for them. A promise ends some time after the last of those
 * WebSockets closed, or when none came.
 */
import type { Clock } from '../lib/clock.js'
import { MapeoWebError } from '../lib/errors.js'
import type { ProjectLease } from '../replication.js'

/** The app opens its WebSocket as soon as it has written the peer's role: milliseconds. */
const WAIT_MS = 60_000
/** From the last WebSocket that opened: no first sync takes longer, and no promise lasts longer. */
const LONGEST_MS = 300_000
/** Held open promises cost file descriptors; nobody adds this many projects at once by hand. */
const MAX_PROMISES = 64
/** How long after the 200 a shutdown still expects the WebSocket. */
const START_MS = 2000
const RETRY_MS = 30_000

interface FirstSync {
  lease: ProjectLease
  sockets: number
  /** A WebSocket of the project came and went. */
  served: boolean
  madeAtMs: number
  cancelExpiry: () => void
}

export interface FirstSyncsCollaborators {
  acquire: (projectId: string) => Promise<ProjectLease>
  clock: Clock
}

export class FirstSyncs {
  readonly #acquire: FirstSyncsCollaborators['acquire']
  readonly #clock: Clock
  readonly #promises = new Map<string, FirstSync>()
  /** Projects that are opening: what their past says of our role is about to change. */
  readonly #adding = new Set<string>()
  readonly #waiting = new Set<() => void>()

  constructor({ acquire, clock }: FirstSyncsCollaborators) {
    this.#acquire = acquire
    this.#clock = clock
  }

  isPromised(projectId: string): boolean {
    return this.#promises.has(projectId) || this.#adding.has(projectId)
  }

  /** @throws `BUSY` where too many are under way; what opening the project throws */
  async promise(projectId: string): Promise<void> {
    if (!this.#promises.has(projectId) && this.#promises.size >= MAX_PROMISES) {
      throw new MapeoWebError('BUSY', 'too many projects are being added', {
        retryAfterMs: RETRY_MS,
      })
    }
    this.#adding.add(projectId)
    try {
      this.#keep(projectId, await this.#acquire(projectId))
    } finally {
      this.#adding.delete(projectId)
    }
  }

  #keep(projectId: string, lease: ProjectLease): void {
    const known = this.#promises.get(projectId)
    if (known) {
      lease.release()
      known.served = false
      known.madeAtMs = this.#clock.now()
      this.#expireLater(projectId, known)
      return
    }
    const promise: FirstSync = {
      lease,
      sockets: 0,
      served: false,
      madeAtMs: this.#clock.now(),
      cancelExpiry: () => {},
    }
    this.#promises.set(projectId, promise)
    this.#expireLater(projectId, promise)
  }

  /** A WebSocket of the project opened; call the result when it closed. */
  begin(projectId: string): () => void {
    const promise = this.#promises.get(projectId)
    if (!promise) return () => {}
    promise.sockets++
    this.#expireLater(projectId, promise)
    return () => {
      promise.sockets--
      promise.served = true
      if (this.#promises.get(projectId) === promise) this.#expireLater(projectId, promise)
      this.#wake()
    }
  }

  /** Resolves once every promise was kept, or after `deadlineMs`. */
  async drained(deadlineMs: number): Promise<void> {
    const endMs = this.#clock.now() + deadlineMs
    const timers = [START_MS, deadlineMs].map((ms) => this.#clock.after(ms, () => this.#wake()))
    while (this.#clock.now() < endMs && this.#isOwing()) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
    for (const cancel of timers) cancel()
  }

  close(): void {
    for (const [projectId, promise] of this.#promises) this.#end(projectId, promise)
  }

  #isOwing(): boolean {
    const startMs = this.#clock.now() - START_MS
    return [...this.#promises.values()].some(
      ({ sockets, served, madeAtMs }) => !served && (sockets > 0 || madeAtMs > startMs),
    )
  }

  #expireLater(projectId: string, promise: FirstSync): void {
    promise.cancelExpiry()
    // An app that stays connected is served like any other after a while.
    const delayMs = promise.sockets > 0 ? LONGEST_MS : WAIT_MS
    promise.cancelExpiry = this.#clock.after(delayMs, () => this.#end(projectId, promise))
  }

  #end(projectId: string, promise: FirstSync): void {
    promise.cancelExpiry()
    if (this.#promises.get(projectId) === promise) this.#promises.delete(projectId)
    promise.lease.release()
    this.#wake()
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve()
    this.#waiting.clear()
  }
}
