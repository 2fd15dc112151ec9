/**
 * DISCOVERY. What is remembered of devices that were dialled, across searches: how often one
 * failed, and until when it is left alone. Bounded, for anyone can announce any number of
 * identities.
 */
import { type Clock, systemClock } from '../lib/clock.js'

/** Some 100 bytes each. */
const MAX_IDENTITIES = 4096
/** A peer that restarts is back in seconds; one that proved itself is worth a try a minute. */
const FIRST_MS = 1000
const MAX_MS = { proven: 60_000, unreachable: 120_000, refused: 600_000 }
/** Who answered, and wrongly, is no peer for now: as if it had failed this often before. */
const REFUSED_FAILURES = 3
/** A busy peer says when to come back. It may be nonsense: no hammering, no waiting for days. */
const BUSY_MS = { min: 1000, max: 600_000 }

/**
 * `unreachable`: no connection, or one that ended without an answer, which may be the network's
 * doing; `refused`: it answered, and is none, or not for this project.
 */
export type Failure = 'unreachable' | 'refused'

interface Identity {
  /** In a row. */
  failures: number
  /** Busy answers in a row. */
  busy: number
  restFromMs: number
  restMs: number
  /** There was no direct path the last time. */
  isRelayed: boolean
}

export interface IdentitiesCollaborators {
  clock?: Clock
  /** Uniform in [0, 1). */
  random?: () => number
  /** Whether the device ever proved to know a project key. */
  isProven: (deviceId: string) => boolean
}

/** By device id: 64 hexadecimal characters. */
export class Identities {
  readonly #clock: Clock
  readonly #random: () => number
  readonly #isProven: (deviceId: string) => boolean
  /** The one that was touched longest ago comes first. */
  readonly #known = new Map<string, Identity>()

  constructor({ clock = systemClock, random = Math.random, isProven }: IdentitiesCollaborators) {
    this.#clock = clock
    this.#random = random
    this.#isProven = isProven
  }

  get size(): number {
    return this.#known.size
  }

  /** In a row; 0 where nothing is known of it. */
  failures(deviceId: string): number {
    return this.#known.get(deviceId)?.failures ?? 0
  }

  wasTried(deviceId: string): boolean {
    return this.#known.has(deviceId)
  }

  isRelayed(deviceId: string): boolean {
    return this.#known.get(deviceId)?.isRelayed ?? false
  }

  /** How long to leave the device alone from now, in milliseconds; 0: it may be dialled. */
  restMs(deviceId: string): number {
    const identity = this.#known.get(deviceId)
    if (!identity) return 0
    const passedMs = this.#clock.now() - identity.restFromMs
    // A clock that was set back must not keep a peer away.
    return passedMs < 0 ? 0 : Math.max(0, identity.restMs - passedMs)
  }

  noteFailed(deviceId: string, failure: Failure): void {
    const identity = this.#touch(deviceId)
    identity.failures++
    if (failure === 'refused') identity.failures = Math.max(identity.failures, REFUSED_FAILURES)
    const maxMs = this.#isProven(deviceId) ? MAX_MS.proven : MAX_MS[failure]
    this.#rest(identity, FIRST_MS * 2 ** Math.min(identity.failures - 1, 20), maxMs)
  }

  /**
   * Busy is no failure: whoever proved itself is asked again when it said. Of a stranger it is no
   * proof of anything, so it waits longer each time.
   */
  noteBusy(deviceId: string, retryAfterMs: number): void {
    const identity = this.#touch(deviceId)
    const asked = Math.min(Math.max(retryAfterMs, BUSY_MS.min), BUSY_MS.max)
    const ownMs = this.#isProven(deviceId) ? 0 : FIRST_MS * 2 ** Math.min(identity.busy, 6)
    identity.busy++
    identity.restFromMs = this.#clock.now()
    identity.restMs = Math.max(asked, ownMs)
  }

  noteProven(deviceId: string): void {
    const identity = this.#touch(deviceId)
    identity.failures = 0
    identity.busy = 0
    identity.restMs = 0
  }

  /** A connection that replicated has ended. One that served its purpose is soon made again. */
  noteLost(deviceId: string, { served }: { served: boolean }): void {
    if (served) this.noteProven(deviceId)
    this.noteFailed(deviceId, 'unreachable')
  }

  noteRelayed(deviceId: string): void {
    this.#touch(deviceId).isRelayed = true
  }

  /** After a sleep or on another network: what failed before says nothing now. */
  forgive(deviceId: string): void {
    const identity = this.#known.get(deviceId)
    if (!identity || identity.busy > 0) return
    identity.failures = 0
    identity.restMs = 0
    identity.isRelayed = false
  }

  #touch(deviceId: string): Identity {
    const identity = this.#known.get(deviceId) ?? {
      failures: 0,
      busy: 0,
      restFromMs: 0,
      restMs: 0,
      isRelayed: false,
    }
    this.#known.delete(deviceId)
    this.#known.set(deviceId, identity)
    if (this.#known.size > MAX_IDENTITIES) {
      for (const oldest of this.#known.keys()) {
        this.#known.delete(oldest)
        break
      }
    }
    return identity
  }

  #rest(identity: Identity, ms: number, maxMs: number): void {
    const ceiling = Math.min(maxMs, ms)
    identity.restFromMs = this.#clock.now()
    // Between half of it and all of it: never in step with others.
    identity.restMs = Math.round(ceiling / 2 + (ceiling / 2) * this.#random())
  }
}
