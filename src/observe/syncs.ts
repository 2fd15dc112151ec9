/**
 * What is left to move between the peer and each device, and how much it was: for progress bars,
 * and for "one device went away with so many things of yours still to come".
 *
 * It remembers what it saw while it ran, and no more than `MAX_DEVICES`.
 */
import type { PeerActivity } from '../host/views.js'
import { type Clock, systemClock } from '../lib/clock.js'

const MAX_DEVICES = 2000

/** Blocks: a photo is many, a record is one. */
export interface DeviceState {
  deviceId: string
  connected: boolean
  /** What we have and the device lacks, and the other way round. */
  toSend: number
  toReceive: number
  /** The most that was left since it connected. */
  mostToSend: number
  mostToReceive: number
  /** When this was last known, in milliseconds since 1970. */
  atMs: number
}

export class Syncs {
  readonly #clock: Pick<Clock, 'now'>
  /** By project and device; the one that was heard of longest ago first. */
  readonly #devices = new Map<string, DeviceState & { projectId: string }>()
  readonly #byProject = new Map<string, Set<string>>()

  constructor({ clock = systemClock }: { clock?: Pick<Clock, 'now'> } = {}) {
    this.#clock = clock
  }

  devices(projectId: string): DeviceState[] {
    const keys = this.#byProject.get(projectId) ?? []
    return [...keys].flatMap((key) => this.#devices.get(key) ?? [])
  }

  note({ evt, projectId, deviceId, devices }: PeerActivity): void {
    if (evt === 'project.removed') this.#forget(projectId)
    if (evt === 'sync.ended' && deviceId !== undefined) this.#ended(projectId, deviceId)
    if (evt === 'sync.started' && deviceId !== undefined) {
      this.#set(projectId, { ...blank(deviceId), atMs: this.#clock.now() })
    }
    if (evt !== 'sync.progress') return
    for (const { deviceId: id, toSend, toReceive } of devices ?? []) {
      const known = this.#devices.get(keyOf(projectId, id))
      // Progress of a device may still come when its connection has gone.
      if (!known?.connected) continue
      this.#set(projectId, {
        deviceId: id,
        connected: true,
        toSend,
        toReceive,
        mostToSend: Math.max(known.mostToSend, toSend),
        mostToReceive: Math.max(known.mostToReceive, toReceive),
        atMs: this.#clock.now(),
      })
    }
  }

  #ended(projectId: string, deviceId: string): void {
    const known = this.#devices.get(keyOf(projectId, deviceId))
    if (!known) return
    if (known.toSend + known.toReceive === 0) this.#delete(keyOf(projectId, deviceId))
    else this.#set(projectId, { ...known, connected: false })
  }

  #set(projectId: string, state: DeviceState): void {
    const key = keyOf(projectId, state.deviceId)
    this.#devices.delete(key)
    this.#devices.set(key, { ...state, projectId })
    const keys = this.#byProject.get(projectId) ?? new Set()
    this.#byProject.set(projectId, keys.add(key))
    if (this.#devices.size <= MAX_DEVICES) return
    this.#delete(this.#devices.keys().next().value as string)
  }

  #forget(projectId: string): void {
    for (const key of this.#byProject.get(projectId) ?? []) this.#delete(key)
  }

  #delete(key: string): void {
    const state = this.#devices.get(key)
    if (!state) return
    this.#devices.delete(key)
    const keys = this.#byProject.get(state.projectId)
    keys?.delete(key)
    if (keys?.size === 0) this.#byProject.delete(state.projectId)
  }
}

function blank(deviceId: string): Omit<DeviceState, 'atMs'> {
  const nothing = { toSend: 0, toReceive: 0, mostToSend: 0, mostToReceive: 0 }
  return { deviceId, connected: true, ...nothing }
}

function keyOf(projectId: string, deviceId: string): string {
  return `${projectId}/${deviceId}`
}
