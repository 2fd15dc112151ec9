/**
 * ENCRYPTION, before it: which Noise handshakes HyperDHT may take up at all. It has no bounds of its
 * own (upstream issues #292 and #294): each packet of a stranger makes a table entry that stays for
 * seconds, and each good one a stream and, behind a NAT, a UDP socket.
 *
 * What is known when: nothing before the first message was decrypted, not even the address, which
 * may be forged. The first message of Noise IK can only be made with the secret key of the device
 * that it names; but whoever carried one may send it again. So the key chooses whose room is used
 * up, and nothing more is given for it.
 *
 * Silence is the only refusal: an answer would be sent to the forged address. Where there is no
 * room, the oldest of the strangers' makes some: it has had most time to become a connection.
 */
import type { HandshakeState, Server } from 'hyperdht'
import NoiseWrap from 'hyperdht/lib/noise-wrap.js'
import { type Clock, systemClock } from './lib/clock.js'
import { hex, type KeyPair } from './lib/keys.js'
import { RateLimit } from './lib/rate-limit.js'

/**
 * HyperDHT gives up after 10 s in which nothing was punched, and punching ends after 11 s. (35 s
 * between NATs of the worst kind; of those it tries one at a time.)
 */
const EXPIRE_MS = 25_000

export type HandshakeRefusal =
  | 'handshake-table-full'
  | 'handshake-crowded-out'
  | 'handshakes-of-address'
  | 'too-many-handshakes'
  | 'too-many-handshakes-of-device'
  | 'too-many-relayed'

export interface HandshakeGateSettings {
  /** First messages that HyperDHT may remember, good or bad, for 5 s; each takes about 2 kB. */
  maxRemembered?: number
  /** First messages from one address at once, and every second after that; a relay has many's. */
  addressBurst?: number
  addressPerSecond?: number
  /** Good handshakes that became no connection yet; each may have a UDP socket. */
  maxPending?: number
  /** How many of them may be strangers'. */
  maxPendingStrangers?: number
  maxPendingPerDevice?: number
  /**
   * In how many of them we look for a relay that the remote chose, and dial it: one packet of a
   * stranger makes some hundred of ours. The rest are tried without. Members may have twice as many.
   */
  maxPendingRelayed?: number
}

export interface HandshakeGateCollaborators {
  /** Whether the device proved to know a hosted project's key before. */
  isKnown: (deviceId: string) => boolean
  onRefused: (reason: HandshakeRefusal) => void
  clock?: Clock
}

/** What the first message says, as far as it is of interest here. */
export interface FirstMessage {
  relayThrough?: object | null
}

interface Pending {
  deviceId: string
  /** What HyperDHT keeps of it; it has a stream until that is connected, or given up. */
  state: HandshakeState | undefined
  isStranger: boolean
  isRelayed: boolean
  cancelExpiry: () => void
}

