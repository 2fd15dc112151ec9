/** Devices in a process of their own. */
import { BenchDevice, type DeviceSettings, type Network, type Way } from '../lib/bench-device.js'
import { createFieldData, type FieldData } from '../lib/field-data.js'
import { serve } from '../lib/program.js'
import { SyncRun, type SyncRunSettings, type SyncTimes } from '../lib/sync-run.js'
import type { ProjectKeysBody } from '../../src/sync/project-keys.js'

const devices = new Map<string, BenchDevice>()

function device(name: string): BenchDevice {
  const known = devices.get(name)
  if (!known) throw new Error(`no device "${name}"`)
  return known
}

const handlers = {
  async open(settings: DeviceSettings): Promise<void> {
    devices.set(settings.name, await BenchDevice.open(settings))
  },
  createProject({ name, project }: { name: string; project: string }): Promise<ProjectKeysBody> {
    return device(name).createProject(project)
  },
  openProject({ name, keys, isNew }: { name: string; keys: ProjectKeysBody; isNew: boolean }) {
    return device(name).openProject(keys, { isNew })
  },
  map({ name, dir, data }: { name: string; dir: string; data: FieldData }): Promise<void> {
    return createFieldData(device(name).project, dir, data)
  },
  makeMembers({ name, deviceIds }: { name: string; deviceIds: string[] }): Promise<void> {
    return device(name).makeMembers(deviceIds)
  },
  addServer({ name, url }: { name: string; url: string }): Promise<void> {
    return device(name).addServer(url)
  },
  serve({ name, network }: { name: string; network: Network }): Promise<void> {
    return device(name).serve(network)
  },
  /** Goes online and stays there until everything is synced. */
  async sync({ name, way, run }: SyncArgument): Promise<SyncTimes> {
    const timed = new SyncRun(device(name).project, run)
    const [, times] = await Promise.all([
      device(name).connect(way, () => timed.noteConnected()),
      timed.done(),
    ])
    return times
  },
  /** Goes online until the first observation is there; resolves with the milliseconds it took. */
  async firstDocument({ name, way, run }: SyncArgument): Promise<number> {
    const timed = new SyncRun(device(name).project, run)
    const [firstMs] = await Promise.all([
      timed.firstDocument(),
      device(name).connect(way, () => {}),
    ])
    await device(name).disconnect()
    return firstMs
  },
  disconnect({ name }: { name: string }): Promise<void> {
    return device(name).disconnect()
  },
  async close({ name }: { name: string }): Promise<void> {
    await device(name).close()
    devices.delete(name)
  },
}

export interface SyncArgument {
  name: string
  way: Way
  run: SyncRunSettings
}

export type DeviceHandlers = typeof handlers

serve(handlers)
