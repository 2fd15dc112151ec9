/**
 * ENCRYPTION, before it: which Noise handshakes HyperDHT may take up at all. It has no bounds of its
 * own (upstream issues #292 and #294): each packet of a stranger makes a table entry for 10 s, and
 * each good one a stream and, behind a NAT, a UDP socket.
 *
 * What is known when: nothing before the first message was decrypted, not even the address, which
 * may be forged. The first message of Noise IK can only be made with the secret key of the device
 * that it names; but whoever carried one may send it again. So the key chooses whose room is used
 * up, and nothing more is given for it.
 *
 * Silence is the only refusal: an answer would be sent to the forged address.
 */
import type { Server } from 'hyperdht'
import { type Clock, systemClock } from './lib/clock.js'
import { RateLimit } from './lib/rate-limit.js'

/**
 * HyperDHT gives up after 10 s in which nothing was punched, and punching ends after 11 s. (35 s
 * between NATs of the worst kind; of those it tries one at a time.)
 */
const EXPIRE_MS = 25_000

export type HandshakeRefusal =
  | 'handshake-table-full'
  | 'handshakes-of-address'
  | 'too-many-handshakes'
  | 'too-many-handshakes-of-device'

export interface HandshakeGateSettings {
  /** First messages that HyperDHT may remember, good or bad; each is there for 10 s, about 2 kB. */
  maxRemembered?: number
  /** First messages from one address at once, and every second after that; a relay has many's. */
  addressBurst?: number
  addressPerSecond?: number
  /** Good handshakes that became no connection yet; each may have a UDP socket. */
  maxPending?: number
  /** How many of them may be strangers'. */
  maxPendingStrangers?: number
  maxPendingPerDevice?: number
}

export interface HandshakeGateCollaborators {
  /** Whether the device proved to know a hosted project's key before. */
  isKnown: (deviceId: string) => boolean
  onRefused: (reason: HandshakeRefusal) => void
  clock?: Clock
}

interface Pending {
  isStranger: boolean
  cancelExpiry: () => void
}

export class HandshakeGate {
  readonly #isKnown: HandshakeGateCollaborators['isKnown']
  readonly #onRefused: HandshakeGateCollaborators['onRefused']
  readonly #clock: Clock
  readonly #settings: Required<HandshakeGateSettings>
  readonly #addresses: RateLimit
  /** By device id, in the order in which they came. */
  readonly #pending = new Map<string, Pending[]>()
  #count = 0
  #strangers = 0

  constructor(
    { isKnown, onRefused, clock = systemClock }: HandshakeGateCollaborators,
    settings: HandshakeGateSettings = {},
  ) {
    this.#isKnown = isKnown
    this.#onRefused = onRefused
    this.#clock = clock
    const maxPending = settings.maxPending ?? 64
    this.#settings = {
      maxRemembered: settings.maxRemembered ?? 4096,
      addressBurst: settings.addressBurst ?? 512,
      addressPerSecond: settings.addressPerSecond ?? 64,
      maxPending,
      maxPendingStrangers: settings.maxPendingStrangers ?? Math.ceil((maxPending * 3) / 4),
      maxPendingPerDevice: settings.maxPendingPerDevice ?? 8,
    }
    this.#addresses = new RateLimit(
      { burst: this.#settings.addressBurst, perSecond: this.#settings.addressPerSecond },
      { clock },
    )
  }

  /** Handshakes that were let through and became no connection yet. */
  get pending(): number {
    return this.#count
  }

  /** Bounds what the server takes up. Call it before `listen`, which hands out the method. */
  guard(server: Server): void {
    const takeUp = server._onpeerhandshake.bind(server)
    server._onpeerhandshake = (message, request) => {
      // The same message again, by another way or for want of an answer, costs nothing new.
      const isNew = !server._connects.has(message.noise.toString('hex'))
      const refusal = isNew ? this.#refusalOf(server, request.from.host) : undefined
      if (refusal === undefined) return takeUp(message, request)
      this.#onRefused(refusal)
      return Promise.resolve(null)
    }
  }

  #refusalOf(server: Server, host: string): HandshakeRefusal | undefined {
    if (this.#addresses.take(host) > 0) return 'handshakes-of-address'
    const isFull = server._connects.size >= this.#settings.maxRemembered
    return isFull ? 'handshake-table-full' : undefined
  }

  /** For a first message that is good: whether there is room for what HyperDHT makes of it. */
  admit(deviceId: string): boolean {
    const refusal = this.#noRoomFor(deviceId)
    if (refusal !== undefined) {
      this.#onRefused(refusal)
      return false
    }
    const pending: Pending = {
      isStranger: !this.#isKnown(deviceId),
      cancelExpiry: this.#clock.after(EXPIRE_MS, () => this.#forget(deviceId, pending)),
    }
    this.#pending.set(deviceId, [...(this.#pending.get(deviceId) ?? []), pending])
    this.#count++
    if (pending.isStranger) this.#strangers++
    return true
  }

  #noRoomFor(deviceId: string): HandshakeRefusal | undefined {
    const { maxPending, maxPendingStrangers, maxPendingPerDevice } = this.#settings
    const own = this.#pending.get(deviceId)?.length ?? 0
    if (own >= maxPendingPerDevice) return 'too-many-handshakes-of-device'
    const isFull = this.#count >= maxPending
    const isFullForStrangers = this.#strangers >= maxPendingStrangers && !this.#isKnown(deviceId)
    return isFull || isFullForStrangers ? 'too-many-handshakes' : undefined
  }

  /** One of the device's handshakes became a connection; which one does not matter. */
  connected(deviceId: string): void {
    const oldest = this.#pending.get(deviceId)?.[0]
    if (oldest) this.#forget(deviceId, oldest)
  }

  close(): void {
    for (const [deviceId, all] of [...this.#pending]) {
      for (const pending of all) this.#forget(deviceId, pending)
    }
  }

  #forget(deviceId: string, pending: Pending): void {
    pending.cancelExpiry()
    const others = this.#pending.get(deviceId)?.filter((other) => other !== pending) ?? []
    if (others.length > 0) this.#pending.set(deviceId, others)
    else this.#pending.delete(deviceId)
    this.#count--
    if (pending.isStranger) this.#strangers--
  }
}
