/**
 * REPLICATION, the engine's side: `@comapeo/core` 7, in the storage layout of CoMapeo Cloud
 * (`core/`, `db/`), so that a directory of either can be served by the other.
 */
import './crc32.js'
import fs from 'node:fs'
import path from 'node:path'
import { MapeoManager, type MapeoProject } from '@comapeo/core'
import Database from 'better-sqlite3'
import { fastify } from 'fastify'
import { type Clock, systemClock } from '../lib/clock.js'
import { asError, codeOf, MapeoWebError } from '../lib/errors.js'
import { hex, identityOf, keyManagerOf } from '../lib/keys.js'
import { isLoopbackUrl, loopbackUrlOf } from '../lib/loopback-url.js'
import { assertSound } from '../lib/sqlite-check.js'
import type { StoragePaths } from '../lib/storage.js'
import { coreManagerOf, type DeviceInfo, setOwnDeviceInfo } from './comapeo-internals.js'
import { migrations } from './comapeo-migrations.js'
import { ComapeoProject } from './comapeo-project.js'
import { StoredKeys } from './comapeo-keys.js'
import { CoreStorage } from './core-storage.js'
import type { OpenProject, OwnWrites, ProjectKeys, SyncEngine } from './engine.js'
import { assertEngineKnown } from './engine-format.js'
import { holdIndexes } from './patient-index.js'
import { OwnCores } from './own-cores.js'
import { ProjectFiles } from './project-files.js'
import type { ProjectKeysBody } from './project-keys.js'
import { boundUploads } from './upload-window.js'

export interface ComapeoEngineCollaborators {
  paths: StoragePaths
  /** 16 bytes. */
  rootKey: Buffer
  clock?: Clock
}

export interface ComapeoEngineSettings {
  /** The name that this device shows in its projects; default: the one it has, or DEFAULT_NAME. */
  deviceName?: string | undefined
  /**
   * Where apps reach this device, ending with "/". Default: the one it has, unless that was a
   * loopback address, which follows from the key: then, and where it has none, `loopbackUrlOf`.
   */
  baseUrl?: string | undefined
  /** How many files of cores may be open at once, of all projects together. */
  maxCoreFiles: number
  /** The disk did not take something that devices sent: see `CoreStorageSettings`. */
  onDiskFull?: (() => void) | undefined
  /** Default: it may write always. */
  ownWrites?: OwnWrites | undefined
}

const DEFAULT_NAME = 'Mapeo Web'

/**
 * Opens the engine's databases.
 * @throws `DATABASE_UNUSABLE` where they are damaged or not SQLite at all.
 */
export async function openComapeoEngine(
  { paths, rootKey, clock = systemClock }: ComapeoEngineCollaborators,
  settings: ComapeoEngineSettings,
): Promise<SyncEngine> {
  fs.mkdirSync(paths.coreDir, { recursive: true, mode: 0o700 })
  fs.mkdirSync(paths.dbDir, { recursive: true, mode: 0o700 })
  const cores = new CoreStorage(paths.coreDir, {
    maxFiles: settings.maxCoreFiles,
    ...(settings.onDiskFull && { onFull: settings.onDiskFull }),
  })
  let manager: MapeoManager
  try {
    assertSound(path.join(paths.dbDir, 'client.db'), { table: 'projectKeys' })
    assertEngineKnown(path.join(paths.dbDir, 'client.db'))
    manager = new MapeoManager({
      rootKey,
      dbFolder: paths.dbDir,
      coreStorage: (name: string) => cores.file(name),
      projectMigrationsFolder: migrations.project,
      clientMigrationsFolder: migrations.client,
      // The engine serves media over it; it never listens here.
      fastify: fastify({ logger: false }),
    })
  } catch (error) {
    if (error instanceof MapeoWebError) throw error
    throw new MapeoWebError(
      'DATABASE_UNUSABLE',
      `${path.join(paths.dbDir, 'client.db')}: ${asError(error).message}`,
      {
        cause: error,
        fix: 'Restore the storage directory from a backup; see docs/troubleshooting.md.',
      },
    )
  }
  const stopHolding = settings.onDiskFull ? holdIndexes(settings.onDiskFull) : () => {}
  return new ComapeoEngine(manager, { paths, rootKey, clock, cores, stopHolding }, settings)
}

const ALWAYS: OwnWrites = { mayWrite: () => true, noteInSync: () => {} }

interface EngineParts {
  paths: StoragePaths
  rootKey: Buffer
  clock: Clock
  cores: CoreStorage
  stopHolding: () => void
}

class ComapeoEngine implements SyncEngine {
  readonly deviceId: string
  readonly deviceName: string
  readonly baseUrl: string
  readonly #manager: MapeoManager
  readonly #files: ProjectFiles
  readonly #cores: CoreStorage
  readonly #clock: Clock
  readonly #stopHolding: () => void
  readonly #clientDb: Database.Database
  readonly #keys: StoredKeys
  readonly #ownWrites: OwnWrites
  readonly #open = new Set<ComapeoProject>()
  #receiving = true

