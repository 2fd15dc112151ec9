/**
 * The project host: a storage directory, the identity in it, the hosted projects and the sync
 * engine. It knows nothing of the network: the daemon adds that, and the command line uses a host
 * alone where no daemon runs.
 */
import { type Clock, systemClock } from '../lib/clock.js'
import { MapeoWebError } from '../lib/errors.js'
import {
  type DiscoveryKey,
  discoveryKeyOf,
  handshakePskOf,
  hex,
  identityOf,
  type KeyPair,
  projectIdOf,
} from '../lib/keys.js'
import { Service } from '../lib/service.js'
import { loadRootKey, lockStorage, type StoragePaths } from '../lib/storage.js'
import { openComapeoEngine } from '../sync/comapeo.js'
import type { OpenProject, ProjectKeys, SyncEngine } from '../sync/engine.js'
import type { ProjectKeysBody } from '../sync/project-keys.js'
import { assertAdopted } from './adopt.js'
import { openHostDb } from './host-db.js'
import { OpenProjects } from './open-projects.js'
import { PartnerList } from './partner-list.js'
import { type HostedProject, ProjectRegistry } from './registry.js'
import { Tokens } from './tokens.js'

export interface HostEvents {
  /** What happened to a project could not be written down: the disk is full, for example. */
  unsaved: [{ error: unknown }]
  'project-added': [{ project: HostedProject }]
  'project-removed': [{ project: HostedProject; dataDeleted: boolean }]
}

export interface HostSettings {
  /** Default: the name the device has, or "Mapeo Web". */
  deviceName?: string | undefined
  /** Where apps reach this peer; default: see `SyncEngine.baseUrl`. */
  baseUrl?: string | undefined
  idleCloseMs: number
}

export type RemovedProject = Pick<HostedProject, 'projectId' | 'name'>

export interface AddOptions {
  /** Throws where a project that is not hosted yet may not be added; told how many are hosted. */
  mayAdd?: (projectId: string, hosted: number) => void
}

export class Host extends Service<HostEvents> {
  readonly paths: StoragePaths
  readonly #clock: Clock
  readonly #settings: HostSettings
  #keyPair: KeyPair | undefined
  #registry: ProjectRegistry | undefined
  #tokens: Tokens | undefined
  #partners: PartnerList | undefined
  #engine: SyncEngine | undefined
  #projects: OpenProjects | undefined
  #changing: Promise<unknown> = Promise.resolve()

  constructor(
    { paths, clock = systemClock }: { paths: StoragePaths; clock?: Clock },
    settings: HostSettings,
  ) {
    super()
    this.paths = paths
    this.#clock = clock
    this.#settings = settings
  }

