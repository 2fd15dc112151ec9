/**
 * What the public surface of `@comapeo/core` 7.1.0 lacks: the core manager of a project (who holds
 * which core: needed to know when a connection must be recycled), and the way to tell one project who
 * we are. Loaded from beside the package's entry point, which is why the
 * version is pinned exactly; `test/integration/comapeo-internals.test.ts` fails when an update moves them.
 */
import { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import type { MapeoProject } from '@comapeo/core'

export interface HypercorePeer {
  remotePublicKey: Buffer
  /** Hypercore asks it for nothing as long as this is true. */
  paused: boolean
  /** Requests of ours that the remote has not answered. */
  inflight: number
  /** Blocks that it has, or knows of. */
  remoteLength: number
  /** It has said so. */
  remoteSynced: boolean
}

type PeerEvents = EventEmitter<{ 'peer-add': [HypercorePeer] }>

export interface CoreRecord {
  core: PeerEvents & {
    peers: HypercorePeer[]
    length: number
    /** Null until the core is open. */
    replicator: { updateAll(): void } | null
  }
  key: Buffer
  namespace: string
}

/** The core that every member has: whoever replicates it knows the project key. */
type CreatorCore = PeerEvents

const NAMESPACES = ['auth', 'config', 'data', 'blobIndex', 'blob'] as const

export interface CoreManager extends EventEmitter<{ 'add-core': [CoreRecord] }> {
  getCoreByDiscoveryKey(discoveryKey: Buffer): CoreRecord | undefined
  readonly creatorCore: CreatorCore
  getCores(namespace: (typeof NAMESPACES)[number]): CoreRecord[]
  /** The one that this device writes to. */
  getWriterCore(namespace: (typeof NAMESPACES)[number]): CoreRecord
}

const entry = import.meta.resolve('@comapeo/core')
const projectModule = (await import(new URL('./mapeo-project.js', entry).href)) as {
  kCoreManager: symbol
  kSetOwnDeviceInfo: symbol
}

const rolesModule = (await import(new URL('./roles.js', entry).href)) as {
  BLOCKED_ROLE_ID: string
}

/** The role of a device that a coordinator took out; the package exports the others alone. */
export const BLOCKED_ROLE_ID = rolesModule.BLOCKED_ROLE_ID

export function coreManagerOf(project: MapeoProject): CoreManager {
  return (project as unknown as Record<symbol, CoreManager>)[
    projectModule.kCoreManager
  ] as CoreManager
}

/** What a device says of itself to the other members of a project. */
export interface DeviceInfo {
  name: string
  deviceType: 'selfHostedServer'
  selfHostedServerDetails: { baseUrl: string }
}

/** Whether the device replicates a core of the namespace with us at this moment. */
export function hasPeer(
  cores: CoreManager,
  namespace: 'auth' | 'config',
  devicePublicKey: Buffer,
): boolean {
  return cores
    .getCores(namespace)
    .some(({ core }) => core.peers.some((p) => p.remotePublicKey.equals(devicePublicKey)))
}

/** How many of our requests for blocks, of any core, the device has not answered. */
export function unanswered(cores: CoreManager, devicePublicKey: Buffer): number {
  return NAMESPACES.flatMap((namespace) => cores.getCores(namespace))
    .flatMap(({ core }) => core.peers)
    .filter(({ remotePublicKey }) => remotePublicKey.equals(devicePublicKey))
    .reduce((sum, { inflight }) => sum + inflight, 0)
}

export function setOwnDeviceInfo(project: MapeoProject, info: DeviceInfo): Promise<void> {
  type Setter = (info: DeviceInfo) => Promise<void>
  const setters = project as unknown as Record<symbol, Setter>
  return (setters[projectModule.kSetOwnDeviceInfo] as Setter).call(project, info)
}

const indexModule = (await import(new URL('./index-writer/index.js', entry).href)) as {
  IndexWriter: { prototype: { batch: (this: unknown, entries: unknown[]) => Promise<unknown> } }
}

/** Writes entries of cores into the databases of projects. Safe to repeat for the same entries. */
export const { IndexWriter } = indexModule
const { LocalPeers } = (await import(new URL('./local-peers.js', entry).href)) as {
  LocalPeers: { prototype: EventEmitter }
}
// Each open project listens to the manager's one: more than ten are no leak.
EventEmitter.prototype.setMaxListeners.call(LocalPeers.prototype, Infinity)

/** An operation of `random-access-storage`, which answers it by its callback. */
export interface StorageRequest {
  readonly size: number
  callback(this: StorageRequest, error: unknown, value?: unknown): void
}

/** A file as hypercore uses it: opens on its first use, and again after `suspend`. */
export interface RandomAccessFile {
  _open(request: StorageRequest): void
  _write(request: StorageRequest): void
  _truncate(request: StorageRequest): void
  _del(request: StorageRequest): void
  _unlink(request: StorageRequest): void
  _close(request: StorageRequest): void
  suspend(): void
  read(offset: number, size: number, done: (error: Error | null, data?: Buffer) => void): void
  write(offset: number, data: Buffer, done: (error: Error | null) => void): void
  close(done: (error: Error | null) => void): void
}

type RandomAccessFileClass = new (
  name: string,
  options: { directory: string; sparse: boolean; lock?: boolean },
) => RandomAccessFile

const requireOfHypercore = createRequire(createRequire(entry).resolve('hypercore'))

/** The very class that the engine's hypercore stores its cores with. */
export const RandomAccessFile = requireOfHypercore('random-access-file') as RandomAccessFileClass
