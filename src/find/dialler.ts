/**
 * DISCOVERY. Dials devices, several at a time, and gives up on none too early or too late.
 *
 * Whoever announces a discovery key is dialled, and most may be pretenders that say nothing. So an
 * attempt holds one of few slots for a moment only. After that it lingers, as an honest device
 * behind a slow link may need it, without keeping the next one from its turn; and where many
 * linger, the oldest that is there and silent goes.
 */
import { EventEmitter } from 'node:events'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import type HyperDHT from 'hyperdht'
import type { Address } from 'hyperdht'
import { type Clock, systemClock } from '../lib/clock.js'
import { codeOf } from '../lib/errors.js'
import type { KeyPair } from '../lib/keys.js'
import { isHeard } from '../live-stream.js'
import type { Failure } from './identities.js'

/** An attempt that proved nothing by then gives its slot to the next. */
const SLOT_MS = 1200
/** From dialling to an open stream: hole punching through two hard NATs takes its time. */
const OPEN_MS = 20_000
/** HyperDHT's own words for: both are there, and there is no way between them. */
const NO_PATH = new Set([
  'HOLEPUNCH_ABORTED',
  'HOLEPUNCH_DOUBLE_RANDOMIZED_NATS',
  'CANNOT_HOLEPUNCH',
  'REMOTE_NOT_HOLEPUNCHABLE',
])

export interface DialTarget {
  deviceId: string
  publicKey: Buffer
  /** DHT nodes that may relay the handshake. */
  relayAddresses: Address[]
  /** It proved itself before: it never goes to make room for strangers. */
  isProven: boolean
  /** There was no direct path the last time: a relay is asked for at once. */
  isRelayed: boolean
}

export interface Attempt {
  readonly target: DialTarget
  stream: NoiseSecretStream
  /** Through a peer that both sides can reach, until a direct path opens. */
  isRelayed: boolean
  isOpen: boolean
  /** The other side sent something on the stream itself. */
  isHeard: boolean
  holdsSlot: boolean
  /** Why it failed, where somebody said so; it overrides what the end of the stream tells. */
  verdict: Failure | 'busy' | undefined
  cancelTimers: Array<() => void>
}

export interface DiallerEvents {
  /** The stream is open; whoever listens takes it over in this tick. */
  open: [Attempt]
  /** The device answered that there is no direct way; a relay is tried. */
  relayed: [Attempt]
  /** It ended before it was settled. */
  failed: [Attempt]
  /** There is room for another one. */
  free: []
}

export interface DiallerCollaborators {
  dht: HyperDHT
  keyPair: KeyPair
  clock?: Clock
  /** Public keys of peers that relay. Asked only where there is no direct path. */
  relays?: () => Buffer[]
  /** Uniform in [0, 1). */
  random?: () => number
}

export interface DiallerSettings {
  maxParallel?: number
  /** Attempts that hold no slot any more, of strangers. */
  maxLingering?: number
}

export class Dialler extends EventEmitter<DiallerEvents> {
  readonly #dht: HyperDHT
  readonly #keyPair: KeyPair
  readonly #clock: Clock
  readonly #relays: () => Buffer[]
  readonly #random: () => number
  readonly #settings: Required<DiallerSettings>
  /** By device id, oldest first. */
  readonly #attempts = new Map<string, Attempt>()
  #isClosing = false

