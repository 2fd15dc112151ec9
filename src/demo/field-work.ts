/** What people do with the devices: map, take photos; and the proof that another device has it. */
import crypto from 'node:crypto'
import fs from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { MapeoProject } from '@comapeo/core'
import { createPhotos, generateObservations, type Photo } from './dataset.js'

type Attachment = Awaited<ReturnType<MapeoProject['observation']['create']>>['attachments'][number]

/** Drawing a larger one takes longer than syncing it. */
const PHOTO_WIDTH = 1200

export interface FieldWorkSettings {
  observations: number
  photos: number
  /** Where the photos are written; it must exist. */
  photoDir: string
  /** The same seed gives the same places and pictures. */
  seed: number
  signal: AbortSignal
}

/** Everything that was mapped: what a device must have in the end. */
export interface Mapped {
  /** Whole documents, by id. */
  observations: Map<string, object>
  /** SHA-256 and size of each original, by the attachment's name. */
  photos: Map<string, { hash: string; bytes: number }>
}

export interface Proof {
  /** Observations that are there, each equal to what was mapped. */
  observations: number
  /** Photos whose original is there, each byte equal to what was taken. */
  attachments: number
  /** Of those originals. */
  bytes: number
  complete: boolean
}

export function nothingMapped(): Mapped {
  return { observations: new Map(), photos: new Map() }
}

/** Maps observations, the first of which have photos, and adds them to `mapped`. */
export async function doFieldWork(
  project: MapeoProject,
  mapped: Mapped,
  { observations, photos, photoDir, seed, signal }: FieldWorkSettings,
): Promise<void> {
  const attachments: Attachment[] = []
  for (const photo of await createPhotos(photoDir, photos, { seed, width: PHOTO_WIDTH })) {
    signal.throwIfAborted()
    attachments.push(await attach(project, photo, mapped))
  }
  for (const [index, value] of generateObservations(observations, { seed }).entries()) {
    signal.throwIfAborted()
    value.attachments = attachments.filter((_, photo) => photo % observations === index)
    const doc = await project.observation.create(value)
    mapped.observations.set(doc.docId, plain(doc))
  }
}

async function attach(project: MapeoProject, photo: Photo, mapped: Mapped): Promise<Attachment> {
  const blob = await project.$blobs.create({ ...photo }, { mimeType: 'image/jpeg' })
  const original = await fs.readFile(photo.original)
  mapped.photos.set(blob.name, { hash: sha256(original), bytes: original.byteLength })
  return {
    driveDiscoveryId: blob.driveId,
    name: blob.name,
    type: 'photo',
    hash: blob.hash,
    createdAt: new Date().toISOString(),
    external: false,
  }
}

/** Reads everything back from a device and compares it with what was mapped. */
export async function prove(project: MapeoProject, mapped: Mapped): Promise<Proof> {
  const docs = await project.observation.getMany()
  const equal = docs.filter((doc) =>
    isDeepStrictEqual(plain(doc), mapped.observations.get(doc.docId)),
  )
  const proof: Proof = { observations: equal.length, attachments: 0, bytes: 0, complete: false }
  // The photos are read only when they can be complete: what is missing is asked for many times.
  if (equal.length < mapped.observations.size) return proof
  for (const attachment of equal.flatMap((doc) => doc.attachments)) {
    const bytes = await readOriginal(project, attachment)
    const taken = mapped.photos.get(attachment.name)
    if (!bytes || !taken || sha256(bytes) !== taken.hash) continue
    proof.attachments++
    proof.bytes += bytes.byteLength
  }
  proof.complete = proof.attachments === mapped.photos.size
  return proof
}

/** As the app shows it; undefined while it has not arrived. */
async function readOriginal(
  project: MapeoProject,
  { driveDiscoveryId: driveId, name }: Attachment,
): Promise<Buffer | undefined> {
  const url = await project.$blobs.getUrl({ driveId, name, type: 'photo', variant: 'original' })
  const response = await fetch(url)
  const body = Buffer.from(await response.arrayBuffer())
  return response.ok ? body : undefined
}

/** The engine's documents carry methods and no own order that matters. */
function plain(doc: object): object {
  return JSON.parse(JSON.stringify(doc)) as object
}

function sha256(bytes: Buffer): string {
  return crypto.createHash('sha256').update(bytes).digest('hex')
}
