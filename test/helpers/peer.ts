/** A Mapeo Web peer and its clients, in the process of the test and on its own local network. */
import fs from 'node:fs'
import { type MapeoProject, replicateProject, roles } from '@comapeo/core'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import type { Assertions } from 'brittle'
import { keyPair, randomBytes } from 'hypercore-crypto'
import Hyperswarm from 'hyperswarm'
import { pino } from 'pino'
import { resolveBootstrap } from '../../src/bootstrap-list.js'
import { type ClientOptions, MapeoWebClient } from '../../src/client.js'
import { Daemon, type DaemonSettings } from '../../src/daemon.js'
import type { KnownProject } from '../../src/handshake.js'
import { Host } from '../../src/host/host.js'
import { checkProjectFile, type ProjectFile, toProjectKeys } from '../../src/host/project-file.js'
import {
  type DevicePublicKey,
  discoveryKeyOf,
  handshakePskOf,
  hex,
  projectIdOf,
} from '../../src/lib/keys.js'
import { type StoragePaths, storagePaths } from '../../src/lib/storage.js'
import type { ProjectKeys } from '../../src/sync/engine.js'
import { type Device, exportProjectKeys, type ProjectKeysBody } from './device.js'
import { eventually } from './eventually.js'
import { createNetwork, createNode, freeTcpPort, type LocalNetwork } from './network.js'
import { nextRootKey } from './root-keys.js'

const LOOPBACK = '127.0.0.1'
export const BLOCKED_ROLE_ID = '9e6d29263cba36c9'

/** Streams end before devices (1000) and the network (100) do. */
const CLIENT_CLOSE_ORDER = 10
const PEER_CLOSE_ORDER = 20

interface Reachable {
  bootstrap: string[]
}

interface LogLine extends Record<string, unknown> {
  evt?: string
}

export interface TestPeer extends Daemon {
  readonly dir: string
  readonly publicKey: DevicePublicKey
  readonly deviceId: string
  /** What the peer logged with this `evt` so far. */
  logged(evt: string): LogLine[]
  /** Ids of projects in the order in which they were opened. */
  readonly openedProjects: string[]
}

/** A peer that accepts connections. */
export async function createPeer(
  t: Assertions,
  { bootstrap }: Reachable,
  settings: Partial<DaemonSettings> & { dir?: string } = {},
): Promise<TestPeer> {
  const { dir = await t.tmp(), ...others } = settings
  const paths = storagePaths(dir)
  giveIdentity(paths)
  const lines: LogLine[] = []
  const log = pino(
    { level: 'trace' },
    { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) },
  )
  const daemon = new Daemon(
    { paths, log },
    {
      bootstrap: resolveBootstrap({ bootstrap: bootstrap.join() }),
      bindHost: LOOPBACK,
      port: 0,
      deviceName: 'peer',
      idleCloseMs: 60_000,
      maxConnections: 256,
      allowBare: true,
      ...others,
    },
  )
  t.teardown(() => daemon.close(), { order: PEER_CLOSE_ORDER })
  await daemon.ready()
  const openedProjects: string[] = []
  daemon.host.projects.on('opened', ({ projectId }) => openedProjects.push(projectId))
  await eventually(() => daemon.status().listening, { what: 'the peer listens' })
  const { publicKey } = daemon.host.keyPair
  return Object.assign(daemon, {
    dir,
    publicKey: publicKey as DevicePublicKey,
    deviceId: daemon.host.deviceId,
    logged: (evt: string) => lines.filter((line) => line.evt === evt),
    openedProjects,
  })
}

/** A peer whose HTTP API answers where its projects say, on a network of its own. */
export async function createHttpPeer(
  t: Assertions,
  settings: Parameters<typeof createPeer>[2] = {},
): Promise<{ network: LocalNetwork; peer: TestPeer; url: string }> {
  const network = await createNetwork(t)
  const httpPort = await freeTcpPort()
  const url = `http://${LOOPBACK}:${httpPort}/`
  const peer = await createPeer(t, network, { httpPort, baseUrl: url, ...settings })
  return { network, peer, url }
}

/** A new peer would make an identity of its own. */
function giveIdentity({ dir, rootKey }: StoragePaths): void {
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (fs.readdirSync(dir).length === 0) fs.writeFileSync(rootKey, nextRootKey(), { mode: 0o600 })
}

/** For `addServerPeer` and its like: apps take `http:` addresses in tests alone. */
export const INSECURE = { dangerouslyAllowInsecureConnections: true }

/** A project as the device that made it sees it, with all that others need to take part. */
export interface TestProject extends KnownProject {
  project: MapeoProject
  keys: ProjectKeys
  /** `keys` as `mapeo-web projects add` takes them. */
  body: ProjectKeysBody
}

export async function createProject(
  device: Device,
  { name = 'River monitoring', observations = 0 } = {},
): Promise<TestProject> {
  const id = await device.manager.createProject({ name })
  const project = await device.manager.getProject(id)
  for (let n = 0; n < observations; n++) await observe(project, `${name} ${n}`)
  const body = await exportProjectKeys(device, id)
  const keys = toProjectKeys(checkProjectFile(body) as ProjectFile)
  return { project, keys, body, ...knownProject(keys) }
}

