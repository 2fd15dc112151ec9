/**
 * What the public surface of `@comapeo/core` 7.1.0 lacks: the core manager of a project (who holds
 * which core: needed to know when a connection must be recycled), the content of attachments and
 * icons (the public way is an HTTP server of the engine's own) and the migrations' place. Loaded
 * from beside the package's entry point, which is why the version is pinned exactly; `test/integration/comapeo-internals.test.ts` fails when an update moves them.
 */
import type { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { MapeoProject } from '@comapeo/core'
import type { AttachmentId, IconSize } from './engine.js'

interface HypercorePeer {
  remotePublicKey: Buffer
}

export interface CoreRecord {
  core: { peers: HypercorePeer[] }
  key: Buffer
  namespace: string
}

export interface CoreManager extends EventEmitter<{ 'add-core': [CoreRecord] }> {
  getCoreByDiscoveryKey(discoveryKey: Buffer): CoreRecord | null
}

/** Where an attachment's content lies in a core, in blocks. */
export interface BlobPlace {
  blockOffset: number
  blockLength: number
  byteLength: number
}

export interface BlobEntry {
  /** No blob: what is there is a link, which CoMapeo does not make and another program could. */
  value: { blob: BlobPlace | null; metadata?: unknown }
}

/** A stream of the streamx kind that reads from a session of the blob core. */
export interface BlobStream extends AsyncIterable<Buffer> {
  core: { has(start: number, end: number): Promise<boolean> }
  destroy(): void
}

/** Its methods reject where the drive is unknown; with `wait: false` (default) they never wait. */
export interface BlobStore {
  entry(id: AttachmentId): Promise<BlobEntry | null>
  createReadStreamFromEntry(driveId: string, entry: BlobEntry): Promise<BlobStream>
}

export type IconVariant =
  | { mimeType: 'image/svg+xml'; size: IconSize }
  | { mimeType: 'image/png'; size: IconSize; pixelDensity: 1 }

const entry = import.meta.resolve('@comapeo/core')
const projectModule = (await import(new URL('./mapeo-project.js', entry).href)) as {
  kCoreManager: symbol
  kBlobStore: symbol
}
const iconModule = (await import(new URL('./icon-api.js', entry).href)) as { kGetIconBlob: symbol }

export function coreManagerOf(project: MapeoProject): CoreManager {
  return (project as unknown as Record<symbol, CoreManager>)[
    projectModule.kCoreManager
  ] as CoreManager
}

export function blobStoreOf(project: MapeoProject): BlobStore {
  return (project as unknown as Record<symbol, BlobStore>)[projectModule.kBlobStore] as BlobStore
}

type GetIcon = (docId: string, variant: IconVariant) => Promise<Buffer>

/** The closest variant of that media type. Rejects where there is none; never waits for one. */
export function readIcon(
  { $icons }: MapeoProject,
  docId: string,
  variant: IconVariant,
): Promise<Buffer> {
  const icons = $icons as unknown as Record<symbol, GetIcon>
  return (icons[iconModule.kGetIconBlob] as GetIcon).call($icons, docId, variant)
}

/** The folders with the engine's database migrations. */
export const migrations = {
  project: fileURLToPath(new URL('../drizzle/project', entry)),
  client: fileURLToPath(new URL('../drizzle/client', entry)),
}
