/** What a client sees of one project's sync: events, and numbers good enough for a progress bar. */
import { EventEmitter } from 'node:events'
import type { EndReason } from './connection.js'
import { MapeoWebError } from './lib/errors.js'
import type { DeviceProgress } from './sync/engine.js'

export interface SyncProgress {
  /** Devices the project replicates with now. */
  devices: DeviceProgress[]
  /** Blocks moved and blocks to move since the last time everything was in sync. */
  done: number
  total: number
  /** Everything that either side had has arrived. */
  synced: boolean
}

export interface ProjectSyncEvents {
  searching: []
  /** `remoteHost`: where its packets come from; a relay's address where one is in between. */
  connected: [{ deviceId: string; remoteHost: string | undefined }]
  disconnected: [{ deviceId: string; reason: EndReason }]
  /**
   * A peer refused us, or was not what it announced; `error.code` says why. With `STORAGE_FULL` it
   * may stay connected: it sends what it has, and takes nothing that is new.
   */
  refused: [{ deviceId: string; error: MapeoWebError }]
  progress: [SyncProgress]
  synced: []
  closed: []
}

export class ProjectSync extends EventEmitter<ProjectSyncEvents> {
  /** 52 characters, as CoMapeo shows it. */
  readonly projectId: string
  /** 64 hexadecimal characters. */
  readonly discoveryKey: string
  readonly #leave: () => Promise<void>
  readonly #connected = new Set<string>()
  #devices: DeviceProgress[] = []
  #total = 0
  #closed = false

  constructor(
    { leave }: { leave: () => Promise<void> },
    { projectId, discoveryKey }: { projectId: string; discoveryKey: string },
  ) {
    super()
    this.projectId = projectId
    this.discoveryKey = discoveryKey
    this.#leave = leave
  }

  get progress(): SyncProgress {
    const remaining = this.#devices.reduce((sum, d) => sum + d.toSend + d.toReceive, 0)
    const synced =
      this.#connected.size > 0 &&
      this.#devices.length > 0 &&
      remaining === 0 &&
      this.#devices.every((d) => d.initialSynced && d.dataEnabled)
    return { devices: this.#devices, done: this.#total - remaining, total: this.#total, synced }
  }

  /** Ids of the devices that the project replicates with now. */
  get connected(): string[] {
    return [...this.#connected]
  }

  /**
   * Resolves once this device and everyone it is connected to have the same.
   * @throws MapeoWebError `TIMEOUT` after `timeoutMs`, `CONNECTION_LOST` when the project is left
   */
  synced({ timeoutMs = Infinity }: { timeoutMs?: number } = {}): Promise<void> {
    if (this.progress.synced) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const timer =
        timeoutMs === Infinity
          ? undefined
          : setTimeout(() => {
              settle(() => {
                reject(new MapeoWebError('TIMEOUT', `not in sync after ${timeoutMs} ms`))
              })
            }, timeoutMs)
      const onSynced = () => settle(resolve)
      const onClosed = () => {
        settle(() => reject(new MapeoWebError('CONNECTION_LOST', 'the project was left')))
      }
      const settle = (end: () => void) => {
        clearTimeout(timer)
        this.off('synced', onSynced)
        this.off('closed', onClosed)
        end()
      }
      this.once('synced', onSynced)
      this.once('closed', onClosed)
      if (this.#closed) onClosed()
    })
  }

  /** Stops syncing the project and searching for its peers; the project itself stays open. */
  leave(): Promise<void> {
    return this.#leave()
  }

  /** @internal */
  noteSearching(): void {
    this.emit('searching')
  }

  /** @internal */
  noteConnected(deviceId: string, remoteHost: string | undefined): void {
    this.#connected.add(deviceId)
    this.emit('connected', { deviceId, remoteHost })
  }

  /** @internal */
  noteDisconnected(deviceId: string, reason: EndReason): void {
    this.#connected.delete(deviceId)
    this.#devices = this.#devices.filter((d) => d.deviceId !== deviceId)
    this.emit('disconnected', { deviceId, reason })
  }

  /** @internal */
  noteRefused(deviceId: string, error: MapeoWebError): void {
    this.emit('refused', { deviceId, error })
  }

  /** @internal */
  noteProgress(devices: DeviceProgress[]): void {
    const wasSynced = this.progress.synced
    this.#devices = devices.filter((d) => this.#connected.has(d.deviceId))
    const remaining = this.#devices.reduce((sum, d) => sum + d.toSend + d.toReceive, 0)
    if (wasSynced && remaining > 0) this.#total = 0
    this.#total = Math.max(this.#total, remaining)
    const { progress } = this
    this.emit('progress', progress)
    if (progress.synced && !wasSynced) this.emit('synced')
  }

  /** @internal */
  noteClosed(): void {
    this.#closed = true
    this.#connected.clear()
    this.emit('closed')
  }
}
