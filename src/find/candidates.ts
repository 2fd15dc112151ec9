/**
 * DISCOVERY. The identities that were found under one discovery key, and which of them to dial
 * next. Anyone can announce anything, so it is bounded, and chance decides among strangers.
 */
import type { Address } from 'hyperdht'
import type { DevicePublicKey } from '../lib/keys.js'
import type { FoundPeer } from '../lookup.js'
import type { Identities } from './identities.js'

/** As many as two minutes of dialling take; further ones come up in later lookups. */
const MAX_CANDIDATES = 256
/** DHT nodes forget a record after 27 minutes at the latest. */
const MAX_AGE_MS = 30 * 60_000
/** A record has no more. */
const MAX_RELAYS = 3

export interface Candidate {
  readonly deviceId: string
  readonly publicKey: DevicePublicKey
  relayAddresses: Address[]
  seenAtMs: number
  /** The search in which it was dialled the last time. */
  dialledIn: number
  /** Uniform in [0, 1): its place among its like. */
  readonly lot: number
}

export interface CandidatesCollaborators {
  identities: Identities
  /** Uniform in [0, 1). */
  random?: () => number
  /** Whether the device ever proved to know a project key. */
  isProven: (deviceId: string) => boolean
}

export class Candidates {
  readonly #identities: Identities
  readonly #random: () => number
  readonly #isProven: (deviceId: string) => boolean
  readonly #all = new Map<string, Candidate>()

  constructor({ identities, random = Math.random, isProven }: CandidatesCollaborators) {
    this.#identities = identities
    this.#random = random
    this.#isProven = isProven
  }

  get size(): number {
    return this.#all.size
  }

  /** Never dialled, and not being dialled. */
  get untried(): number {
    return this.all().filter((c) => c.dialledIn === 0 && !this.#identities.wasTried(c.deviceId))
      .length
  }

  all(): Candidate[] {
    return [...this.#all.values()]
  }

  has(deviceId: string): boolean {
    return this.#all.has(deviceId)
  }

  /** @returns whether it was not among them yet; one that finds no room is not taken */
  add(deviceId: string, { publicKey, relayAddresses }: FoundPeer, nowMs: number): boolean {
    const known = this.#all.get(deviceId)
    if (known) {
      known.seenAtMs = nowMs
      // Someone who proved itself is dialled without: the newest record has the best addresses.
      if (relayAddresses.length > 0) known.relayAddresses = relayAddresses.slice(0, MAX_RELAYS)
      return false
    }
    if (this.#all.size >= MAX_CANDIDATES && !this.#makeRoom(deviceId)) return false
    this.#all.set(deviceId, {
      deviceId,
      publicKey,
      relayAddresses: relayAddresses.slice(0, MAX_RELAYS),
      seenAtMs: nowMs,
      dialledIn: 0,
      lot: this.#random(),
    })
    return true
  }

  /** Forgets whose record must have expired. */
  expire(nowMs: number): void {
    for (const { deviceId, seenAtMs } of this.#all.values()) {
      if (nowMs - seenAtMs > MAX_AGE_MS) this.#all.delete(deviceId)
    }
  }

  /**
   * Who proved itself comes first, then who was never tried, then who failed the least. None that
   * rests.
   */
  next(mayDial: (candidate: Candidate) => boolean): Candidate | undefined {
    let best: Candidate | undefined
    for (const candidate of this.#all.values()) {
      if (this.#identities.restMs(candidate.deviceId) > 0 || !mayDial(candidate)) continue
      if (!best || this.#compare(candidate, best) < 0) best = candidate
    }
    return best
  }

  /** Until the first of those that rest may be dialled; undefined where none rests. */
  restMs(): number | undefined {
    const rests = this.all()
      .map(({ deviceId }) => this.#identities.restMs(deviceId))
      .filter((ms) => ms > 0)
    return rests.length === 0 ? undefined : Math.min(...rests)
  }

  #compare(a: Candidate, b: Candidate): number {
    return this.#rank(a) - this.#rank(b) || a.lot - b.lot
  }

  #rank({ deviceId }: Candidate): number {
    if (this.#isProven(deviceId)) return -1
    return this.#identities.failures(deviceId)
  }

  /** Drops the one that failed most often, for one that did not. */
  #makeRoom(deviceId: string): boolean {
    if (this.#identities.failures(deviceId) > 0 && !this.#isProven(deviceId)) return false
    let worst: Candidate | undefined
    for (const candidate of this.#all.values()) {
      if (!worst || this.#compare(candidate, worst) > 0) worst = candidate
    }
    if (!worst || (this.#rank(worst) <= 0 && !this.#isProven(deviceId))) return false
    this.#all.delete(worst.deviceId)
    return true
  }
}
