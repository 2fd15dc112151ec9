/**
 * RELAY. A peer that can be reached lets two devices meet that have no direct path to one another:
 * it passes on the packets of their connection, which is encrypted end to end between the two. It
 * sees their keys, addresses and how much they send, and nothing of what.
 *
 * Receives accepted `Connection`s and speaks the `blind-relay` protocol on them, which is what
 * HyperDHT asks for. The two name the same token of 32 random bytes, which they agreed on in their
 * own handshake. The original server (blind-relay 1.6.1) has no limits; here every one of them is
 * counted in `stats` when it is met.
 */
import type { PairMessage } from 'blind-relay'
import type { Connection } from './connection.js'
import { type Clock, systemClock } from './lib/clock.js'
import { hex } from './lib/keys.js'
import { Service } from './lib/service.js'
import { Link, type Side } from './relay/link.js'
import { sendOffer } from './relay/offer.js'
import { BLIND_RELAY_PROTOCOL, RelaySession } from './relay/session.js'
import { Shaper } from './relay/shaper.js'
import {
  noCounts,
  type RelayEnd,
  type RelayRefusal,
  type RelayStats,
  type RelayUsers,
} from './relay/stats.js'
import { StreamPorts } from './relay/stream-ports.js'

export type { RelayStats, RelayUsers }

/** Where anyone may come, this much of the sessions, and of the places to wait; members have all. */
const STRANGERS = 3 / 4

export interface RelayCollaborators {
  isMember: (deviceId: string) => boolean
  /** Nothing is relayed on the connection any more. */
  onUnused?: (connection: Connection) => void
  clock?: Clock
}

export interface RelaySettings {
  users: RelayUsers
  /** Pairs of devices at once. */
  maxSessions?: number
  /** Of all sessions together, both directions; each gets an equal share. */
  bytesPerSecond?: number
  /** Sessions, and waiting ones besides, that one device may have. */
  maxPerDevice?: number
  maxPending?: number
  /** How long a device may wait for the other; HyperDHT gives up after 15 s. */
  pairingMs?: number
  /** A session in which one side sends nothing for this long is over; live ones do every 5 s. */
  idleMs?: number
  /** Two devices that still need it make another one, and try the direct path again. */
  maxSessionMs?: number
}

export interface RelayEvents {
  started: [{ devices: [string, string] }]
  ended: [{ devices: [string, string]; reason: RelayEnd; packets: number }]
  refused: [{ deviceId: string; reason: RelayRefusal }]
}

interface Waiting extends Side {
  cancel: () => void
}

export class Relay extends Service<RelayEvents> {
  readonly #isMember: (deviceId: string) => boolean
  readonly #onUnused: (connection: Connection) => void
  readonly #clock: Clock
  readonly #settings: Required<RelaySettings>
  readonly #ports = new StreamPorts()
  readonly #shaper: Shaper<Link>
  /** By connection; a device has one for each other one that it meets. */
  readonly #sessions = new Map<Connection, Set<RelaySession>>()
  /** By token in hex. */
  readonly #waiting = new Map<string, Waiting>()
  readonly #links = new Map<Link, () => void>()
  readonly #counts = noCounts()