  constructor(collaborators: DiallerCollaborators, settings: DiallerSettings = {}) {
    super()
    this.#dht = collaborators.dht
    this.#keyPair = collaborators.keyPair
    this.#clock = collaborators.clock ?? systemClock
    this.#relays = collaborators.relays ?? (() => [])
    this.#random = collaborators.random ?? Math.random
    this.#settings = {
      maxParallel: settings.maxParallel ?? 16,
      maxLingering: settings.maxLingering ?? 48,
    }
  }

  get attempts(): number {
    return this.#attempts.size
  }

  get slotsUsed(): number {
    return this.#count(({ holdsSlot }) => holdsSlot)
  }

  /** Open, and not settled: connections that may be nobody's. */
  get open(): number {
    return this.#count(({ isOpen }) => isOpen)
  }

  get isFull(): boolean {
    return this.slotsUsed >= this.#settings.maxParallel
  }

  get(deviceId: string): Attempt | undefined {
    return this.#attempts.get(deviceId)
  }

  /** One call of HyperDHT: the only place where a device is dialled. */
  dial(
    publicKey: Buffer,
    { relayAddresses, relayThrough }: { relayAddresses?: Address[]; relayThrough?: Buffer } = {},
  ): NoiseSecretStream {
    return this.#dht.connect(publicKey, {
      keyPair: this.#keyPair,
      ...(relayAddresses === undefined ? {} : { relayAddresses }),
      ...(relayThrough === undefined ? {} : { relayThrough }),
    })
  }

  /** Begins an attempt. It ends by `settle`, or by itself with `failed`. */
  start(target: DialTarget): void {
    const relay = target.isRelayed ? this.#pickRelay() : undefined
    const attempt: Attempt = {
      target,
      stream: this.#dialTarget(target, relay),
      isRelayed: relay !== undefined,
      isOpen: false,
      isHeard: false,
      holdsSlot: true,
      verdict: undefined,
      cancelTimers: [],
    }
    this.#attempts.set(target.deviceId, attempt)
    attempt.cancelTimers.push(this.#clock.after(SLOT_MS, () => this.#linger(attempt)))
    this.#follow(attempt)
  }

  /** The device proved itself, or its stream is not wanted any more: no attempt from now on. */
  settle(deviceId: string): void {
    const attempt = this.#attempts.get(deviceId)
    if (!attempt) return
    this.#remove(attempt)
    this.emit('free')
  }

  close(): void {
    this.#isClosing = true
    for (const attempt of [...this.#attempts.values()]) {
      this.#remove(attempt)
      attempt.stream.destroy()
    }
  }

  #dialTarget({ publicKey, relayAddresses }: DialTarget, relayThrough?: Buffer) {
    return this.dial(publicKey, {
      relayAddresses,
      ...(relayThrough === undefined ? {} : { relayThrough }),
    })
  }

  #follow(attempt: Attempt): void {
    const { stream } = attempt
    let error: unknown
    const cancelOpen = this.#clock.after(OPEN_MS, () => stream.destroy())
    attempt.cancelTimers.push(cancelOpen)
    // Without a listener a lost stream would take the process down.
    stream.on('error', (reason) => (error = reason))
    stream.once('open', () => {
      attempt.isOpen = true
      cancelOpen()
      if (this.#attempts.get(attempt.target.deviceId) !== attempt) return
      this.emit('open', attempt)
      void this.#cutUnlessHeard(attempt)
    })
    stream.once('close', () => {
      cancelOpen()
      if (this.#attempts.get(attempt.target.deviceId) !== attempt) return
      if (!attempt.isOpen && this.#tryRelay(attempt, codeOf(error))) return
      this.#remove(attempt)
      this.emit('failed', attempt)
      this.emit('free')
    })
  }

  #tryRelay(attempt: Attempt, code: string | undefined): boolean {
    if (this.#isClosing || attempt.isRelayed || code === undefined || !NO_PATH.has(code))
      return false
    const relay = this.#pickRelay()
    if (!relay) return false
    attempt.isRelayed = true
    attempt.stream = this.#dialTarget(attempt.target, relay)
    this.emit('relayed', attempt)
    this.#follow(attempt)
    return true
  }

  #pickRelay(): Buffer | undefined {
    const relays = this.#relays()
    return relays[Math.floor(this.#random() * relays.length)]
  }

  async #cutUnlessHeard(attempt: Attempt): Promise<void> {
    attempt.isHeard = await isHeard(attempt.stream, { clock: this.#clock })
    if (!attempt.isHeard) attempt.stream.destroy()
  }

  #linger(attempt: Attempt): void {
    attempt.holdsSlot = false
    const strangers = [...this.#attempts.values()].filter(
      ({ holdsSlot, target }) => !holdsSlot && !target.isProven,
    )
    if (strangers.length > this.#settings.maxLingering) {
      // There, and without a word, is worse than on its way through two NATs.
      const goes = strangers.find(({ isHeard }) => isHeard) ?? strangers[0]
      goes?.stream.destroy()
    }
    this.emit('free')
  }

  #remove(attempt: Attempt): void {
    for (const cancel of attempt.cancelTimers) cancel()
    this.#attempts.delete(attempt.target.deviceId)
  }

  #count(matches: (attempt: Attempt) => boolean): number {
    let count = 0
    for (const attempt of this.#attempts.values()) if (matches(attempt)) count++
    return count
  }
}