export class HandshakeGate {
  readonly #isKnown: HandshakeGateCollaborators['isKnown']
  readonly #onRefused: HandshakeGateCollaborators['onRefused']
  readonly #clock: Clock
  readonly #settings: Required<HandshakeGateSettings>
  readonly #addresses: RateLimit
  /** In the order in which they came. */
  readonly #pending = new Set<Pending>()
  #closed = false
  readonly #states = new WeakMap<Buffer, HandshakeState>()
  readonly #claimed = new WeakSet<HandshakeState>()

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
      addressBurst: settings.addressBurst ?? 256,
      addressPerSecond: settings.addressPerSecond ?? 16,
      maxPending,
      maxPendingStrangers: settings.maxPendingStrangers ?? Math.ceil((maxPending * 3) / 4),
      maxPendingPerDevice: settings.maxPendingPerDevice ?? 32,
      maxPendingRelayed: settings.maxPendingRelayed ?? 8,
    }
    this.#addresses = new RateLimit(
      { burst: this.#settings.addressBurst, perSecond: this.#settings.addressPerSecond },
      { clock },
    )
  }

  /** Handshakes that were let through and became no connection yet. */
  get pending(): number {
    return this.#pending.size
  }

  /**
   * Bounds what the server takes up. Call it before `listen`, which hands out the first method that
   * it replaces.
   */
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
    server.createHandshake = (keyPair) => this.#createNoise(server, keyPair)
  }

  /** Called right after the server has made its entry, which it does not show to the hooks. */
  #createNoise(server: Server, keyPair: KeyPair): NoiseWrap {
    const state = server._holepunches.find((other) => other && !this.#claimed.has(other))
    if (!state) return new NoiseWrap(keyPair, null)
    this.#claimed.add(state)
    return new ObservedNoise(keyPair, (key) => this.#states.set(key, state))
  }

  #refusalOf(server: Server, host: string): HandshakeRefusal | undefined {
    if (this.#addresses.take(host) > 0) return 'handshakes-of-address'
    const isFull = server._connects.size >= this.#settings.maxRemembered
    return isFull ? 'handshake-table-full' : undefined
  }

  /**
   * For a first message that is good: whether there is room for what HyperDHT makes of it. Takes the
   * relay out of the message where there is none for that.
   * @param key the remote's public key, as the hook was given it
   */
  admit(key: Buffer, message: FirstMessage): boolean {
    if (this.#closed) return false
    const deviceId = hex(key)
    const isStranger = !this.#isKnown(deviceId)
    const refusal = this.#makeRoom(deviceId, isStranger)
    if (refusal !== undefined) {
      this.#onRefused(refusal)
      return false
    }
    const { maxPendingRelayed } = this.#settings
    const relayed = [...this.#pending].filter(({ isRelayed }) => isRelayed).length
    if (message.relayThrough && relayed >= maxPendingRelayed * (isStranger ? 1 : 2)) {
      this.#onRefused('too-many-relayed')
      message.relayThrough = null
    }
    const pending: Pending = {
      deviceId,
      state: this.#states.get(key),
      isStranger,
      isRelayed: Boolean(message.relayThrough),
      cancelExpiry: this.#clock.after(EXPIRE_MS, () => this.#expire(pending)),
    }
    this.#pending.add(pending)
    return true
  }

  #makeRoom(deviceId: string, isStranger: boolean): HandshakeRefusal | undefined {
    const { maxPending, maxPendingStrangers, maxPendingPerDevice } = this.#settings
    const pending = [...this.#pending]
    const own = pending.filter((other) => other.deviceId === deviceId)
    if (own.length >= maxPendingPerDevice) return 'too-many-handshakes-of-device'
    const strangers = pending.filter((other) => other.isStranger)
    const isFull =
      pending.length >= maxPending || (isStranger && strangers.length >= maxPendingStrangers)
    if (!isFull) return undefined
    const oldest = strangers.find(({ state }) => state?.rawStream)
    if (!oldest) return 'too-many-handshakes'
    this.#onRefused('handshake-crowded-out')
    // Its end takes the socket with it.
    oldest.state?.rawStream?.destroy()
    this.#forget(oldest)
    return undefined
  }

  /** One of the device's handshakes became a connection; which one does not matter. */
  connected(deviceId: string): void {
    const oldest = [...this.#pending].find((other) => other.deviceId === deviceId)
    if (oldest) this.#forget(oldest)
  }

  /** From here on nobody is let in, and no timer is left. */
  close(): void {
    this.#closed = true
    for (const pending of this.#pending) this.#forget(pending)
  }

  /** HyperDHT has given it up, but loses sight of a stream that could not be connected. */
  #expire(pending: Pending): void {
    const rawStream = pending.state?.rawStream
    if (rawStream?.connected === false) rawStream.destroy()
    this.#forget(pending)
  }

  #forget(pending: Pending): void {
    pending.cancelExpiry()
    this.#pending.delete(pending)
  }
}

/** Says whose first message it decrypted, before anybody asks whether that is let in. */
class ObservedNoise extends NoiseWrap {
  readonly #onKey: (key: Buffer) => void

  constructor(keyPair: KeyPair, onKey: (key: Buffer) => void) {
    super(keyPair, null)
    this.#onKey = onKey
  }

  override recv(message: Buffer): unknown {
    const payload = super.recv(message)
    this.#onKey(this.remotePublicKey)
    return payload
  }
}
