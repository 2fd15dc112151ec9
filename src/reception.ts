/**
 * Where every door leads to: an encrypted connection is watched, asked for its project (HANDSHAKE)
 * and handed to sync (REPLICATION). What is refused or cut on the way is counted.
 */
import type { Connection, EndReason } from './connection.js'
import { Handshake } from './handshake.js'
import type { Host } from './host/host.js'
import type { Logger } from './lib/logger.js'
import type { Refusals } from './refusals.js'
import type { Relay } from './relay.js'
import type { Replication } from './replication.js'
import type { ServedProjects } from './served-projects.js'
import type { StreamWatch } from './stream-watch.js'

/** Ends of connections that are our doing, and the remote's fault. */
const CUTS: ReadonlySet<EndReason> = new Set(['abuse', 'timeout', 'slow-reader', 'stalled'])

export interface ReceptionCollaborators {
  host: Host
  projects: ServedProjects
  replication: Replication
  watch: StreamWatch
  refusals: Refusals
  /** Undefined where this peer is no relay. */
  relay: () => Relay | undefined
  log: Logger
}

export interface AcceptOptions {
  /** Default: the setting. */
  allowBare?: boolean
  /** See `HandshakeSettings`. */
  mayIdle?: boolean
  onUnknownCore?: (discoveryKey: Buffer) => void
}

export class Reception {
  readonly #host: Host
  readonly #projects: ServedProjects
  readonly #replication: Replication
  readonly #watch: StreamWatch
  readonly #refusals: Refusals
  readonly #relay: () => Relay | undefined
  readonly #log: Logger
  readonly #allowBare: boolean

  constructor(
    { host, projects, replication, watch, refusals, relay, log }: ReceptionCollaborators,
    { allowBare }: { allowBare: boolean },
  ) {
    this.#host = host
    this.#projects = projects
    this.#replication = replication
    this.#watch = watch
    this.#refusals = refusals
    this.#relay = relay
    this.#log = log
    this.#allowBare = allowBare
  }

  /**
   * Serves a device, whatever door it came in by. Call it in the tick in which the Noise stream
   * opened. `allowBare`: for doors that today's apps use, which know no Mapeo Web handshake.
   */
  accept(
    connection: Connection,
    { allowBare = this.#allowBare, mayIdle = false, onUnknownCore }: AcceptOptions = {},
  ): Handshake {
    const { deviceId, transport } = connection
    const handshake = new Handshake(
      {
        connection,
        find: (discoveryKey) => this.#projects.find(discoveryKey),
        admit: (authorised) => this.#replication.admit(authorised),
        isFull: () => this.#host.space.isFull,
        onUnknownCore: (key) => {
          this.#replication.noteUnknownCore(connection, key)
          onUnknownCore?.(key)
        },
        isUsedOtherwise: () => this.#relay()?.isUsedBy(connection) ?? false,
      },
      { allowBare, mayIdle },
    )
    this.#watch.add(connection.stream, {
      isProven: () => connection.isProven,
      cut: (reason) => void connection.destroy(reason),
    })
    connection.whenProven(() => this.#host.knownDevices.note(deviceId, Date.now()))
    handshake.on('refused', ({ code, by }) => {
      if (by === 'us') this.#refusals.note(`handshake.${code}`)
      // What strangers ask for is counted, and only what others tell us is worth a line each.
      this.#log[by === 'us' ? 'debug' : 'info']({ evt: 'handshake.refused', deviceId, code, by })
    })
    handshake.start()
    if (transport === 'dht') this.#relayFor(connection, handshake)
    this.#log.debug({ evt: 'connection.opened', deviceId, transport })
    void connection.closed.then((reason) => {
      const wasIdle = reason === 'timeout' && transport === 'local-network'
      if (CUTS.has(reason) && !wasIdle) this.#refusals.note(`connection.${reason}`)
      this.#log.debug({ evt: 'connection.closed', deviceId, reason })
    })
    return handshake
  }

  /** Lets a device ask for the relay, and tells it of it once it proved to know a project's key. */
  #relayFor(connection: Connection, handshake: Handshake): void {
    const relay = this.#relay()
    if (!relay) return
    relay.serve(connection)
    handshake.on('authorised', ({ authorised: { form } }) => {
      // The bare path has its proof later, and clients of it know no relay.
      if (form === 'handshake') relay.offer(connection)
    })
  }
}