  get keyPair(): KeyPair {
    return opened(this.#keyPair)
  }

  get registry(): ProjectRegistry {
    return opened(this.#registry)
  }

  /** What operators gave out for others to add projects with. */
  get tokens(): Tokens {
    return opened(this.#tokens)
  }

  get partners(): PartnerList {
    return opened(this.#partners)
  }

  get projects(): OpenProjects {
    return opened(this.#projects)
  }

  /** What the device is called in its projects. */
  get deviceName(): string {
    return opened(this.#engine).deviceName
  }

  /** Where its projects say that apps reach it; ends with "/". */
  get baseUrl(): string {
    return opened(this.#engine).baseUrl
  }

  /** Hex of the identity's public key, as CoMapeo shows it. */
  get deviceId(): string {
    return hex(this.keyPair.publicKey)
  }

  protected override async open(): Promise<void> {
    // Before the lock, which creates a file: that directory is not ours to change.
    assertAdopted(this.paths)
    const lock = lockStorage(this.paths)
    this.defer(() => lock.release())
    const rootKey = loadRootKey(this.paths)
    this.#keyPair = identityOf(rootKey)
    const db = openHostDb(this.paths.hostDb)
    this.defer(() => db.close())
    this.#registry = new ProjectRegistry(db, {
      onUnsaved: (error) => this.emit('unsaved', { error }),
    })
    this.defer(() => this.registry.flush())
    this.#tokens = new Tokens({ db, clock: this.#clock })
    this.#partners = new PartnerList(db)
    const engine = await openComapeoEngine(
      { paths: this.paths, rootKey, clock: this.#clock },
      { deviceName: this.#settings.deviceName, baseUrl: this.#settings.baseUrl },
    )
    this.#engine = engine
    this.defer(() => engine.close())
    const projects = new OpenProjects(
      { engine, clock: this.#clock },
      { idleCloseMs: this.#settings.idleCloseMs },
    )
    this.#projects = projects
    this.defer(() => projects.close())
  }

  find(discoveryKey: DiscoveryKey): HostedProject | undefined {
    return this.registry.get(discoveryKey)
  }

  /** The hosted project that an invite is for, by the hash of its key that invites have. */
  findInvited(projectInviteId: Buffer): HostedProject | undefined {
    const projectId = opened(this.#engine).projectIdOfInvite(projectInviteId)
    return projectId === undefined ? undefined : this.registry.byProjectId(projectId)
  }

  /**
   * Hosts all of the projects, or none if one cannot be hosted. Safe to repeat.
   * @throws `PROJECT_KEYS_DIFFER`, and what `mayAdd` throws
   */
  add(all: ProjectKeys[], options: AddOptions = {}): Promise<HostedProject[]> {
    return this.exclusively(() => this.#add(all, options))
  }

  /**
   * Changes to what is hosted, one after the other: two at once could both take the last place, or
   * delete what was just added.
   */
  exclusively<T>(change: () => Promise<T>): Promise<T> {
    const changing = this.#changing.then(change)
    this.#changing = changing.catch(() => {})
    return changing
  }

  async #add(all: ProjectKeys[], { mayAdd }: AddOptions): Promise<HostedProject[]> {
    const engine = opened(this.#engine)
    for (const { projectKey } of all) {
      const projectId = projectIdOf(projectKey)
      if (!this.registry.byProjectId(projectId)) mayAdd?.(projectId, this.registry.size)
    }
    const created: string[] = []
    try {
      for (const keys of all) {
        const isNew = !engine.has(projectIdOf(keys.projectKey))
        const projectId = await engine.add(keys)
        if (isNew) created.push(projectId)
      }
    } catch (error) {
      for (const projectId of created) await engine.deleteData(projectId)
      throw error
    }
    return all.map((keys) => this.#register(keys))
  }

  /** The keys of every project that is served, as `add` takes them. Secret. */
  async exportAll(): Promise<Array<ProjectKeysBody & { projectId: string }>> {
    const active = this.registry.list().filter(({ state }) => state === 'active')
    return Promise.all(
      active.map(async ({ projectId, name }) => {
        const body = await opened(this.#engine).exportKeys(projectId)
        return { ...body, projectName: name, projectId }
      }),
    )
  }

  /** Stops hosting; what was synced stays on disk unless `deleteData`. */
  remove(id: string, options: { deleteData: boolean }): Promise<RemovedProject> {
    return this.exclusively(async () => {
      const leftover = options.deleteData ? await this.deleteLeftover(id) : undefined
      if (leftover) return leftover
      const project = this.forget(id)
      await this.discard(project, options)
      return project
    })
  }

  /** What the project takes up on this disk. @throws `PROJECT_NOT_FOUND`, `PROJECT_AMBIGUOUS` */
  async storedBytes(id: string): Promise<number> {
    const engine = opened(this.#engine)
    return engine.storedBytes(engine.has(id) ? id : this.registry.find(id).projectId)
  }

  /**
   * Deletes what was kept of a project that is hosted no more.
   * @param projectId all 52 characters; undefined is returned where it is hosted, or nothing is kept
   */
  async deleteLeftover(projectId: string): Promise<RemovedProject | undefined> {
    const engine = opened(this.#engine)
    if (this.registry.byProjectId(projectId) || !engine.has(projectId)) return undefined
    await engine.deleteData(projectId)
    return { projectId, name: projectId }
  }

  /** The first half of `remove`: nobody new is let in from here on. */
  forget(id: string): HostedProject {
    const project = this.registry.find(id)
    this.registry.remove(project)
    return project
  }

  /** The second half of `remove`, once the project's connections have ended. */
  async discard(project: HostedProject, { deleteData }: { deleteData: boolean }): Promise<void> {
    await this.projects.closeProject(project.projectId)
    if (deleteData) await opened(this.#engine).deleteData(project.projectId)
    this.emit('project-removed', { project, dataDeleted: deleteData })
  }

  /**
   * Runs with the project open; it may close once the promise that `run` returned has settled.
   * @throws `PROJECT_NOT_FOUND`
   */
  async use<T>(projectId: string, run: (project: OpenProject) => Promise<T>): Promise<T> {
    if (!this.registry.byProjectId(projectId)) {
      throw new MapeoWebError('PROJECT_NOT_FOUND', 'no hosted project has this id')
    }
    const lease = await this.projects.acquire(projectId)
    try {
      return await run(lease.project)
    } finally {
      lease.release()
    }
  }

  #register({ projectKey, projectName }: ProjectKeys): HostedProject {
    const discoveryKey = discoveryKeyOf(projectKey)
    this.registry.add(
      {
        projectId: projectIdOf(projectKey),
        discoveryKey,
        psk: handshakePskOf(projectKey),
        name: projectName,
      },
      this.#clock.now(),
    )
    const project = opened(this.registry.get(discoveryKey))
    this.emit('project-added', { project })
    return project
  }
}

function opened<T>(value: T | undefined): T {
  if (value === undefined) throw new MapeoWebError('INTERNAL', 'the host is not open')
  return value
}
