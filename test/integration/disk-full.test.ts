/** A disk that fills up: nothing new is taken, everything there is served, and it ends by itself. */
import { once } from 'node:events'
import path from 'node:path'
import test from 'brittle'
import { toProjectKeys } from '../../src/host/project-file.js'
import type { MapeoWebError } from '../../src/lib/errors.js'
import type { Trouble } from '../../src/notify/trouble.js'
import { createDevice } from '../helpers/device.js'
import { eventually } from '../helpers/eventually.js'
import { createNetwork } from '../helpers/network.js'
import {
  arrived,
  createClient,
  createPeer,
  createProject,
  hostProject,
  joinProject,
  notesOf,
  observe,
  randomProjectBody,
} from '../helpers/peer.js'
import { mountSmallDisk } from '../helpers/small-disk.js'

const MB = 1024 ** 2
const SYNC_MS = 20_000

test('a disk that is nearly full', async (t) => {
  const disk = await mountSmallDisk(t, 64)
  if (!disk) return
  const network = await createNetwork(t)
  const [writer, reader] = await Promise.all([createDevice(t), createDevice(t)])
  const dir = path.join(disk.dir, 'peer')
  const peer = await createPeer(t, network, { dir, minFreeBytes: 16 * MB })
  const troubles: string[] = []
  peer.on('trouble', ({ kind }: Trouble) => troubles.push(kind))
  peer.on('trouble-over', ({ kind }) => troubles.push(`${kind} over`))
  const shared = await createProject(writer, { observations: 5 })
  const copy = await joinProject(shared, reader)
  await hostProject(peer, shared)
  const writerSync = (await createClient(t, network, writer)).join(shared.project, shared.keys)
  await writerSync.synced({ timeoutMs: SYNC_MS })
  t.absent(peer.status().disk.full)

  const refused = once(writerSync, 'refused') as Promise<[{ error: MapeoWebError }]>
  disk.fill(8 * MB)
  await eventually(() => peer.status().disk.full, { what: 'the disk to be called full' })
  t.is(peer.logged('disk.full').length, 1)
  await observe(shared.project, 'too late')
  const [{ error }] = await refused
  t.is(error.code, 'STORAGE_FULL', 'who was connected and brings something is told')

  const readerSync = (await createClient(t, network, reader)).join(copy, shared.keys)
  await arrived(copy, 'River monitoring 4', SYNC_MS)
  t.ok(readerSync.connected.includes(peer.deviceId), 'what is there is served')
  t.absent((await notesOf(copy)).includes('too late'))
  const stored = await peer.use(shared.projectId, ({ data }) => data.list('observation'))
  t.is(stored.length, 5, 'and nothing new is stored')
  const body = toProjectKeys(randomProjectBody('one more'))
  await t.exception(peer.add([body]), /STORAGE_FULL/)
  t.is(peer.status().projects, 1)

  disk.empty()
  await eventually(() => !peer.status().disk.full, { what: 'room again' })
  await arrived(copy, 'too late', SYNC_MS)
  t.pass('the connections that stayed bring the rest')
  await peer.add([body])
  t.is(peer.status().projects, 2)
  t.alike(
    troubles.filter((kind) => kind.startsWith('disk')),
    ['disk-nearly-full', 'disk-nearly-full over'],
  )
})
