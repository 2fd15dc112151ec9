/**
 * REPLICATION, the engine's side: what is in an open `@comapeo/core` project, for tools to read.
 *
 * The engine would serve media over an HTTP server of its own. Here they are taken from where that
 * server takes them: one copy less, no port, and an answer also while nothing listens.
 */
import { Readable } from 'node:stream'
import type { MapeoProject } from '@comapeo/core'
import { type BlobPlace, type BlobStream, blobStoreOf, readIcon } from './comapeo-media.js'
import { MapeoWebError } from '../lib/errors.js'
import type {
  Alert,
  AttachmentId,
  DocumentType,
  IconSize,
  Media,
  ProjectData,
  ProjectDocument,
} from './engine.js'
import { featureCollection } from './geojson.js'

/** Only what is on this disk is asked for; what takes longer waits for another device after all. */
const LOCAL_READ_MS = 3000

/** What may stand in a header: the type was written by another device. */
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/

/** The methods that are used of the engine's tables, which TypeScript cannot call as a union. */
interface DocumentTable {
  getMany(options: { includeDeleted: boolean }): Promise<ProjectDocument[]>
  getByDocId(docId: string, options: { mustBeFound: false }): Promise<ProjectDocument | null>
}

interface FoundBlob {
  blob: BlobPlace
  metadata: unknown
  stream: BlobStream
}

export class ComapeoProjectData implements ProjectData {
  readonly #project: MapeoProject
  readonly #mayWrite: () => boolean
  readonly #assertCaughtUp: () => void

  /** The project stays the caller's. */
  constructor(
    project: MapeoProject,
    {
      mayWrite = () => true,
      assertCaughtUp = () => {},
    }: { mayWrite?: () => boolean; assertCaughtUp?: () => void } = {},
  ) {
    this.#project = project
    this.#mayWrite = mayWrite
    this.#assertCaughtUp = assertCaughtUp
  }

  readonly list = (type: DocumentType): Promise<ProjectDocument[]> =>
    this.#table(type).getMany({ includeDeleted: true })

  readonly get = async (type: DocumentType, docId: string): Promise<ProjectDocument | undefined> =>
    (await this.#table(type).getByDocId(docId, { mustBeFound: false })) ?? undefined

  readonly alerts = (): Promise<ProjectDocument[]> =>
    this.#table('remoteDetectionAlert').getMany({ includeDeleted: true })

  readonly addAlert = async (alert: Alert): Promise<string | undefined> => {
    if (!this.#mayWrite()) throw new MapeoWebError('STORAGE_FULL', 'nothing new is taken')
    this.#assertCaughtUp()
    type Value = Parameters<MapeoProject['remoteDetectionAlert']['create']>[0]
    // The engine checks it against its own schema, at run time.
    const value = { schemaName: 'remoteDetectionAlert', ...alert } as Value
    try {
      return (await this.#project.remoteDetectionAlert.create(value)).docId
    } catch (error) {
      if (isAboutTheRequest(error)) return undefined
      throw error
    }
  }

  readonly icon = async (docId: string, size: IconSize): Promise<Media | undefined> => {
    for (const variant of [
      { mimeType: 'image/svg+xml', size },
      { mimeType: 'image/png', size, pixelDensity: 1 },
    ] as const) {
      try {
        const bytes = await readIcon(this.#project, docId, variant)
        return {
          contentType: variant.mimeType,
          sizeBytes: bytes.length,
          body: Readable.from([bytes], { objectMode: false }),
        }
      } catch (error) {
        if (!isAboutTheRequest(error)) throw error
      }
    }
    return undefined
  }

  readonly attachment = async (id: AttachmentId): Promise<Media | undefined> => {
    const found = await within(LOCAL_READ_MS, this.#findBlob(id))
    if (!found) return undefined
    const { metadata, blob, stream } = found
    return {
      contentType: mediaTypeOf(metadata),
      sizeBytes: blob.byteLength,
      body: Readable.from(stream, { objectMode: false }),
    }
  }

  readonly geoJson = async (): Promise<Readable> => {
    const [tracks, observations] = await Promise.all([
      this.#table('track').getMany({ includeDeleted: false }),
      this.#table('observation').getMany({ includeDeleted: false }),
    ])
    return Readable.from(featureCollection({ tracks, observations }), { objectMode: false })
  }

  #table(type: DocumentType | 'remoteDetectionAlert'): DocumentTable {
    return this.#project[type] as unknown as DocumentTable
  }

  async #findBlob(id: AttachmentId): Promise<FoundBlob | undefined> {
    const store = blobStoreOf(this.#project)
    try {
      const entry = await store.entry(id)
      if (!entry?.value.blob) return undefined
      const { blob, metadata } = entry.value
      const stream = await store.createReadStreamFromEntry(id.driveId, entry)
      // A photo that has come in part would break off in the middle of the answer.
      if (await isHere(blob, stream)) return { blob, metadata, stream }
      stream.destroy()
      return undefined
    } catch (error) {
      if (isAboutTheRequest(error) || isBlockMissing(error)) return undefined
      throw error
    }
  }
}

async function isHere({ blockOffset, blockLength }: BlobPlace, { core }: BlobStream) {
  return blockLength === 0 || core.has(blockOffset, blockOffset + blockLength)
}

function mediaTypeOf(metadata: unknown): string {
  const { mimeType } = (metadata ?? {}) as { mimeType?: unknown }
  return typeof mimeType === 'string' && MEDIA_TYPE.test(mimeType)
    ? mimeType
    : 'application/octet-stream'
}

/** The engine's errors carry an HTTP status: 4xx is what is not there or malformed. */
function isAboutTheRequest(error: unknown): boolean {
  const { status } = (error ?? {}) as { status?: unknown }
  return typeof status === 'number' && status >= 400 && status < 500
}

/** The index of attachments was synced in part. */
function isBlockMissing(error: unknown): boolean {
  return error instanceof Error && /block (is )?not available/i.test(error.message)
}

/** Undefined after that time. What comes too late is let go. */
async function within(
  limitMs: number,
  search: Promise<FoundBlob | undefined>,
): Promise<FoundBlob | undefined> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<'too-late'>((resolve) => {
    timer = setTimeout(() => resolve('too-late'), limitMs)
  })
  const winner = await Promise.race([search, tooLate]).finally(() => clearTimeout(timer))
  if (winner !== 'too-late') return winner
  search.then(
    (late) => late?.stream.destroy(),
    () => {},
  )
  return undefined
}
