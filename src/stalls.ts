/**
 * REPLICATION that makes no progress ends.
 *
 * A device that is connected, keeps its connection alive and does not answer what it is asked for
 * keeps its place, and its project open, for nothing. What is left to move is no sign of that: it
 * may stay above zero for good (a phone does not fetch others' originals; blocks that nobody has any
 * more). So a session is stalled only while requests of ours lie with the device without an answer,
 * nothing is counted down, and no more than keep-alives arrives.
 *
 * A client of the library comes back by itself. Today's apps do not, so theirs (WebSockets, devices
 * nearby) end only where others wait for a place.
 */
import type { Connection } from './connection.js'
import { type Clock, pause, systemClock } from './lib/clock.js'
import type { ReplicationSession } from './replication.js'

const STALL_MS = 5 * 60_000
/** How often is looked, for each `stallMs`. */
const LOOKS = 10
/** More than keep-alives and acknowledgements of five minutes. */
const TRICKLE_BYTES = 16_384

export interface StallsCollaborators {
  sessions: () => ReplicationSession[]
  /** Requests of ours that the device has not answered. */
  unanswered: (session: ReplicationSession) => number
  /** How many projects wait for a place. */
  waiting: () => number
  clock?: Clock
}

export interface StallsSettings {
  stallMs?: number | undefined
}

interface Standstill {
  sinceMs: number
  toSend: number
  toReceive: number
  bytes: number
}

export class Stalls {
  readonly #collaborators: StallsCollaborators
  readonly #clock: Clock
  readonly #stallMs: number
  readonly #stop = new AbortController()
  readonly #standstills = new WeakMap<ReplicationSession, Standstill>()
  #running: Promise<void> | undefined

  constructor(collaborators: StallsCollaborators, { stallMs = STALL_MS }: StallsSettings = {}) {
    this.#collaborators = collaborators
    this.#clock = collaborators.clock ?? systemClock
    this.#stallMs = stallMs
  }

  start(): void {
    this.#running ??= this.#run()
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    while (await pause(this.#clock, this.#stallMs / LOOKS, this.#stop.signal)) {
      for (const session of this.#collaborators.sessions()) {
        if (!this.#isStalled(session)) continue
        const mayEnd = session.connection.transport === 'dht' || this.#collaborators.waiting() > 0
        if (mayEnd) void session.connection.destroy('stalled')
      }
    }
  }

  #isStalled(session: ReplicationSession): boolean {
    const { progress, connection } = session
    const isOwed =
      progress !== undefined &&
      progress.toSend + progress.toReceive > 0 &&
      this.#collaborators.unanswered(session) > 0
    if (!isOwed) {
      this.#standstills.delete(session)
      return false
    }
    const { toSend, toReceive } = progress
    const nowMs = this.#clock.now()
    const bytes = arrived(connection)
    const before = this.#standstills.get(session)
    const isSame =
      before?.toSend === toSend &&
      before.toReceive === toReceive &&
      bytes - before.bytes <= TRICKLE_BYTES
    if (!isSame) {
      this.#standstills.set(session, { sinceMs: nowMs, toSend, toReceive, bytes })
      return false
    }
    return nowMs - before.sinceMs >= this.#stallMs
  }
}

/** Also what has come of a block that is not whole yet. */
function arrived({ bytesRead, stream }: Connection): number {
  return Math.max(bytesRead, stream.rawStream?.bytesReceived ?? 0)
}