/** A project that exists nowhere, as `mapeo-web projects add` takes it. */
export function randomProjectBody(projectName: string): ProjectKeysBody {
  const key = () => hex(randomBytes(32))
  return {
    projectName,
    projectKey: hex(keyPair().publicKey),
    encryptionKeys: { auth: key(), config: key(), data: key(), blobIndex: key(), blob: key() },
  }
}

export function knownProject({ projectKey }: ProjectKeys): KnownProject {
  return {
    projectId: projectIdOf(projectKey),
    discoveryKey: discoveryKeyOf(projectKey),
    psk: handshakePskOf(projectKey),
  }
}

/** Hosts projects in a storage directory whose peer does not run. @returns their discovery keys */
export async function hostOffline(dir: string, bodies: ProjectKeysBody[]): Promise<string[]> {
  const host = new Host({ paths: storagePaths(dir) }, { idleCloseMs: 0 })
  await host.ready()
  const projects = await host.add(bodies.map(toProjectKeys))
  await host.close()
  return projects.map(({ discoveryKey }) => hex(discoveryKey))
}

/** Hosts a device's project and waits until it can be found; by default the peer is a member. */
export async function hostProject(
  peer: TestPeer,
  { project, keys, discoveryKey }: TestProject,
  { member = true } = {},
): Promise<void> {
  if (member) await project.$member.assignRole(peer.deviceId, roles.MEMBER_ROLE_ID)
  await peer.add([keys])
  await eventually(() => peer.show(hex(discoveryKey)).records > 0, { what: 'the announcement' })
}

/** Makes another device a member and gives it the project's keys, as an accepted invite does. */
export async function joinProject(
  { project, keys, projectId }: TestProject,
  device: Device,
): Promise<MapeoProject> {
  await project.$member.assignRole(device.deviceId, roles.MEMBER_ROLE_ID)
  await device.manager.addProject(keys, { waitForSync: false })
  return device.manager.getProject(projectId)
}

export async function observe(project: MapeoProject, note: string): Promise<void> {
  await project.observation.create({
    schemaName: 'observation',
    lat: -2.35,
    lon: -72.1,
    attachments: [],
    tags: { note },
    metadata: { manualLocation: false },
  })
}

/** The notes of all observations, sorted. */
export async function notesOf(project: MapeoProject): Promise<string[]> {
  const observations = await project.observation.getMany()
  return observations.map(({ tags }) => String(tags.note)).sort()
}

export function arrived(project: MapeoProject, note: string, timeoutMs = 15_000): Promise<boolean> {
  return eventually(async () => (await notesOf(project)).includes(note), {
    timeoutMs,
    what: `the arrival of "${note}"`,
  })
}

/** Nothing is left to move between the device that has this project open, and another one. */
export function isSyncedWith(project: MapeoProject, deviceId: string): boolean {
  const state = project.$sync.getState().remoteDeviceSyncState[deviceId]
  if (!state?.initial.isSyncEnabled || !state.data.isSyncEnabled) return false
  const { initial, data } = state
  return initial.want + initial.wanted + data.want + data.wanted === 0
}

export function syncedWith(
  project: MapeoProject,
  deviceId: string,
  timeoutMs = 15_000,
): Promise<boolean> {
  return eventually(() => isSyncedWith(project, deviceId), { timeoutMs, what: 'sync' })
}

/** The client library with a device's identity, ready to join. */
export async function createClient(
  t: Assertions,
  { bootstrap }: Reachable,
  device: Pick<Device, 'keyPair'>,
  options: Partial<ClientOptions> = {},
): Promise<MapeoWebClient> {
  const client = new MapeoWebClient({
    keyPair: device.keyPair,
    bootstrap,
    bindHost: LOOPBACK,
    ...options,
  })
  t.teardown(() => client.close(), { order: CLIENT_CLOSE_ORDER })
  await client.ready()
  return client
}

/** What an app without our library has: stock Hyperswarm and `replicateProject`. */
export async function createBareClient(
  t: Assertions,
  { bootstrap }: Reachable,
  device: Pick<Device, 'keyPair'>,
  projects: Array<Pick<TestProject, 'project' | 'discoveryKey'>>,
): Promise<Hyperswarm> {
  const dht = await createNode(t, bootstrap)
  const swarm = new Hyperswarm({ dht, keyPair: device.keyPair })
  t.teardown(() => swarm.destroy(), { order: CLIENT_CLOSE_ORDER })
  swarm.on('connection', (stream: NoiseSecretStream) => {
    stream.on('error', () => {})
    for (const { project } of projects) {
      replicateProject(project, stream)
      project.$sync.start()
    }
  })
  for (const { discoveryKey } of projects) swarm.join(discoveryKey, { client: true, server: false })
  return swarm
}
