/** A project with one of everything that tools read. */
import fs from 'node:fs'
import path from 'node:path'
import type { MapeoProject } from '@comapeo/core'
import jpeg from 'jpeg-js'

const VARIANT_SIDES = { original: 320, preview: 160, thumbnail: 40 }
export type Variant = keyof typeof VARIANT_SIDES

interface Document {
  docId: string
  versionId: string
}

interface Blob {
  driveId: string
  type: 'photo' | 'video' | 'audio'
  name: string
  hash: string
}

/** Everything as the device that made it has it. */
export interface DataProject {
  photo: Blob
  photoFiles: Record<Variant, string>
  audio: Blob
  audioFile: string
  field: Document
  preset: Document
  icons: { svg: Document; png: Document }
  /** With a photo, an audio, a video and a preset. */
  observation: Document
  plain: Document
  deleted: Document
  /** Of both observations. */
  track: Document
}

export async function fillProject(
  project: MapeoProject,
  dir: string,
  { audioBytes = 300_000 } = {},
): Promise<DataProject> {
  const photoFiles = makePhoto(dir)
  const audioFile = path.join(dir, 'bird.mp3')
  fs.writeFileSync(audioFile, Buffer.alloc(audioBytes, 'sound'))
  const photo = await project.$blobs.create(photoFiles, { mimeType: 'image/jpeg' })
  const audio = await project.$blobs.create({ original: audioFile }, { mimeType: 'audio/mpeg' })
  const { field, preset, icons } = await addPresets(project)
  const observation = await project.observation.create({
    ...OBSERVATION,
    attachments: [
      attachmentOf(photo),
      attachmentOf(audio),
      { ...attachmentOf(photo), type: 'video' },
    ],
    presetRef: { docId: preset.docId, versionId: preset.versionId },
  })
  const plain = await project.observation.create({ ...OBSERVATION, tags: { note: 'plain' } })
  const { docId } = await project.observation.create(OBSERVATION)
  const deleted = await project.observation.delete(docId)
  const track = await project.track.create({
    schemaName: 'track',
    locations: [location(-2.35, -72.1), location(-2.36, -72.2)],
    observationRefs: [observation, plain].map(({ docId, versionId }) => ({ docId, versionId })),
    tags: { type: 'river' },
    presetRef: { docId: preset.docId, versionId: preset.versionId },
  })
  return {
    photo,
    photoFiles,
    audio,
    audioFile,
    field,
    preset,
    icons,
    observation,
    plain,
    deleted,
    track,
  }
}

const OBSERVATION = {
  schemaName: 'observation',
  lat: -2.35,
  lon: -72.1,
  attachments: [],
  tags: { note: 'nest', count: 3, seen: true, species: ['macaw', 'toucan'] },
  metadata: {
    position: {
      timestamp: '2025-03-01T12:00:00.000Z',
      coords: { latitude: -2.35, longitude: -72.1, altitude: 120, accuracy: 4 },
    },
  },
} as unknown as Parameters<MapeoProject['observation']['create']>[0]

function location(latitude: number, longitude: number) {
  return { timestamp: '2025-03-01T12:00:00.000Z', mocked: false, coords: { latitude, longitude } }
}

function attachmentOf({ driveId, type, name, hash }: Blob) {
  return { driveDiscoveryId: driveId, type, name, hash, external: false }
}

async function addPresets(
  project: MapeoProject,
): Promise<Pick<DataProject, 'field' | 'icons' | 'preset'>> {
  const field = await project.field.create({
    schemaName: 'field',
    tagKey: 'species',
    type: 'selectOne',
    label: 'Species',
    options: [{ label: 'Macaw', value: 'macaw' }],
  })
  const icons = {
    svg: await project.$icons.create({
      name: 'bird',
      variants: [{ mimeType: 'image/svg+xml', size: 'medium', blob: Buffer.from('<svg/>') }],
    }),
    png: await project.$icons.create({
      name: 'fish',
      variants: (['small', 'large'] as const).map((size) => ({
        mimeType: 'image/png',
        size,
        pixelDensity: 1,
        blob: Buffer.from(`png ${size}`),
      })),
    }),
  }
  const preset = await project.preset.create({
    schemaName: 'preset',
    name: 'Bird',
    geometry: ['point', 'line'],
    tags: { animal: 'bird' },
    addTags: { animal: 'bird' },
    removeTags: {},
    terms: ['wings'],
    color: '#00ff7f',
    fieldRefs: [{ docId: field.docId, versionId: field.versionId }],
    iconRef: { docId: icons.svg.docId, versionId: icons.svg.versionId },
  })
  return { field, icons, preset }
}

function makePhoto(dir: string): Record<Variant, string> {
  const write = (variant: Variant): string => {
    const side = VARIANT_SIDES[variant]
    // Every pixel another colour: what compresses well would be no test of streaming.
    const data = Buffer.from(Array.from({ length: side * side * 4 }, (_, i) => (i * i * 31) >> 3))
    const file = path.join(dir, `${variant}.jpg`)
    fs.writeFileSync(file, jpeg.encode({ width: side, height: side, data }, 95).data)
    return file
  }
  return { original: write('original'), preview: write('preview'), thumbnail: write('thumbnail') }
}
