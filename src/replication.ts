/**
 * REPLICATION. Mapeo sync on an authorised connection.
 *
 * Receives `Authorised` from `handshake.ts` and hands the connection to the sync engine, measures
 * it and ends it. Everything about cores and roles is the engine's; everything about who is
 * allowed in was decided before.
 */
import { EventEmitter } from 'node:events'
import type { Connection, EndReason } from './connection.js'
import { DuplicateGate, type DuplicateGateSettings } from './duplicate-gate.js'
import type { Admission, Authorised, HandshakeForm } from './handshake.js'
import { type Clock, systemClock } from './lib/clock.js'
import type { DeviceProgress, OpenProject, RecycleReason } from './sync/engine.js'

/** How long a device that replicates without the handshake has to prove that it knows the key. */
const PROOF_MS = 20_000
/** How often we look whether it did. */
const PROOF_POLL_MS = 25

/** A connection that moved nothing for this long is idle. */
const IDLE_MS = 3000
/** Keep-alives of both sides, and no block. */
const IDLE_BYTES = 512

/** The use of an open project; it stays open at least until `release`. */
export interface ProjectLease {
  project: OpenProject
  release(): void
}

export interface ReplicationEvents {
  started: [{ projectId: string; deviceId: string; form: HandshakeForm }]
  ended: [
    {
      projectId: string
      deviceId: string
      reason: EndReason
      bytesRead: number
      bytesWritten: number
      ms: number
    },
  ]
  recycled: [{ projectId: string; deviceId: string; reason: RecycleReason }]
  /** Everything that either side had for the other has arrived. */
  synced: [{ projectId: string; deviceId: string }]
  progress: [{ projectId: string; devices: DeviceProgress[] }]
}

export interface ReplicationSession {
  projectId: string
  deviceId: string
  form: HandshakeForm
  connection: Connection
  startedAtMs: number
  /** The last thing the engine said; undefined until it knows the device. */
  progress: DeviceProgress | undefined
  /** The most blocks that were left to move since nothing was: what progress is measured by. */
  most: number
}

export interface ReplicationCollaborators {
  /** Opens the project, or hands out the open one. @throws MapeoWebError `BUSY`, `STORAGE_FULL` */
  acquire: (projectId: string) => Promise<ProjectLease>
  /** Whether an app's connection may end now, for nothing but a fresh start; default: it may. */
  mayRecycle?: (connection: Connection) => boolean
  clock?: Clock
}

export class Replication extends EventEmitter<ReplicationEvents> {
  readonly #acquire: ReplicationCollaborators['acquire']
  readonly #mayRecycle: NonNullable<ReplicationCollaborators['mayRecycle']>
  readonly #clock: Clock
  readonly #gate: DuplicateGate
  readonly #sessions = new Map<ReplicationSession, OpenProject>()
  /** Projects whose events we listen to, and for how many sessions. */
  readonly #listening = new Map<OpenProject, { sessions: number; stop(): void }>()

  constructor(
    { acquire, mayRecycle = () => true, clock = systemClock }: ReplicationCollaborators,
    settings: DuplicateGateSettings = {},
  ) {
    super()
    this.#acquire = acquire
    this.#mayRecycle = mayRecycle
    this.#clock = clock
    this.#gate = new DuplicateGate({ clock }, settings)
  }

