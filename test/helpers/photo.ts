/** A real photo, in an observation of a real project. */
import crypto from 'node:crypto'
import fs from 'node:fs/promises'
import type { MapeoProject } from '@comapeo/core'
import type { Assertions } from 'brittle'
import { createPhotos } from '../../src/demo/dataset.js'
import type { Device } from './device.js'
import { eventually } from './eventually.js'

export interface TestPhoto {
  driveId: string
  name: string
  hash: string
}

/** Attaches a photo of about 50 kB to a new observation. */
export async function addPhoto(t: Assertions, project: MapeoProject): Promise<TestPhoto> {
  const [photo] = await createPhotos(await t.tmp(), 1, { seed: 1, width: 320 })
  if (!photo) throw new Error('no photo was made')
  const blob = await project.$blobs.create({ ...photo }, { mimeType: 'image/jpeg' })
  await project.observation.create({
    schemaName: 'observation',
    lat: -2.35,
    lon: -72.1,
    attachments: [
      {
        driveDiscoveryId: blob.driveId,
        name: blob.name,
        type: 'photo',
        hash: blob.hash,
        createdAt: new Date(0).toISOString(),
        external: false,
      },
    ],
    tags: { note: 'with a photo' },
    metadata: { manualLocation: false },
  })
  return { driveId: blob.driveId, name: blob.name, hash: sha256(await fs.readFile(photo.original)) }
}

/** The device can show the original, byte for byte. */
export async function photoArrived(
  t: Assertions,
  device: Device,
  project: MapeoProject,
  { driveId, name, hash }: TestPhoto,
): Promise<boolean> {
  if (!device.fastify.server.listening) {
    await device.fastify.listen({ host: '127.0.0.1', port: 0 })
    t.teardown(() => device.fastify.close())
  }
  const url = await project.$blobs.getUrl({ driveId, name, type: 'photo', variant: 'original' })
  return eventually(
    async () => {
      const response = await fetch(url)
      return response.ok && sha256(Buffer.from(await response.arrayBuffer())) === hash
    },
    { what: 'the photo', timeoutMs: 20_000 },
  )
}

function sha256(bytes: Buffer): string {
  return crypto.createHash('sha256').update(bytes).digest('hex')
}
