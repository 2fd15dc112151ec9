/** A device as an app makes it: @comapeo/core with storage of its own, and the client library. */
import '../sync/crc32.js'
import crypto from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { MapeoManager, type MapeoProject, roles } from '@comapeo/core'
import { fastify } from 'fastify'
import { toProjectKeys } from '../host/project-file.js'
import { MapeoWebClient } from '../client.js'
import { hex, identityOf, type KeyPair, ROOT_KEY_BYTES } from '../lib/keys.js'
import type { ProjectSync } from '../project-sync.js'
import { migrations } from '../sync/comapeo-migrations.js'
import { exportProjectKeys, type ProjectKeysBody } from '../sync/project-keys.js'

const LOOPBACK = '127.0.0.1'

export interface DeviceSettings {
  name: string
  deviceType: 'mobile' | 'desktop'
  /** Must not exist yet. */
  dir: string
}

export interface OnlineSettings {
  bootstrap: string[]
  keys: ProjectKeysBody
  /** Whether other devices can find this one, without a peer. */
  announce: boolean
}

export interface Online {
  sync: ProjectSync
  /** Resolves with the milliseconds it took to look somebody up, connect and prove the key. */
  found: Promise<number>
  close(): Promise<void>
}

export class Device {
  readonly deviceId: string
  readonly #rootKey = crypto.randomBytes(ROOT_KEY_BYTES)
  readonly #keyPair: KeyPair
  readonly #dir: string
  readonly #manager: MapeoManager
  /** The engine serves photos to the app over it. */
  readonly #media = fastify({ logger: false, forceCloseConnections: true })
  #projectId = ''
  #project: MapeoProject | undefined

  private constructor(dir: string) {
    this.#dir = dir
    this.#keyPair = identityOf(this.#rootKey)
    this.deviceId = hex(this.#keyPair.publicKey)
    const db = path.join(dir, 'db')
    const core = path.join(dir, 'core')
    for (const folder of [db, core]) fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#manager = new MapeoManager({
      rootKey: this.#rootKey,
      dbFolder: db,
      coreStorage: core,
      projectMigrationsFolder: migrations.project,
      clientMigrationsFolder: migrations.client,
      fastify: this.#media,
    })
  }

  static async open({ name, deviceType, dir }: DeviceSettings): Promise<Device> {
    const device = new Device(dir)
    await device.#manager.setDeviceInfo({ name, deviceType })
    await device.#media.listen({ host: LOOPBACK, port: 0 })
    return device
  }

  get project(): MapeoProject {
    if (!this.#project) throw new Error('the device is in no project yet')
    return this.#project
  }

  async createProject(name: string): Promise<void> {
    this.#projectId = await this.#manager.createProject({ name })
    this.#project = await this.#manager.getProject(this.#projectId)
  }

  /** What the creator of a project hands to a peer, and to new members of this demonstration. */
  keys(): Promise<ProjectKeysBody> {
    return exportProjectKeys(this.#rootKey, path.join(this.#dir, 'db'), this.#projectId)
  }

  async makeMember(deviceId: string): Promise<void> {
    await this.project.$member.assignRole(deviceId, roles.MEMBER_ROLE_ID)
  }

  /** Joins with nothing but the keys: everything else has to come over the network. */
  async joinProject(keys: ProjectKeysBody): Promise<void> {
    const details = toProjectKeys(keys)
    this.#projectId = await this.#manager.addProject(details, { waitForSync: false })
    this.#project = await this.#manager.getProject(this.#projectId)
  }

  async goOnline({ bootstrap, keys, announce }: OnlineSettings): Promise<Online> {
    const startedAtMs = performance.now()
    const client = new MapeoWebClient({
      keyPair: this.#keyPair,
      bootstrap,
      bindHost: LOOPBACK,
      knownNodesFile: path.join(this.#dir, 'nodes.json'),
    })
    await client.ready()
    const projectKey = Buffer.from(keys.projectKey, 'hex')
    const sync = client.join(this.project, { projectKey, announce })
    const found = once(sync, 'connected').then(() => Math.round(performance.now() - startedAtMs))
    return { sync, found, close: () => client.close() }
  }

  async close(): Promise<void> {
    await this.#manager.close()
    await this.#media.close()
  }
}
