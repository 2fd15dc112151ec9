/**
 * REPLICATION under a bound: where more projects are wanted than may be open at once, those whose
 * devices have everything make room for those that wait.
 *
 * A client of the library stays connected for as long as it runs, and so would keep its project
 * open for ever. Its connection ends once nothing moves on it and it has had its time; it comes
 * back by itself, and waits like everybody else. Today's apps (WebSockets, devices nearby) do not
 * come back by themselves: theirs are left alone.
 */
import type { Connection } from './connection.js'
import { type Clock, pause, systemClock } from './lib/clock.js'
import { isSynced, type ReplicationSession } from './replication.js'

/** As long as a client asks of a connection to come back at once (`SERVED_MS` in `client.ts`). */
const TURN_MS = 5000
const TICK_MS = 1000
/** Keep-alives of both sides, and no block. */
const QUIET_BYTES = 512

export interface TurnsCollaborators {
  sessions: () => ReplicationSession[]
  /** How many projects wait for a place. */
  waiting: () => number
  clock?: Clock
}

export interface TurnsSettings {
  /** How long a connection lasts at least. */
  turnMs?: number | undefined
}

export class Turns {
  readonly #sessions: TurnsCollaborators['sessions']
  readonly #waiting: TurnsCollaborators['waiting']
  readonly #clock: Clock
  readonly #stop = new AbortController()
  readonly #turnMs: number
  #running: Promise<void> | undefined

  constructor(
    { sessions, waiting, clock = systemClock }: TurnsCollaborators,
    { turnMs = TURN_MS }: TurnsSettings = {},
  ) {
    this.#turnMs = turnMs
    this.#sessions = sessions
    this.#waiting = waiting
    this.#clock = clock
  }

  /** Makes room for as long as somebody waits. */
  start(): void {
    if (this.#stop.signal.aborted) return
    this.#running ??= this.#run().finally(() => (this.#running = undefined))
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    let bytesBefore = this.#bytes()
    while (await pause(this.#clock, TICK_MS, this.#stop.signal)) {
      const waiting = this.#waiting()
      if (waiting === 0) return
      const quiet = (connection: Connection) => {
        const moved = bytesOf(connection) - (bytesBefore.get(connection) ?? -Infinity)
        return moved <= QUIET_BYTES
      }
      // One connection may be that of many projects.
      const leaving = new Set(this.#finished(quiet).slice(0, waiting).flat())
      for (const connection of leaving) void connection.end('yielded')
      bytesBefore = this.#bytes()
    }
  }

  #bytes(): Map<Connection, number> {
    return new Map(this.#sessions().map(({ connection }) => [connection, bytesOf(connection)]))
  }

  /** The connections of each project that nobody needs open now; those that had most time first. */
  #finished(isQuiet: (connection: Connection) => boolean): Connection[][] {
    const untilMs = this.#clock.now() - this.#turnMs
    const sessions = this.#sessions()
    const busy = new Set(
      sessions
        .filter(
          ({ connection, progress, startedAtMs }) =>
            connection.transport !== 'dht' ||
            startedAtMs > untilMs ||
            !isSynced(progress) ||
            !isQuiet(connection),
        )
        .map(({ connection }) => connection),
    )
    const byProject = new Map<string, ReplicationSession[]>()
    for (const session of sessions) {
      const { projectId } = session
      byProject.set(projectId, [...(byProject.get(projectId) ?? []), session])
    }
    return [...byProject.values()]
      .filter((ofProject) => ofProject.every(({ connection }) => !busy.has(connection)))
      .sort((a, b) => newest(a) - newest(b))
      .map((ofProject) => ofProject.map(({ connection }) => connection))
  }
}

function newest(sessions: ReplicationSession[]): number {
  return Math.max(...sessions.map(({ startedAtMs }) => startedAtMs))
}

function bytesOf({ bytesRead, bytesWritten }: Connection): number {
  return bytesRead + bytesWritten
}
