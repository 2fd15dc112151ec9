/**
 * What a device that knows the project key can send to the process of the older engine: a round of a
 * stock device that was recorded, spoiled. Its handshake can be replayed, so what follows is read.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import fs from 'node:fs'
import type { Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { randomBytes as freshBytes } from 'hypercore-crypto'
import { OlderDevice } from '../../../src/demo/older-device.js'
import { hex, toProjectKey } from '../../../src/lib/keys.js'
import { Mapeo8Engine } from '../../../src/mapeo8/engine.js'
import type { RoundEvent } from '../../../src/mapeo8/messages.js'
import type { Death } from '../../../src/mapeo8/worker-process.js'
import type { Mapeo8Peer } from '../../../src/mapeo8/stock-project.js'
import { missingEngine } from '../../helpers/older-device.js'
import { chance, int, mutateBytes, type Random } from '../mutate.js'
import type { FuzzTarget } from '../target.js'

/** A device that says no more is cut by the peer much later: here the device goes. */
const PATIENCE_MS = 100

async function open() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'older-round-'))
  const rootKey = Buffer.alloc(16, 1)
  const projectKey = toProjectKey(freshBytes(32))
  const engine = new Mapeo8Engine({ dir: path.join(dir, 'peer'), rootKey }, { deviceName: 'peer' })
  const [projectId = ''] = engine.add([{ protocol: 'mapeo8', projectName: 'x', projectKey }])
  await engine.open(projectId)

  const begin = () => {
    const round = hex(freshBytes(16))
    const socket = engine.worker.connect({ projectId, round })
    socket.on('error', () => {})
    const ended = new Promise<void>((resolve) => {
      const onRound = (event: RoundEvent) => {
        if (event.round !== round || event.evt !== 'ended') return
        engine.worker.off('round', onRound)
        resolve()
      }
      engine.worker.on('round', onRound)
    })
    return { socket, ended }
  }
  const recorded = await record(path.join(dir, 'device'), projectKey, begin)
  const died = once(engine.worker, 'died').then(([death]: Death[]) => {
    assert.fail(`the process died: ${JSON.stringify(death)}`)
  })
  died.catch(() => {})

  const run = async (random: Random) => {
    const { socket, ended } = begin()
    const bytes = mutateBytes(random, recorded)
    const cut = chance(random, 0.3) ? int(random, bytes.length) : bytes.length
    socket.end(bytes.subarray(0, cut))
    // It may say something back, which nobody needs.
    socket.resume()
    const timer = setTimeout(() => socket.destroy(), PATIENCE_MS)
    await Promise.race([ended, died])
    clearTimeout(timer)
    socket.destroy()
  }
  const close = async () => {
    await engine.close()
    fs.rmSync(dir, { recursive: true, force: true })
  }
  return { run, close }
}

/** All that a stock device sends in a round in which it has something, for a peer that has nothing. */
async function record(
  dir: string,
  projectKey: Buffer,
  begin: () => { socket: Socket; ended: Promise<void> },
): Promise<Buffer> {
  const device = new OlderDevice(dir, projectKey)
  await device.ready()
  await device.observe(5)
  await device.addMedia('original/heron.jpg', Buffer.alloc(3000, 1))
  const { socket, ended } = begin()
  const parts: Buffer[] = []
  const write = socket.write.bind(socket) as (chunk: Buffer, ...rest: unknown[]) => boolean
  socket.write = (chunk: Buffer, ...rest: unknown[]) => {
    parts.push(Buffer.from(chunk))
    return write(chunk, ...rest)
  }
  const { sync } = device.mapeo
  sync.once('peer', (peer: Mapeo8Peer) => {
    peer.sync.on('error', () => {})
    sync.replicateNetwork(peer)
  })
  sync.addPeer(socket, { id: 'device', host: 'device', port: 1 })
  await ended
  if (!socket.closed) await once(socket, 'close')
  await device.close()
  return Buffer.concat(parts)
}

export const target: FuzzTarget = { name: 'older-round', missing: missingEngine(), open }
