/**
 * The project host: a storage directory, the identity in it, the hosted projects and the sync
 * engine. It knows nothing of the network: the daemon adds that, and the command line uses a host
 * alone where no daemon runs.
 */
import path from 'node:path'
import { AfterRestore } from '../backup/after-restore.js'
import { assertStartable } from '../backup/records.js'
import { type Snapshot, type SnapshotOptions, takeSnapshot } from '../backup/snapshot.js'
import { type Clock, systemClock } from '../lib/clock.js'
import { DEFAULT_MIN_FREE_BYTES, DiskSpace } from '../lib/disk-space.js'
import { type DescriptorShares, shareDescriptors } from '../lib/descriptor-limit.js'
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
import { sizeOf } from '../lib/sqlite-check.js'
import { sizeText } from '../lib/size.js'
import { assertKnownFormat, migrateStorage } from '../lib/storage-format.js'
import { loadRootKey, lockStorage, type StoragePaths } from '../lib/storage.js'
import { Mapeo8Engine } from '../mapeo8/engine.js'
import type { WorkerProcess } from '../mapeo8/worker-process.js'
import type { AnyProjectKeys, OpenProject } from '../sync/engine.js'
import { Engines } from '../sync/engines.js'
import type { ProjectKeysBody } from '../sync/project-keys.js'
import { assertAdopted } from './adopt.js'
import { openHostDb } from './host-db.js'
import { KnownDevices } from './known-devices.js'
import { type CrowdSettings, OpenProjects } from './open-projects.js'
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
  /** Default: as many as the process has descriptors for, and not more than 256. */
  maxOpenProjects?: number | undefined
  crowd?: CrowdSettings | undefined
  /** Below this much room on the disk nothing new is taken; default: 512 MB; 0: never mind. */
  minFreeBytes?: number | undefined
  /** TCP connections that need descriptors too; default: none. */
  httpSockets?: number | undefined
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
  /** What the process's file descriptors are spent on. */
  readonly shares: DescriptorShares
  readonly space: DiskSpace
  #keyPair: KeyPair | undefined
  #registry: ProjectRegistry | undefined
  #tokens: Tokens | undefined
  #partners: PartnerList | undefined
  #knownDevices: KnownDevices | undefined
  #afterRestore: AfterRestore | undefined
  #engine: Engines | undefined
  #mapeo8: Mapeo8Engine | undefined
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
    const { httpSockets, maxOpenProjects } = settings
    this.shares = shareDescriptors({ httpSockets, maxOpenProjects })
    const { minFreeBytes = DEFAULT_MIN_FREE_BYTES } = settings
    this.space = new DiskSpace({ clock }, { dir: paths.dir, minFreeBytes })
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

  /** Devices that are no strangers. */
  get knownDevices(): KnownDevices {
    return opened(this.#knownDevices)
  }

  /** What to heed where the storage came out of a backup. */
  get afterRestore(): AfterRestore {
    return opened(this.#afterRestore)
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
    assertKnownFormat(this.paths.dir)
    assertStartable(this.paths)
    assertAdopted(this.paths)
    const lock = lockStorage(this.paths)
    this.defer(() => lock.release())
    migrateStorage(this.paths.dir)
    const rootKey = loadRootKey(this.paths)
    this.#keyPair = identityOf(rootKey)
    const db = openHostDb(this.paths.hostDb)
    this.defer(() => db.close())
    this.#registry = new ProjectRegistry(db, {
      onUnsaved: (error) => this.emit('unsaved', { error }),
    })
    this.defer(() => this.registry.flush())
    assertEngineIsThere(this.paths, this.registry.size)
    this.#tokens = new Tokens({ db, clock: this.#clock })
    this.#partners = new PartnerList(db)
    this.#knownDevices = new KnownDevices(db, {
      onUnsaved: (error) => this.emit('unsaved', { error }),
    })
    this.defer(() => this.knownDevices.flush())
    this.#afterRestore = new AfterRestore({ paths: this.paths, clock: this.#clock })
    if (this.afterRestore.isFirstStart) this.#forgetAnnouncements()
    // Loading it takes most of a start: whatever stands in the way is told before.
    const { openComapeoEngine } = await import('../sync/comapeo.js')
    const comapeo = await openComapeoEngine(
      { paths: this.paths, rootKey, clock: this.#clock },
      {
        deviceName: this.#settings.deviceName,
        baseUrl: this.#settings.baseUrl,
        maxCoreFiles: this.shares.coreFiles,
        onDiskFull: () => this.space.noteFull(),
        ownWrites: this.afterRestore,
      },
    )
    const mapeo8 = new Mapeo8Engine(
      { dir: this.paths.mapeo8Dir, rootKey },
      { deviceName: comapeo.deviceName },
    )
    this.#mapeo8 = mapeo8
    const engine = new Engines({ comapeo, mapeo8 })
    this.#engine = engine
    this.defer(() => engine.close())
    const projects = new OpenProjects(
      { engine, clock: this.#clock },
      {
        idleCloseMs: this.#settings.idleCloseMs,
        maxOpen: this.shares.maxOpenProjects,
        crowd: this.#settings.crowd,
      },
    )
    this.#projects = projects
    this.defer(() => projects.close())
    this.space.on('full', () => engine.setReceiving(false))
    this.space.on('room', () => engine.setReceiving(true))
    await this.space.ready()
    this.defer(() => this.space.close())
  }

  /** @throws `STORAGE_FULL` */
  assertRoom(): void {
    if (!this.space.isFull) return
    const { freeBytes, minFreeBytes } = this.space
    throw new MapeoWebError(
      'STORAGE_FULL',
      `${sizeText(freeBytes ?? 0)} are free on the disk of ${this.paths.dir}, ` +
        `and ${sizeText(minFreeBytes)} are kept in reserve`,
    )
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
   * @throws `PROJECT_KEYS_DIFFER`, `STORAGE_FULL`, and what `mayAdd` throws
   */
  add(all: AnyProjectKeys[], options: AddOptions = {}): Promise<HostedProject[]> {
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

  async #add(all: AnyProjectKeys[], { mayAdd }: AddOptions): Promise<HostedProject[]> {
    const engine = opened(this.#engine)
    for (const { projectKey } of all) {
      const projectId = projectIdOf(projectKey)
      if (this.registry.byProjectId(projectId)) continue
      this.assertRoom()
      mayAdd?.(projectId, this.registry.size)
    }
    const created = await engine.add(all)
    try {
      return this.#register(all)
    } catch (error) {
      for (const projectId of created) await engine.deleteData(projectId)
      throw error
    }
  }

  /** They were taken back, or lead elsewhere: all go out anew, and not when the next is due. */
  #forgetAnnouncements(): void {
    for (const { discoveryKey } of this.registry.list()) {
      this.registry.noteUnannounced(discoveryKey)
    }
    this.registry.flush()
  }

  /** Of everything that is stored, while it is in use; one at a time. See `takeSnapshot`. */
  snapshot(options: Pick<SnapshotOptions, 'media'>): Promise<Snapshot> {
    // What is added or deleted meanwhile would be there in part.
    return this.exclusively(() => {
      this.registry.flush()
      const holdWrites = (key: string) => opened(this.#engine).holdWrites(key)
      return takeSnapshot(this.paths, { ...options, final: false, holdWrites })
    })
  }

  /** The keys of every CoMapeo project that is served, as `add` takes them. Secret. */
  exportAll(): Array<ProjectKeysBody & { projectId: string }> {
    const active = this.registry
      .list()
      .filter(({ state, protocol }) => state === 'active' && protocol === 'comapeo')
    return active.map(({ projectId, name }) => {
      const body = opened(this.#engine).exportKeys(projectId)
      return { ...body, projectName: name, projectId }
    })
  }

  /** What the project is listened for on, where that is not the device's own key pair. */
  ownKeyPairOf({ protocol, projectId }: HostedProject): KeyPair | undefined {
    return protocol === 'mapeo8' ? opened(this.#mapeo8).keyPairOf(projectId) : undefined
  }

  /** The process of the older engine, for whoever watches it. */
  get olderEngine(): WorkerProcess {
    return opened(this.#mapeo8).worker
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
    this.projects.quarantine.release(project.projectId)
    if (deleteData) await opened(this.#engine).deleteData(project.projectId)
    this.emit('project-removed', { project, dataDeleted: deleteData })
  }

  /**
   * Runs with the project open; it may close once the promise that `run` returned has settled, and
   * does so at once where it was opened for this alone and `briefly`.
   * @throws `PROJECT_NOT_FOUND`, `BUSY`, `PROJECT_UNUSABLE`
   */
  async use<T>(
    projectId: string,
    run: (project: OpenProject) => Promise<T>,
    { briefly = false }: { briefly?: boolean } = {},
  ): Promise<T> {
    if (!this.registry.byProjectId(projectId)) {
      throw new MapeoWebError('PROJECT_NOT_FOUND', 'no hosted project has this id')
    }
    const wasOpen = this.projects.isOpen(projectId)
    const lease = await this.projects.acquire(projectId).catch((error: unknown) => {
      throw this.#named(projectId, error)
    })
    try {
      return await run(lease.project)
    } finally {
      lease.release()
      if (briefly && !wasOpen) await this.projects.closeIdle(projectId)
    }
  }

  /** What a project that cannot be opened says the first time, in the words of the next times. */
  #named(projectId: string, error: unknown): unknown {
    const damage = this.projects.quarantine.get(projectId)
    if (error instanceof MapeoWebError || !damage) return error
    return new MapeoWebError('PROJECT_UNUSABLE', damage.reason, { cause: error })
  }

  #register(all: AnyProjectKeys[]): HostedProject[] {
    const discoveryKeys = all.map(({ projectKey }) => discoveryKeyOf(projectKey))
    this.registry.addAll(
      all.map(({ protocol = 'comapeo', projectKey, projectName }, n) => ({
        protocol,
        projectId: projectIdOf(projectKey),
        discoveryKey: discoveryKeys[n] as DiscoveryKey,
        psk: handshakePskOf(projectKey),
        name: projectName,
      })),
      this.#clock.now(),
    )
    const projects = discoveryKeys.map((key) => opened(this.registry.get(key)))
    for (const project of projects) this.emit('project-added', { project })
    return projects
  }
}

/** The engine would begin anew, and every project that is hosted would have lost its keys. */
function assertEngineIsThere(paths: StoragePaths, projects: number): void {
  const file = path.join(paths.dbDir, 'client.db')
  if (projects === 0 || sizeOf(file) > 0) return
  throw new MapeoWebError(
    'DATABASE_UNUSABLE',
    `${file} is missing or empty, but ${paths.hostDb} lists ${projects} projects`,
    { fix: 'Restore the storage directory from a backup; see docs/troubleshooting.md.' },
  )
}

function opened<T>(value: T | undefined): T {
  if (value === undefined) throw new MapeoWebError('INTERNAL', 'the host is not open')
  return value
}
