/** A project that a hundred identities announce, of which one is a peer of it. */
import path from 'node:path'
import test, { type Assertions } from 'brittle'
import { keyPair, randomBytes } from 'hypercore-crypto'
import { Finder } from '../../src/finder.js'
import { provenPeersFileFor } from '../../src/find/proven-peers.js'
import { type DiscoveryKey, hex } from '../../src/lib/keys.js'
import { createDevice } from '../helpers/device.js'
import { eventually } from '../helpers/eventually.js'
import { announceFalsely, type FalseAnnouncers } from '../helpers/false-announcers.js'
import { createNetwork, createNode, type LocalNetwork } from '../helpers/network.js'
import { createClient, createPeer, createProject, hostProject, observe } from '../helpers/peer.js'

const LIARS = 100
const SYNC_MS = 40_000

async function surround(
  t: Assertions,
  network: LocalNetwork,
  discoveryKey: DiscoveryKey,
  options: Parameters<typeof announceFalsely>[2],
): Promise<FalseAnnouncers> {
  const liars = await announceFalsely(network, discoveryKey, options)
  t.teardown(() => liars.close(), { order: 50 })
  return liars
}

test('a hundred false announcers do not keep a client from the peer', async (t) => {
  const network = await createNetwork(t)
  const peer = await createPeer(t, network)
  const device = await createDevice(t)
  const hosted = await createProject(device, { observations: 3 })
  await hostProject(peer, hosted)
  const liars = await surround(t, network, hosted.discoveryKey, { count: LIARS })
  const knownNodesFile = path.join(await t.tmp(), 'nodes.json')

  const first = await createClient(t, network, device, { knownNodesFile })
  const startedAtMs = performance.now()
  const sync = first.join(hosted.project, hosted.keys)
  const connected: string[] = []
  sync.on('connected', ({ deviceId }) => connected.push(deviceId))
  await sync.synced({ timeoutMs: SYNC_MS })
  t.comment(`in sync after ${Math.round(performance.now() - startedAtMs)} ms`)
  t.comment(`dialled: ${JSON.stringify(Object.fromEntries(liars.dialled))}`)
  t.alike(connected, [peer.deviceId], 'nobody but the peer was ever called connected')
  await first.close()
  await eventually(() => liars.open === 0, { what: 'the end of all connections' })

  await observe(hosted.project, 'before the second start')
  const second = await createClient(t, network, device, { knownNodesFile })
  const againAtMs = performance.now()
  const again = second.join(hosted.project, hosted.keys)
  await again.synced({ timeoutMs: SYNC_MS })
  t.comment(`after a restart: ${Math.round(performance.now() - againAtMs)} ms`)
  t.alike(again.connected, [peer.deviceId])
  await second.close()
  t.ok(provenPeersFileFor(knownNodesFile).endsWith('nodes.peers.json'))
})

test('who proved itself is dialled although no lookup finds it', async (t) => {
  const network = await createNetwork(t)
  const peer = await createPeer(t, network)
  const device = await createDevice(t)
  const hosted = await createProject(device, { observations: 1 })
  await hostProject(peer, hosted)
  const knownNodesFile = path.join(await t.tmp(), 'nodes.json')
  const first = await createClient(t, network, device, { knownNodesFile })
  await first.join(hosted.project, hosted.keys).synced({ timeoutMs: SYNC_MS })
  await first.close()

  // As with ten thousand false records around it: its own is never among the twenty.
  for (const { _persistent } of network.nodes) {
    const records = _persistent?.records as
      { remove?(key: string, value: Buffer): void } | undefined
    records?.remove?.(hex(hosted.discoveryKey), peer.publicKey)
  }
  await observe(hosted.project, 'hidden')
  const second = await createClient(t, network, device, { knownNodesFile })
  await second.join(hosted.project, hosted.keys).synced({ timeoutMs: SYNC_MS })
  t.pass('in sync')
})

test('false announcers cost a bounded number of connections', async (t) => {
  const network = await createNetwork(t, { nodes: 1 })
  const discoveryKey = randomBytes(32) as DiscoveryKey
  const liars = await surround(t, network, discoveryKey, { count: 40, lies: ['silent'] })
  const dht = await createNode(t, network.bootstrap)
  const bounds = { maxParallel: 8, maxLingering: 8 }
  const finder = new Finder({ dht, keyPair: keyPair() }, bounds)
  t.teardown(() => finder.close(), { order: 10 })
  let max = 0
  finder.on('connection', () => (max = Math.max(max, liars.open)))
  await finder.ready()
  finder.join(discoveryKey, { announce: false })
  await eventually(() => (liars.dialled.get('silent') ?? 0) > 39, { what: 'a dial of each' })
  // Those that are being cut still count on the other side.
  t.ok(max <= 8 + 8 + 4, `${max} connections at a time`)
})
