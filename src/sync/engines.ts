/** Both engines as one: each project is opened, counted and deleted by its own. */
import type { Mapeo8Engine } from '../mapeo8/engine.js'
import type { AnyProjectKeys, OpenProject, SyncEngine } from './engine.js'
import type { ProjectKeysBody } from './project-keys.js'

export class Engines implements Omit<SyncEngine, 'add'> {
  readonly #comapeo: SyncEngine
  readonly #mapeo8: Mapeo8Engine

  constructor({ comapeo, mapeo8 }: { comapeo: SyncEngine; mapeo8: Mapeo8Engine }) {
    this.#comapeo = comapeo
    this.#mapeo8 = mapeo8
  }

  get deviceId(): string {
    return this.#comapeo.deviceId
  }

  get deviceName(): string {
    return this.#comapeo.deviceName
  }

  get baseUrl(): string {
    return this.#comapeo.baseUrl
  }

  /**
   * Stores the keys of all projects, or of none; opens none. Safe to repeat.
   * @returns the ids of those that were not stored yet
   * @throws `PROJECT_KEYS_DIFFER`, `ENGINE_NOT_INSTALLED`
   */
  async add(all: AnyProjectKeys[]): Promise<string[]> {
    const older = this.#mapeo8.add(all.filter((keys) => keys.protocol === 'mapeo8'))
    try {
      return [...older, ...this.#comapeo.add(all.filter((keys) => keys.protocol !== 'mapeo8'))]
    } catch (error) {
      for (const projectId of older) await this.#mapeo8.deleteData(projectId)
      throw error
    }
  }

  has(projectId: string): boolean {
    return this.#of(projectId).has(projectId)
  }

  projectIdOfInvite(projectInviteId: Buffer): string | undefined {
    return this.#comapeo.projectIdOfInvite(projectInviteId)
  }

  open(projectId: string): Promise<OpenProject> {
    return this.#of(projectId).open(projectId)
  }

  setReceiving(on: boolean): void {
    this.#comapeo.setReceiving(on)
    this.#mapeo8.setReceiving(on)
  }

  /** Of a CoMapeo project, in hex. Secret. @throws `PROJECT_NOT_FOUND` */
  exportKeys(projectId: string): ProjectKeysBody {
    return this.#comapeo.exportKeys(projectId)
  }

  storedBytes(projectId: string): Promise<number> {
    return this.#of(projectId).storedBytes(projectId)
  }

  holdWrites(projectKey: string): Promise<() => void> {
    return this.#comapeo.holdWrites(projectKey)
  }

  deleteData(projectId: string): Promise<void> {
    return this.#of(projectId).deleteData(projectId)
  }

  async close(): Promise<void> {
    await Promise.all([this.#comapeo.close(), this.#mapeo8.close()])
  }

  #of(projectId: string): SyncEngine | Mapeo8Engine {
    return this.#mapeo8.has(projectId) ? this.#mapeo8 : this.#comapeo
  }
}
