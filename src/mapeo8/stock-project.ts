/**
 * REPLICATION, on a device of the older apps: a `Mapeo` object of `@mapeo/core` 8 as the client library
 * sees it. Its own `sync` does the work and shows its progress in the app, as for any other peer.
 */
import type { EventEmitter } from 'node:events'
import { finished, type Duplex } from 'node:stream'
import { randomBytes } from 'hypercore-crypto'
import type { Connection } from '../connection.js'
import { type DiscoveryKey, hex } from '../lib/keys.js'
import type { DeviceProgress } from '../sync/engine.js'
import { ByteChannel } from './byte-channel.js'
import type { RoundProgress } from './messages.js'
import { OneAtATime } from './one-at-a-time.js'
import { RolelessProject } from './roleless-project.js'

/** One that the older `sync` knows, and how its round goes. */
export interface Mapeo8Peer {
  id: string
  sync: EventEmitter
}

/** What is used of a `Mapeo` object of `@mapeo/core` 8. */
export interface Mapeo8 {
  sync: EventEmitter & {
    addPeer(stream: Duplex, info: { id: string; host: string; port: number }): void
    replicateNetwork(peer: Mapeo8Peer): void
    /** Peers that it never forgets by itself. */
    state?: { _state?: Record<string, unknown> }
  }
}

const LAST_WORD_MS = 5000

interface Round {
  connection: Connection
  progress: RoundProgress | undefined
  isComplete: boolean
}

export class StockProject extends RolelessProject {
  readonly #mapeo: Mapeo8
  readonly #discoveryKey: DiscoveryKey
  readonly #rounds = new Map<string, Round>()
  readonly #turns = new OneAtATime()
  /** Devices, by id. */
  readonly #complete = new Set<string>()
  readonly #onPeer = (peer: Mapeo8Peer) => this.#begin(peer)

  constructor(mapeo: Mapeo8, project: { projectId: string; discoveryKey: DiscoveryKey }) {
    super(project.projectId)
    this.#mapeo = mapeo
    this.#discoveryKey = project.discoveryKey
    mapeo.sync.on('peer', this.#onPeer)
  }

  attach(connection: Connection): void {
    const bytes = new ByteChannel(connection, this.#discoveryKey)
    // It tells peers apart by id, and finds them by host and port: none may be another's.
    const id = hex(randomBytes(32))
    this.#complete.delete(connection.deviceId)
    this.#rounds.set(id, { connection, progress: undefined, isComplete: false })
    void connection.closed.then(() => this.#forget(id))
    const begin = () => {
      if (!bytes.destroyed) this.#mapeo.sync.addPeer(bytes, { id, host: id, port: 1 })
    }
    const turn = this.#turns.enter(begin)
    finished(bytes, () => {
      turn.leave()
      this.#endSoon(connection)
    })
  }

  /** Whoever was dialled has the last word: it may still be counting what came. */
  #endSoon(connection: Connection): void {
    if (!connection.isInitiator) return void connection.end('complete')
    const timer = setTimeout(() => void connection.end('complete'), LAST_WORD_MS)
    void connection.closed.then(() => clearTimeout(timer))
  }

  /** Whether the last round with the device went to its end. */
  wasComplete(deviceId: string): boolean {
    return this.#complete.has(deviceId)
  }

  #begin(peer: Mapeo8Peer): void {
    const round = this.#rounds.get(peer.id)
    if (!round) return
    const { sync } = peer
    sync.on('error', () => {})
    sync.on('progress', (progress: RoundProgress) => {
      // The same object each time, changed in place.
      round.progress = structuredClone(progress)
      this.#tell(round)
    })
    sync.once('end', () => {
      round.isComplete = true
      this.#complete.add(round.connection.deviceId)
      this.#tell(round)
    })
    this.#mapeo.sync.replicateNetwork(peer)
  }

  #tell({ connection }: Round): void {
    this.proven.add(connection.deviceId)
    this.emit('progress', { devices: this.progress() })
  }

  #forget(id: string): void {
    this.#rounds.delete(id)
    const peers = this.#mapeo.sync.state?._state
    if (peers) delete peers[id]
  }

  progress(): DeviceProgress[] {
    return [...this.#rounds.values()].map(({ connection, progress, isComplete }) => ({
      deviceId: connection.deviceId,
      toSend: 0,
      toReceive: !progress || isComplete ? 0 : leftOf(progress),
      initialSynced: isComplete,
      dataEnabled: true,
    }))
  }

  /** Called by the client when the project is left. */
  detach(): void {
    this.#mapeo.sync.off('peer', this.#onPeer)
  }

  async close(): Promise<void> {
    this.detach()
  }
}

function leftOf({ db, media }: RoundProgress): number {
  return db.total - db.sofar + media.total - media.sofar
}
