/**
 * REPLICATION, the engine's side: one open `@comapeo/core` project.
 *
 * Wraps a `MapeoProject`, attaches authorised connections to it, and reports progress and which
 * connections have to be recycled (`recycle-watch.ts`). It does not own connections.
 */
import './crc32.js'
import { EventEmitter } from 'node:events'
import { type MapeoProject, replicateProject, roles } from '@comapeo/core'
import type { Connection } from '../connection.js'
import { type Clock, systemClock } from '../lib/clock.js'
import { MapeoWebError } from '../lib/errors.js'
import { type DevicePublicKey, hex } from '../lib/keys.js'
import { BLOCKED_ROLE_ID, coreManagerOf, unanswered } from './comapeo-internals.js'
import { CatchUp } from './catch-up.js'
import type {
  AllowOutcome,
  DeviceProgress,
  OpenProject,
  OpenProjectEvents,
  OwnWrites,
  ProjectData,
} from './engine.js'
import { ComapeoProjectData } from './project-data.js'
import { ReceiveGate } from './receive-gate.js'
import { RecycleWatch } from './recycle-watch.js'

/** Devices come by, and may be far. */
const CATCH_UP_RETRY_MS = 600_000

const ACTIVE_ROLE_IDS: ReadonlySet<string> = new Set(Object.values(roles))

export interface ComapeoProjectCollaborators {
  project: MapeoProject
  projectId: string
  clock?: Clock
  ownWrites?: OwnWrites
  /** It may be written to, and might not when it was opened. */
  onWritable?: () => void
}

export class ComapeoProject extends EventEmitter<OpenProjectEvents> implements OpenProject {
  readonly projectId: string
  readonly data: ProjectData
  readonly #project: MapeoProject
  readonly #watch: RecycleWatch
  readonly #gate: ReceiveGate
  /** While it may not be written to. */
  #catchUp: CatchUp | undefined
  /**
   * Devices that proved to know the project key, in hex. Remembered, because the engine lets go of
   * one that may have nothing.
   */
  readonly #proven = new Set<string>()
  readonly #onPeer = (peer: { remotePublicKey: Buffer }) => {
    this.#proven.add(hex(peer.remotePublicKey))
  }
  readonly #onOwnRoleChange = () => {
    this.isBlocked().then(
      (isBlocked) => this.emit('own-role-changed', { isBlocked }),
      // A project that is being closed has no role any more.
      () => {},
    )
  }
  readonly #onSyncState = () => {
    this.#catchUp?.check()
    this.emit('progress', { devices: this.progress() })
  }

  constructor(collaborators: ComapeoProjectCollaborators) {
    super()
    const { project, projectId, clock = systemClock, ownWrites, onWritable } = collaborators
    this.projectId = projectId
    this.#project = project
    this.#gate = new ReceiveGate(coreManagerOf(project))
    this.data = new ComapeoProjectData(project, {
      mayWrite: () => this.#gate.isOpen,
      assertCaughtUp: () => this.#assertCaughtUp(),
    })
    this.#watch = new RecycleWatch(
      { project, clock },
      { onRecycle: (deviceId, reason) => this.emit('recycle', { deviceId, reason }) },
    )
    if (ownWrites && !ownWrites.mayWrite(projectId)) {
      this.#catchUp = new CatchUp({
        cores: coreManagerOf(project),
        progress: () => this.progress(),
        clock,
        onCaughtUp: () => {
          this.#catchUp = undefined
          ownWrites.noteInSync(projectId)
          onWritable?.()
        },
      })
    }
    project.$sync.on('sync-state', this.#onSyncState)
    project.on('own-role-change', this.#onOwnRoleChange)
    coreManagerOf(project).creatorCore.on('peer-add', this.#onPeer)
  }

  attach(connection: Connection): void {
    this.#watch.add(connection)
    // The types know only Node's and streamx's own Duplex; a NoiseSecretStream is a streamx one.
    replicateProject(this.#project, connection.stream)
    // Data sync is off in every fresh project instance, and starting it twice does no harm.
    this.#project.$sync.start()
  }

  noteUnknownCore(deviceId: string, discoveryKey: Buffer, isOfAnother: () => boolean): void {
    this.#watch.noteUnknownCore(deviceId, discoveryKey, isOfAnother)
  }

  hasCore(discoveryKey: Buffer): boolean {
    return coreManagerOf(this.#project).getCoreByDiscoveryKey(discoveryKey) !== undefined
  }

  progress(): DeviceProgress[] {
    const { remoteDeviceSyncState } = this.#project.$sync.getState()
    return Object.entries(remoteDeviceSyncState).map(([deviceId, { initial, data }]) => ({
      deviceId,
      toSend: initial.want + data.want,
      toReceive: initial.wanted + data.wanted,
      initialSynced: initial.isSyncEnabled && initial.want === 0 && initial.wanted === 0,
      dataEnabled: data.isSyncEnabled,
    }))
  }

  /** Whether records and photos of others are taken; they are by default. */
  setReceiving(on: boolean): void {
    this.#gate.set(on)
  }

  hasPeer(devicePublicKey: DevicePublicKey): boolean {
    return this.#proven.has(hex(devicePublicKey))
  }

  unanswered(devicePublicKey: DevicePublicKey): number {
    return unanswered(coreManagerOf(this.#project), devicePublicKey)
  }

  async ownRole(): Promise<string | null> {
    const role = await this.#project.$getOwnRole()
    return role.name === 'No Role' ? null : role.name
  }

  async isBlocked(): Promise<boolean> {
    return (await this.#project.$getOwnRole()).roleId === BLOCKED_ROLE_ID
  }

  #assertCaughtUp(): void {
    if (!this.#catchUp) return
    throw new MapeoWebError('BUSY', 'restored from a backup, and not in sync with a device yet', {
      retryAfterMs: CATCH_UP_RETRY_MS,
    })
  }

  async allow(deviceId: string): Promise<AllowOutcome> {
    const members = await this.#project.$member.getMany({ includeLeft: true })
    const known = members.find((member) => member.deviceId === deviceId)?.role.roleId
    if (known === BLOCKED_ROLE_ID) return 'blocked'
    if (known !== undefined && ACTIVE_ROLE_IDS.has(known)) return 'member'
    const { roleAssignment } = await this.#project.$getOwnRole()
    if (!roleAssignment.includes(roles.MEMBER_ROLE_ID)) return 'needs-coordinator'
    this.#assertCaughtUp()
    await this.#project.$member.assignRole(deviceId, roles.MEMBER_ROLE_ID)
    return 'member'
  }

  /** Lets go of the project without closing it: for a project that somebody else opened. */
  detach(): void {
    this.#watch.close()
    this.#catchUp?.close()
    this.#project.$sync.off('sync-state', this.#onSyncState)
    this.#project.off('own-role-change', this.#onOwnRoleChange)
    coreManagerOf(this.#project).creatorCore.off('peer-add', this.#onPeer)
  }

  async close(): Promise<void> {
    this.detach()
    await this.#project.close()
  }
}