  sessions(projectId?: string): ReplicationSession[] {
    const all = [...this.#sessions.keys()]
    return projectId === undefined ? all : all.filter((s) => s.projectId === projectId)
  }

  /**
   * Reserves what the authorised connection needs: the device's one place on the project, and the
   * open project.
   * @throws MapeoWebError `BUSY`, `STORAGE_FULL`, `CONNECTION_LOST`
   */
  async admit(authorised: Authorised): Promise<Admission> {
    const { connection, project } = authorised
    const leave = await this.#gate.claim(project.projectId, connection)
    let lease: ProjectLease
    try {
      lease = await this.#acquire(project.projectId)
    } catch (error) {
      leave()
      throw error
    }
    let settled = false
    const once = (run: () => void) => () => {
      if (settled) return
      settled = true
      run()
    }
    const cancel = once(() => {
      lease.release()
      leave()
    })
    void connection.closed.then(cancel)
    return {
      begin: once(() => this.#begin(authorised, lease)),
      cancel,
      proven: () => this.#proven(connection, lease.project),
    }
  }

  /** On the bare path the proof is hypercore's own, and comes after replication began. */
  async #proven(connection: Connection, project: OpenProject): Promise<boolean> {
    const endMs = this.#clock.now() + PROOF_MS
    while (!connection.isClosed && this.#clock.now() < endMs) {
      if (project.hasPeer(connection.remoteDevice)) return true
      await new Promise<void>((resolve) => {
        const cancel = this.#clock.after(PROOF_POLL_MS, resolve)
        void connection.closed.then(() => {
          cancel()
          resolve()
        })
      })
    }
    return false
  }

  /** Requests for blocks that the session's device has not answered. */
  unanswered(session: ReplicationSession): number {
    return this.#sessions.get(session)?.unanswered(session.connection.remoteDevice) ?? 0
  }

  noteUnknownCore(connection: Connection, discoveryKey: Buffer): void {
    const sessions = this.sessions().filter((s) => s.connection === connection)
    const projects = [...this.#listening.keys()].filter(({ projectId }) =>
      sessions.some((session) => session.projectId === projectId),
    )
    for (const project of projects) {
      // The device may be quicker than we are to open the cores of a second project.
      const isOfAnother = () => projects.some((p) => p !== project && p.hasCore(discoveryKey))
      project.noteUnknownCore(connection.deviceId, discoveryKey, isOfAnother)
    }
  }

  /** Ends every connection of a project, or of all; resolves once the engine let go of them. */
  async end(reason: EndReason, projectId?: string): Promise<void> {
    await Promise.all(this.sessions(projectId).map((s) => s.connection.end(reason)))
    await nextTurn()
  }

  #begin({ connection, project: { projectId }, form }: Authorised, lease: ProjectLease): void {
    const { deviceId } = connection
    const session: ReplicationSession = {
      projectId,
      deviceId,
      form,
      connection,
      startedAtMs: this.#clock.now(),
      progress: undefined,
      most: 0,
    }
    this.#listen(lease.project)
    this.#sessions.set(session, lease.project)
    void connection.closed.then((reason) => this.#ended(session, lease, reason))
    lease.project.attach(connection)
    this.emit('started', { projectId, deviceId, form })
  }

  async #ended(session: ReplicationSession, lease: ProjectLease, reason: EndReason): Promise<void> {
    const { projectId, deviceId, connection, startedAtMs } = session
    this.#sessions.delete(session)
    this.#unlisten(lease.project)
    this.emit('ended', {
      projectId,
      deviceId,
      reason,
      bytesRead: connection.bytesRead,
      bytesWritten: connection.bytesWritten,
      ms: this.#clock.now() - startedAtMs,
    })
    // The engine hears of the closed stream in the same turn as we do: let it finish first.
    await nextTurn()
    lease.release()
  }

  #listen(project: OpenProject): void {
    const known = this.#listening.get(project)
    if (known) {
      known.sessions++
      return
    }
    const { projectId } = project
    const onProgress = ({ devices }: { devices: DeviceProgress[] }) => {
      this.#onProgress(projectId, devices)
    }
    const onRecycle = (event: { deviceId: string; reason: RecycleReason }) => {
      this.#recycle(projectId, event.deviceId, event.reason)
    }
    project.on('progress', onProgress)
    project.on('recycle', onRecycle)
    const stop = () => {
      project.off('progress', onProgress)
      project.off('recycle', onRecycle)
    }
    this.#listening.set(project, { sessions: 1, stop })
  }

  #unlisten(project: OpenProject): void {
    const known = this.#listening.get(project)
    if (!known || --known.sessions > 0) return
    known.stop()
    this.#listening.delete(project)
  }

  #onProgress(projectId: string, devices: DeviceProgress[]): void {
    for (const session of this.sessions(projectId)) {
      const progress = devices.find((d) => d.deviceId === session.deviceId)
      const wasSynced = isSynced(session.progress)
      session.progress = progress
      const left = progress ? progress.toSend + progress.toReceive : 0
      session.most = left === 0 ? 0 : Math.max(session.most, left)
      if (isSynced(progress) && !wasSynced) {
        this.emit('synced', { projectId, deviceId: session.deviceId })
      }
    }
    this.emit('progress', { projectId, devices })
  }

  /**
   * Today's apps do not come back by themselves: so their connections are not cut in the middle of
   * something, unless the device may not have another block; nor while they could not come back, for
   * what flows already is worth more than what waits.
   */
  #recycle(projectId: string, deviceId: string, reason: RecycleReason): void {
    for (const session of this.sessions(projectId)) {
      if (session.deviceId !== deviceId) continue
      const cut = () => {
        if (!this.#sessions.has(session)) return
        this.emit('recycled', { projectId, deviceId, reason })
        void session.connection.destroy('recycled')
      }
      if (session.connection.transport === 'dht' || reason === 'blocked') cut()
      else this.#whenIdle(session.connection, cut)
    }
  }

  #whenIdle(connection: Connection, run: () => void): void {
    let cancel: () => void
    const look = () => {
      const bytesBefore = connection.bytesRead + connection.bytesWritten
      cancel = this.#clock.after(IDLE_MS, () => {
        const moved = connection.bytesRead + connection.bytesWritten - bytesBefore
        if (moved > IDLE_BYTES || !this.#mayRecycle(connection)) look()
        else run()
      })
    }
    look()
    void connection.closed.then(() => cancel())
  }
}

/** Whether neither side has anything left for the other. */
export function isSynced(progress: DeviceProgress | undefined): boolean {
  if (!progress?.initialSynced || !progress.dataEnabled) return false
  return progress.toSend === 0 && progress.toReceive === 0
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
