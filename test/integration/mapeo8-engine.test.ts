/** The process of the older engine, and what devices can make of it: without a network. */
import { once } from 'node:events'
import type { Socket } from 'node:net'
import fs from 'node:fs'
import path from 'node:path'
import test, { type Assertions } from 'brittle'
import { randomBytes } from 'hypercore-crypto'
import type { OlderDevice } from '../../src/demo/older-device.js'
import { discoveryKeyOf, hex, toProjectKey } from '../../src/lib/keys.js'
import { Mapeo8Engine } from '../../src/mapeo8/engine.js'
import type { RoundEvent } from '../../src/mapeo8/messages.js'
import type { Death } from '../../src/mapeo8/worker-process.js'
import { eventually } from '../helpers/eventually.js'
import type { Mapeo8Peer } from '../../src/mapeo8/stock-project.js'
import { createOlderDevice, missingEngine } from '../helpers/older-device.js'

const missing = missingEngine()
if (missing) process.stderr.write(`# skipped: ${missing}\n`)
const older = missing ? test.skip : test

const ROOT_KEY = Buffer.alloc(16, 1)

interface EngineSettings {
  count?: number
  maxRssBytes?: number
}

async function openEngine(t: Assertions, { count = 1, ...settings }: EngineSettings = {}) {
  const dir = await t.tmp()
  const engine = new Mapeo8Engine({ dir, rootKey: ROOT_KEY }, { deviceName: 'peer', ...settings })
  t.teardown(() => engine.close(), { order: 10 })
  const keys = Array.from({ length: count }, () => toProjectKey(randomBytes(32)))
  const all = keys.map(
    (projectKey) => ({ protocol: 'mapeo8', projectName: 'x', projectKey }) as const,
  )
  const projects = engine.add(all).map((projectId, n) => {
    const projectKey = keys[n] ?? toProjectKey(Buffer.alloc(32))
    return { projectId, projectKey }
  })
  return { dir, engine, projects }
}

interface Round {
  socket: Socket
  /** What it failed of; undefined: both sides have everything. */
  ended: Promise<string | undefined>
}

function connect({ worker }: Mapeo8Engine, projectId: string): Round {
  const round = hex(randomBytes(16))
  const socket = worker.connect({ projectId, round })
  socket.on('error', () => {})
  const ended = new Promise<string | undefined>((resolve) => {
    const onRound = (event: RoundEvent) => {
      if (event.round !== round || event.evt !== 'ended') return
      worker.off('round', onRound)
      resolve(event.error)
    }
    worker.on('round', onRound)
  })
  return { socket, ended }
}

/** One round, as the app makes it. @returns bytes that the device sent */
async function sync({ mapeo }: OlderDevice, { socket, ended }: Round): Promise<number> {
  const id = hex(randomBytes(16))
  mapeo.sync.once('peer', (peer: Mapeo8Peer) => {
    peer.sync.on('error', () => {})
    mapeo.sync.replicateNetwork(peer)
  })
  mapeo.sync.addPeer(socket, { id, host: id, port: 1 })
  const error = await ended
  if (error !== undefined) throw new Error(error)
  if (!socket.closed) await once(socket, 'close')
  return socket.bytesWritten
}

older('a device that breaks the rules costs its own round, and no other', async (t) => {
  const { engine, projects } = await openEngine(t)
  const [{ projectId, projectKey } = { projectId: '', projectKey: Buffer.alloc(0) }] = projects
  await engine.open(projectId)
  const { pid } = engine.worker
  const nonsense = [
    Buffer.from([0, 0, 0, 0]),
    Buffer.from('\x05\0\0\0{{{{{'),
    Buffer.from([0xff, 0xff, 0xff, 0x7f]),
    Buffer.concat([Buffer.from('\x15\0\0\0{"protocolVersion":1}'), randomBytes(500)]),
  ]
  for (const bytes of nonsense) {
    const { socket, ended } = connect(engine, projectId)
    socket.end(bytes)
    t.ok(await ended, 'its round failed')
  }
  const device = await createOlderDevice(t, projectKey)
  await device.observe(3)
  await sync(device, connect(engine, projectId))
  t.is(engine.worker.pid, pid, 'the process lives on')
})

older('a device that leaves before its turn is done with, and the next one goes on', async (t) => {
  const { engine, projects } = await openEngine(t)
  const [{ projectId, projectKey } = { projectId: '', projectKey: Buffer.alloc(0) }] = projects
  await engine.open(projectId)
  const silent = connect(engine, projectId)
  await once(silent.socket, 'connect')
  const waiting = connect(engine, projectId)
  await once(waiting.socket, 'connect')
  waiting.socket.destroy()
  t.ok(await waiting.ended, 'it is told though its round never began')
  silent.socket.destroy()
  t.ok(await silent.ended)
  const device = await createOlderDevice(t, projectKey)
  await sync(device, connect(engine, projectId))
})

older('a phone gives its original photos once', async (t) => {
  const { engine, projects } = await openEngine(t)
  const [{ projectId, projectKey } = { projectId: '', projectKey: Buffer.alloc(0) }] = projects
  await engine.open(projectId)
  const phone = await createOlderDevice(t, projectKey, { deviceType: 'mobile' })
  await phone.observe(1)
  await phone.addMedia('original/heron.jpg', randomBytes(200_000))
  t.ok((await sync(phone, connect(engine, projectId))) > 200_000)
  t.ok((await sync(phone, connect(engine, projectId))) < 20_000)
})

older('a damaged project is told alone; a wrong key moves nothing', async (t) => {
  const { dir, engine, projects } = await openEngine(t, { count: 2 })
  const [bad, good] = projects
  if (!bad || !good) throw new Error('two were added')
  for (const { projectId } of projects) await engine.open(projectId)
  const device = await createOlderDevice(t, good.projectKey)
  await device.observe(2)
  await sync(device, connect(engine, good.projectId))
  const stranger = await createOlderDevice(t, randomBytes(32))
  await stranger.observe(2)
  await t.exception(sync(stranger, connect(engine, good.projectId)))
  await engine.close()

  const again = new Mapeo8Engine({ dir, rootKey: ROOT_KEY }, { deviceName: 'peer' })
  t.teardown(() => again.close(), { order: 10 })
  const feeds = path.join(dir, hex(discoveryKeyOf(bad.projectKey)), 'feeds')
  fs.rmSync(feeds, { recursive: true })
  fs.writeFileSync(feeds, 'not a directory')
  await t.exception(again.open(bad.projectId), /PROJECT_UNUSABLE/)
  await again.open(good.projectId)
  const ben = await createOlderDevice(t, good.projectKey)
  await sync(ben, connect(again, good.projectId))
  t.is((await ben.contents()).records, 2)
})

older('a process that wants too much memory is ended, and a new one serves', async (t) => {
  // It has some 70 MB before it does anything.
  const { engine, projects } = await openEngine(t, { maxRssBytes: 40 * 1024 ** 2 })
  const [{ projectId } = { projectId: '' }] = projects
  await engine.open(projectId)
  const [death] = (await once(engine.worker, 'died')) as [Death]
  t.alike([death.reason, death.code], ['memory', 75])
  t.is(engine.worker.pid, undefined)
  await t.exception(engine.open(projectId), /BUSY/, 'not at once')
  const isOpen = () =>
    engine.open(projectId).then(
      () => true,
      () => false,
    )
  await eventually(isOpen, { what: 'the next process' })
  t.not(engine.worker.pid, death.pid)
})
