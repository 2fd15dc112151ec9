/** A device of a bench: @comapeo/core, whose storage can be a copy of another one's. */
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { MapeoManager, type MapeoProject, replicateProject, roles } from '@comapeo/core'
import Fastify from 'fastify'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import HyperDHT from 'hyperdht'
import Hyperswarm from 'hyperswarm'
import { WebSocket } from 'ws'
import { MapeoWebClient } from '../../src/client.js'
import { toProjectKeys } from '../../src/host/project-file.js'
import {
  discoveryKeyOf,
  hex,
  identityOf,
  type KeyPair,
  projectIdOf,
  toProjectKey,
} from '../../src/lib/keys.js'
import { migrations } from '../../src/sync/comapeo-migrations.js'
import { exportProjectKeys, type ProjectKeysBody } from '../../src/sync/project-keys.js'

/** What `connectServers` joins a WebSocket and a project with; the package does not export it. */
const core = import.meta.resolve('@comapeo/core')
const { wsCoreReplicator } = (await import(new URL('./lib/ws-core-replicator.js', core).href)) as {
  wsCoreReplicator: (socket: WebSocket, stream: unknown) => Promise<void>
}

/** For `addServerPeer`: apps take `http:` addresses in tests alone. */
const INSECURE = { dangerouslyAllowInsecureConnections: true }

export interface Network {
  bootstrap: string[]
  /** The local address to bind. */
  bindHost: string
}

/**
 * How a device reaches another one: with our client library; with the app's own `connectServers`,
 * by what the project says of its servers; with a WebSocket as that opens it, for a device that has
 * nothing of the project yet; or with plain Hyperswarm.
 */
export type Way =
  | { by: 'client' | 'hyperswarm'; network: Network }
  | { by: 'servers' }
  | { by: 'websocket'; url: string }

export interface DeviceSettings {
  /** 16 bytes in hex. */
  rootKey: string
  /** With `db` and `core`, or nothing yet. */
  dir: string
  name: string
}

export class BenchDevice {
  readonly deviceId: string
  readonly #keyPair: KeyPair
  readonly #rootKey: Buffer
  readonly #dir: string
  readonly #manager: MapeoManager
  #keys: ProjectKeysBody | undefined
  #project: MapeoProject | undefined
  #disconnect: () => unknown = () => {}

  private constructor({ rootKey, dir }: DeviceSettings) {
    this.#rootKey = Buffer.from(rootKey, 'hex')
    this.#keyPair = identityOf(this.#rootKey)
    this.deviceId = hex(this.#keyPair.publicKey)
    this.#dir = dir
    const dbFolder = path.join(dir, 'db')
    fs.mkdirSync(dbFolder, { recursive: true })
    this.#manager = new MapeoManager({
      rootKey: this.#rootKey,
      dbFolder,
      coreStorage: path.join(dir, 'core'),
      projectMigrationsFolder: migrations.project,
      clientMigrationsFolder: migrations.client,
      fastify: Fastify(),
    })
  }

  static async open(settings: DeviceSettings): Promise<BenchDevice> {
    const device = new BenchDevice(settings)
    await device.#manager.setDeviceInfo({ name: settings.name, deviceType: 'desktop' })
    return device
  }

  get project(): MapeoProject {
    if (!this.#project) throw new Error('the device is in no project yet')
    return this.#project
  }

  get keys(): ProjectKeysBody {
    if (!this.#keys) throw new Error('the device is in no project yet')
    return this.#keys
  }

  async createProject(name: string): Promise<ProjectKeysBody> {
    const id = await this.#manager.createProject({ name })
    this.#project = await this.#manager.getProject(id)
    this.#keys = await exportProjectKeys(this.#rootKey, path.join(this.#dir, 'db'), id)
    return this.#keys
  }

  /** Joins with the keys alone, or opens what the storage has of the project already. */
  async openProject(keys: ProjectKeysBody, { isNew }: { isNew: boolean }): Promise<void> {
    const details = toProjectKeys(keys)
    const ids = isNew
      ? [await this.#manager.addProject(details, { waitForSync: false })]
      : (await this.#manager.listProjects()).map(({ projectId }) => projectId)
    this.#keys = keys
    this.#project = await this.#manager.getProject(ids[0] ?? '')
  }

  async makeMembers(deviceIds: string[]): Promise<void> {
    for (const id of deviceIds) await this.project.$member.assignRole(id, roles.MEMBER_ROLE_ID)
  }

  /** As an app's coordinator adds a server, with the first sync of the project's settings. */
  async addServer(url: string): Promise<void> {
    await this.project.$member.addServerPeer(url, INSECURE)
  }

  /** Goes online; `onConnected` where the way says when it met somebody. */
  async connect(way: Way, onConnected: () => void): Promise<void> {
    if (way.by === 'client') await this.#connectClient(way.network, onConnected)
    else if (way.by === 'hyperswarm') await this.#connectSwarm(way.network, 'client', onConnected)
    else if (way.by === 'websocket') this.#connectSocket(way.url, onConnected)
    else this.#connectServers()
  }

  /** Serves the project as a program without anything of ours would; resolves once announced. */
  async serve(network: Network): Promise<void> {
    await this.#connectSwarm(network, 'server', () => {})
  }

  /** Goes offline. */
  async disconnect(): Promise<void> {
    await this.#disconnect()
    this.#disconnect = () => {}
  }

  async close(): Promise<void> {
    await this.disconnect()
    await this.#manager.close()
  }

  #connectServers(): void {
    this.project.$sync.connectServers()
    this.project.$sync.start()
    this.#disconnect = () => this.project.$sync.disconnectServers()
  }

  #connectSocket(url: string, onConnected: () => void): void {
    const projectId = projectIdOf(toProjectKey(Buffer.from(this.keys.projectKey, 'hex')))
    const socket = new WebSocket(new URL(`sync/${projectId}`, url.replace('http', 'ws')))
    this.#disconnect = () => socket.close()
    socket.on('error', () => {})
    socket.once('open', onConnected)
    wsCoreReplicator(socket, replicateProject(this.project, true)).catch(() => {})
    this.project.$sync.start()
  }

  async #connectClient({ bootstrap, bindHost }: Network, onConnected: () => void): Promise<void> {
    const client = new MapeoWebClient({ keyPair: this.#keyPair, bootstrap, bindHost })
    this.#disconnect = () => client.close()
    await client.ready()
    const projectKey = Buffer.from(this.keys.projectKey, 'hex')
    const sync = client.join(this.project, { projectKey })
    void once(sync, 'connected').then(onConnected)
  }

  async #connectSwarm(
    { bootstrap, bindHost }: Network,
    side: 'client' | 'server',
    onConnected: () => void,
  ): Promise<void> {
    const dht = new HyperDHT({ bootstrap, host: bindHost, port: [0, 0] })
    const swarm = new Hyperswarm({ dht, keyPair: this.#keyPair })
    this.#disconnect = () => swarm.destroy()
    swarm.on('connection', (stream: NoiseSecretStream) => {
      stream.on('error', () => {})
      replicateProject(this.project, stream)
      this.project.$sync.start()
      onConnected()
    })
    const topic = discoveryKeyOf(toProjectKey(Buffer.from(this.keys.projectKey, 'hex')))
    const found = swarm.join(topic, { client: side === 'client', server: side === 'server' })
    if (side === 'server') await found.flushed()
  }
}