  constructor(
    manager: MapeoManager,
    { paths, rootKey, clock, cores, stopHolding }: EngineParts,
    { deviceName, baseUrl, ownWrites = ALWAYS }: ComapeoEngineSettings,
  ) {
    this.#manager = manager
    this.#files = new ProjectFiles(paths, new OwnCores(paths, keyManagerOf(rootKey)))
    this.#cores = cores
    this.#ownWrites = ownWrites
    this.#clock = clock
    this.#stopHolding = stopHolding
    const { publicKey } = identityOf(rootKey)
    this.deviceId = hex(publicKey)
    this.#clientDb = new Database(path.join(paths.dbDir, 'client.db'))
    this.#keys = new StoredKeys(this.#clientDb, rootKey)
    const known = manager.getDeviceInfo()
    const knownUrl = known.selfHostedServerDetails?.baseUrl
    this.deviceName = deviceName ?? known.name ?? DEFAULT_NAME
    this.baseUrl =
      baseUrl ?? (knownUrl && !isLoopbackUrl(knownUrl) ? knownUrl : loopbackUrlOf(publicKey))
    this.#introduce()
  }

  /**
   * Saves what this device says of itself, for projects that are added from now on. Not with the
   * manager's own `setDeviceInfo`, which opens every project there is; `open` tells each when it is
   * opened anyway.
   */
  #introduce(): void {
    this.#clientDb
      .prepare(
        `INSERT INTO deviceSettings (deviceId, deviceInfo) VALUES (?, ?)
         ON CONFLICT (deviceId) DO UPDATE SET deviceInfo = excluded.deviceInfo`,
      )
      .run(this.deviceId, JSON.stringify(this.#deviceInfo))
  }

  get #deviceInfo(): DeviceInfo {
    return {
      name: this.deviceName,
      deviceType: 'selfHostedServer',
      selfHostedServerDetails: { baseUrl: this.baseUrl },
    }
  }

  has(projectId: string): boolean {
    return this.#coreKeyOf(projectId) !== undefined
  }

  projectIdOfInvite(projectInviteId: Buffer): string | undefined {
    return this.#clientDb
      .prepare<[Buffer], { projectPublicId: string }>(
        'SELECT projectPublicId FROM projectKeys WHERE projectInviteId = ? AND NOT hasLeftProject',
      )
      .get(projectInviteId)?.projectPublicId
  }

  add(all: ProjectKeys[]): string[] {
    for (const { projectKey } of all) this.#files.finishDeletion(hex(projectKey))
    return this.#keys.add(all)
  }

  exportKeys(projectId: string): ProjectKeysBody {
    return this.#keys.export(projectId)
  }

  async open(projectId: string): Promise<OpenProject> {
    const key = this.#coreKeyOf(projectId)
    if (key !== undefined) {
      this.#files.bringBack(key)
      this.#files.assertWhole(key)
    }
    const project = await this.#manager.getProject(projectId)
    try {
      await project.ready()
      if (this.#ownWrites.mayWrite(projectId)) await this.#tellProject(project)
    } catch (error) {
      // The manager keeps what it handed out, files and all, until it is closed.
      await project.close().catch(() => {})
      throw error
    }
    coreManagerOf(project).creatorCore.once('peer-add', boundUploads)
    const open = new ComapeoProject({
      project,
      projectId,
      clock: this.#clock,
      ownWrites: this.#ownWrites,
      // What was left out when it was opened; a project that is being closed is told the next time.
      onWritable: () => void this.#tellProject(project).catch(() => {}),
    })
    open.setReceiving(this.#receiving)
    this.#open.add(open)
    project.once('close', () => this.#open.delete(open))
    return open
  }

  setReceiving(on: boolean): void {
    this.#receiving = on
    for (const project of this.#open) project.setReceiving(on)
  }

  /** Writes our name and base URL into the project where it knows others. */
  async #tellProject(project: MapeoProject): Promise<void> {
    const info = this.#deviceInfo
    try {
      const self = await project.$member.getById(this.deviceId)
      const url = self.selfHostedServerDetails?.baseUrl
      if (self.name === info.name && url === info.selfHostedServerDetails.baseUrl) return
    } catch (error) {
      // It has no entry for us yet, as after an invite.
      if (codeOf(error) !== 'MISSING_OWN_DEVICE_INFO_ERROR') throw error
    }
    await setOwnDeviceInfo(project, info)
  }

  async storedBytes(projectId: string): Promise<number> {
    const key = this.#coreKeyOf(projectId)
    if (key === undefined) return 0
    // Until it is opened for the first time the keys are all that is stored.
    return (await this.#files.storedBytes(key)) + this.#keys.bytes(key)
  }

  holdWrites(projectKey: string): Promise<() => void> {
    return this.#cores.holdWrites(projectKey)
  }

  async deleteData(projectId: string): Promise<void> {
    const key = this.#coreKeyOf(projectId)
    if (key === undefined) return
    // The keys last: as long as they are there, a deletion that was cut short can be repeated.
    this.#files.delete(key)
    this.#clientDb.transaction(() => {
      this.#clientDb.prepare('DELETE FROM projectSettings WHERE docId = ?').run(key)
      this.#clientDb.prepare('DELETE FROM projectKeys WHERE projectId = ?').run(key)
    })()
  }

  async close(): Promise<void> {
    this.#stopHolding()
    this.#clientDb.close()
    await this.#manager.close()
  }

  /** Hex of the project key, as the engine names its files; undefined where it has no such project. */
  #coreKeyOf(projectId: string): string | undefined {
    return this.#clientDb
      .prepare<[string], { projectId: string }>(
        'SELECT projectId FROM projectKeys WHERE projectPublicId = ? AND NOT hasLeftProject',
      )
      .get(projectId)?.projectId
  }
}