  constructor(collaborators: RelayCollaborators, settings: RelaySettings) {
    super()
    const { isMember, onUnused = () => {}, clock = systemClock } = collaborators
    this.#isMember = isMember
    this.#onUnused = onUnused
    this.#clock = clock
    this.#settings = {
      users: settings.users,
      maxSessions: settings.maxSessions ?? 32,
      bytesPerSecond: settings.bytesPerSecond ?? 1_250_000,
      maxPerDevice: settings.maxPerDevice ?? 4,
      maxPending: settings.maxPending ?? 64,
      pairingMs: settings.pairingMs ?? 20_000,
      idleMs: settings.idleMs ?? 30_000,
      maxSessionMs: settings.maxSessionMs ?? 3_600_000,
    }
    this.#shaper = new Shaper({ clock }, { bytesPerSecond: this.#settings.bytesPerSecond })
  }

  get stats(): RelayStats {
    const { users, maxSessions, bytesPerSecond } = this.#settings
    return {
      users,
      maxSessions,
      bytesPerSecond,
      sessions: this.#links.size,
      pending: this.#waiting.size,
      ...structuredClone(this.#counts),
    }
  }

  /** Whether the connection has another use than its projects: then it may be without one. */
  isUsedBy(connection: Connection): boolean {
    return this.#sessions.has(connection)
  }

  /** Lets the device ask. Call it in the tick in which the connection was accepted. */
  serve(connection: Connection): void {
    // A notify callback that throws would take the whole stream down.
    connection.mux.pair({ protocol: BLIND_RELAY_PROTOCOL }, (id) => this.#onSession(connection, id))
  }

  /** Tells a client that was authorised that it may use this relay. */
  offer(connection: Connection): void {
    if (this.closing || connection.isClosed) return
    const { bytesPerSecond, maxSessionMs } = this.#settings
    sendOffer(connection, { bytesPerSecond, maxSessionMs })
  }

  protected override async open(): Promise<void> {
    this.defer(() => this.#shaper.close())
    this.defer(() => {
      for (const { cancel } of this.#waiting.values()) cancel()
      this.#waiting.clear()
      for (const link of [...this.#links.keys()]) this.#end(link, 'closing')
    })
  }

  #onSession(connection: Connection, id: Buffer | null): void {
    const { deviceId } = connection
    if (this.closing) return
    // Where no channel is opened here, the remote's is refused.
    const isAllowed = this.#settings.users === 'anyone' || this.#isMember(deviceId)
    if (!isAllowed) return this.#noteRefused(deviceId, 'stranger')
    const sessions = this.#sessions.get(connection) ?? new Set()
    if (sessions.size >= this.#settings.maxPerDevice) {
      return this.#noteRefused(deviceId, 'too-many-of-device')
    }
    const session = new RelaySession(connection, id, {
      onPair: (from, pairing) => this.#onPair(from, pairing),
      onUnpair: (from, token) => this.#onUnpair(from, token),
      onClose: (from) => this.#forget(from),
    })
    if (!session.isOpen) return
    this.#sessions.set(connection, sessions.add(session))
    this.#closeWhenUnused(session)
  }

  /** One that pairs with nobody, or whose devices met and that was left open. */
  #closeWhenUnused(session: RelaySession): void {
    let cancel: () => void
    const look = () => {
      cancel = this.#clock.after(this.#settings.pairingMs, () => {
        if (!this.#closeUnused(session)) look()
      })
    }
    look()
    void session.connection.closed.then(() => cancel())
  }

  #onPair(session: RelaySession, pairing: PairMessage): void {
    // A stream's id has 32 bits; the message has room for more.
    if (pairing.id > 0xffff_ffff) return this.#refuse(session, 'unusable')
    const token = hex(pairing.token)
    const first = this.#waiting.get(token)
    if (first?.pairing.isInitiator === pairing.isInitiator) return
    const refusal = this.#refusalOf(session, first)
    if (refusal !== undefined) return this.#refuse(session, refusal)
    if (!first) return this.#wait(session, pairing)
    first.cancel()
    this.#waiting.delete(token)
    this.#start([first, { session, pairing }])
  }

  #refusalOf({ connection }: RelaySession, first: Waiting | undefined): RelayRefusal | undefined {
    const { maxSessions, maxPerDevice, maxPending } = this.#settings
    if (this.closing || !connection.stream.rawStream?.socket) return 'unusable'
    const { deviceId } = connection
    const part = this.#isMember(deviceId) ? 1 : STRANGERS
    if (this.#links.size >= Math.ceil(maxSessions * part)) return 'too-many-sessions'
    const sides: Side[] = [...this.#links.keys()].flatMap((link) => link.sides)
    const own = [...sides, ...this.#waiting.values()].filter(
      (side) => side.session.connection.deviceId === deviceId,
    )
    if (own.length >= maxPerDevice) return 'too-many-of-device'
    const isFull = this.#waiting.size >= Math.ceil(maxPending * part)
    return !first && isFull ? 'too-many-pending' : undefined
  }

  #wait(session: RelaySession, pairing: PairMessage): void {
    const token = hex(pairing.token)
    const cancel = this.#clock.after(this.#settings.pairingMs, () => {
      this.#waiting.delete(token)
      this.#counts.unpaired++
      this.#closeUnused(session)
    })
    this.#waiting.set(token, { session, pairing, cancel })
  }

  #onUnpair(session: RelaySession, token: Buffer): void {
    const waiting = this.#waiting.get(hex(token))
    if (waiting?.session === session) {
      waiting.cancel()
      this.#waiting.delete(hex(token))
      return
    }
    for (const link of this.#links.keys()) {
      const isMeant = link.sides.some((s) => s.session === session && s.pairing.token.equals(token))
      if (isMeant) return this.#end(link, 'remote')
    }
  }

  #start(sides: [Side, Side]): void {
    const link = new Link(sides, {
      ports: this.#ports,
      shaper: this.#shaper,
      onPassed: (bytes) => (this.#counts.relayedBytes += bytes),
      onDropped: (bytes) => (this.#counts.droppedBytes += bytes),
      onDestroyed: (destroyed) => this.#end(destroyed, 'remote'),
    })
    if (!link.open()) {
      link.close({ tell: false })
      for (const { session } of sides) this.#refuse(session, 'unusable')
      return
    }
    const cancelEnd = this.#clock.after(this.#settings.maxSessionMs, () => {
      this.#end(link, 'too-long')
    })
    const cancelIdle = this.#endWhenIdle(link)
    this.#links.set(link, () => {
      cancelEnd()
      cancelIdle()
    })
    this.#counts.started++
    this.emit('started', { devices: devicesOf(link) })
  }

  #endWhenIdle(link: Link): () => void {
    let { heard } = link
    let cancel: () => void
    const look = () => {
      // Of both: else one could go on sending to a place where nobody is any more.
      if (link.heard.some((n, side) => n === heard[side])) return this.#end(link, 'idle')
      heard = link.heard
      cancel = this.#clock.after(this.#settings.idleMs, look)
    }
    cancel = this.#clock.after(this.#settings.idleMs, look)
    return () => cancel()
  }

  #end(link: Link, reason: RelayEnd): void {
    const cancelTimers = this.#links.get(link)
    if (!cancelTimers) return
    cancelTimers()
    this.#links.delete(link)
    // Where one of the two left, they may have a direct path now, which must not be cut.
    link.close({ tell: reason === 'too-long' || reason === 'closing' })
    this.#counts.ended[reason]++
    this.emit('ended', { devices: devicesOf(link), reason, packets: link.packets })
    if (reason === 'remote') return
    for (const { session } of link.sides) this.#closeUnused(session)
  }

  #forget(session: RelaySession): void {
    const { connection } = session
    const sessions = this.#sessions.get(connection)
    sessions?.delete(session)
    for (const [token, waiting] of this.#waiting) {
      if (waiting.session !== session) continue
      waiting.cancel()
      this.#waiting.delete(token)
    }
    for (const link of [...this.#links.keys()]) {
      if (link.sides.some((side) => side.session === session)) this.#end(link, 'remote')
    }
    if (sessions?.size !== 0) return
    this.#sessions.delete(connection)
    this.#onUnused(connection)
  }

  #refuse(session: RelaySession, reason: RelayRefusal): void {
    this.#noteRefused(session.connection.deviceId, reason)
    this.#closeUnused(session)
  }

  #noteRefused(deviceId: string, reason: RelayRefusal): void {
    this.#counts.refused[reason]++
    this.emit('refused', { deviceId, reason })
  }

  /** @returns whether it was closed, by this or before */
  #closeUnused(session: RelaySession): boolean {
    const sides: Side[] = [...this.#links.keys()].flatMap((link) => link.sides)
    const isUsed = [...sides, ...this.#waiting.values()].some((side) => side.session === session)
    if (!isUsed) session.close()
    return !isUsed
  }
}

function devicesOf({ sides }: Link): [string, string] {
  return [sides[0].session.connection.deviceId, sides[1].session.connection.deviceId]
}
