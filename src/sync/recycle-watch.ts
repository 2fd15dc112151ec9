/**
 * When must a live connection end once, so that both sides start afresh?
 *
 * `@comapeo/core` 7.1.0 reads a remote device's role and exchanges the list of members' cores only
 * when a connection begins. So on a live connection a blocked device would keep receiving, a newly
 * admitted one would receive nothing, and nobody would hear of members who joined meanwhile. Each
 * cause below leads to at most one recycling, after checking that it is still needed, so that no
 * cause can loop.
 */
import type { MapeoProject } from '@comapeo/core'
import type { Connection } from '../connection.js'
import type { Clock } from '../lib/clock.js'
import { type CoreManager, type CoreRecord, coreManagerOf, hasPeer } from './comapeo-internals.js'
import type { RecycleReason } from './engine.js'

/** Roles arrive as blocks and are indexed afterwards: look when the burst is over. */
const SETTLE_MS = 300
/** How long the engine gets to take a change up by itself. */
const CONFIRM_MS = 1500
/** A connection that moved more than this while we waited is still exchanging membership. */
const STILL_BUSY_BYTES = 16_384
/** Remembered unknown cores per device; a device that opens more is not believed any more. */
const MAX_UNKNOWN_CORES = 1000

interface Watched {
  connection: Connection
  attachedAtMs: number
  /** Its end was asked for. Those of apps go on until they are idle, and may yet be blocked. */
  isEnding: boolean
}

export interface RecycleWatchCollaborators {
  project: MapeoProject
  clock: Clock
}

export interface RecycleWatchSettings {
  onRecycle: (deviceId: string, reason: RecycleReason) => void
}

export class RecycleWatch {
  readonly #project: MapeoProject
  readonly #clock: Clock
  readonly #onRecycle: RecycleWatchSettings['onRecycle']
  readonly #cores: CoreManager
  readonly #watched = new Map<string, Watched>()
  /** The role each device had when we last looked, by device id. */
  readonly #roles = new Map<string, string>()
  /** Core keys that were asked about already, per device. */
  readonly #unknownCores = new Map<string, Set<string>>()
  readonly #timers = new Set<() => void>()
  #rolesCheckPending = false
  #closed = false

  constructor({ project, clock }: RecycleWatchCollaborators, { onRecycle }: RecycleWatchSettings) {
    this.#project = project
    this.#clock = clock
    this.#onRecycle = onRecycle
    this.#cores = coreManagerOf(project)
    this.#cores.on('add-core', this.#onCoreAdded)
    project.on('own-role-change', this.#onOwnRoleChange)
    project.$sync.on('sync-state', this.#checkRolesSoon)
    this.#checkRolesSoon()
  }

  add(connection: Connection): void {
    const { deviceId } = connection
    this.#watched.set(deviceId, {
      connection,
      attachedAtMs: this.#clock.now(),
      isEnding: false,
    })
    void connection.closed.then(() => {
      if (this.#watched.get(deviceId)?.connection === connection) this.#watched.delete(deviceId)
    })
  }

  close(): void {
    this.#closed = true
    this.#cores.off('add-core', this.#onCoreAdded)
    this.#project.off('own-role-change', this.#onOwnRoleChange)
    this.#project.$sync.off('sync-state', this.#checkRolesSoon)
    for (const cancel of this.#timers) cancel()
    this.#timers.clear()
  }

  /** The device replicates a core we do not have: ask once more for the list of members' cores. */
  noteUnknownCore(deviceId: string, discoveryKey: Buffer, isOfAnother: () => boolean): void {
    const watched = this.#watched.get(deviceId)
    if (!watched) return
    const seen = this.#unknownCores.get(deviceId) ?? new Set()
    this.#unknownCores.set(deviceId, seen)
    const id = discoveryKey.toString('hex')
    if (seen.has(id) || seen.size >= MAX_UNKNOWN_CORES) return
    this.#later(CONFIRM_MS, () => {
      if (this.#cores.getCoreByDiscoveryKey(discoveryKey) || seen.has(id) || isOfAnother()) return
      seen.add(id)
      this.#recycle(watched, 'unknown-core')
    })
  }

  /** A new member's first core: devices connected since before have never been told of it. */
  readonly #onCoreAdded = ({ core, namespace }: CoreRecord): void => {
    if (namespace !== 'auth') return
    const addedAtMs = this.#clock.now()
    this.#later(CONFIRM_MS, () => {
      for (const watched of this.#watched.values()) {
        if (watched.attachedAtMs > addedAtMs) continue
        const knows = core.peers.some((p) =>
          p.remotePublicKey.equals(watched.connection.remoteDevice),
        )
        if (!knows) this.#recycle(watched, 'new-member')
      }
    })
  }

  /** Our own role came or went: every device has to take it up. */
  readonly #onOwnRoleChange = (): void => {
    for (const watched of this.#watched.values()) this.#confirmTakenUp(watched, 'own-role-changed')
  }

  readonly #checkRolesSoon = (): void => {
    if (this.#rolesCheckPending || this.#closed) return
    this.#rolesCheckPending = true
    this.#later(SETTLE_MS, () => {
      this.#rolesCheckPending = false
      // A project that is being closed has nothing left to look after.
      this.#checkRoles().catch(() => {})
    })
  }

  async #checkRoles(): Promise<void> {
    const members = await this.#project.$member.getMany({ includeLeft: true })
    if (this.#closed) return
    for (const { deviceId, role } of members) {
      const before = this.#roles.get(deviceId)
      this.#roles.set(deviceId, role.roleId)
      const watched = this.#watched.get(deviceId)
      if (!watched || before === role.roleId) continue
      // A device that lost its role must not get another block while we make sure.
      if (role.sync.data === 'allowed') this.#confirmTakenUp(watched, 'role-changed')
      else if (this.#replicates(watched)) this.#recycle(watched, 'blocked')
    }
  }

  /** Recycles unless the engine, on both sides, begins to replicate by itself. */
  #confirmTakenUp(watched: Watched, reason: RecycleReason): void {
    const { connection } = watched
    const bytesBefore = connection.bytesRead + connection.bytesWritten
    this.#later(CONFIRM_MS, () => {
      if (this.#replicates(watched)) return
      const moved = connection.bytesRead + connection.bytesWritten - bytesBefore
      if (moved > STILL_BUSY_BYTES) this.#confirmTakenUp(watched, reason)
      else this.#recycle(watched, reason)
    })
  }

  /**
   * Whether more than membership flows: settings, which the rest follows. The engine's own state
   * does not tell: it says "enabled" of a device that is allowed nothing but membership.
   */
  #replicates({ connection }: Watched): boolean {
    return hasPeer(this.#cores, 'config', connection.remoteDevice)
  }

  #recycle(watched: Watched, reason: RecycleReason): void {
    const { connection } = watched
    if (this.#closed || this.#watched.get(connection.deviceId) !== watched) return
    if (watched.isEnding && reason !== 'blocked') return
    watched.isEnding = true
    this.#onRecycle(connection.deviceId, reason)
  }

  #later(delayMs: number, run: () => void): void {
    if (this.#closed) return
    const cancel = this.#clock.after(delayMs, () => {
      this.#timers.delete(cancel)
      if (!this.#closed) run()
    })
    this.#timers.add(cancel)
  }
}
