/** Devices of the older apps and a peer, over a real DHT: stock `@mapeo/core` 8 at both ends. */
import test from 'brittle'
import { keyPair, randomBytes } from 'hypercore-crypto'
import { MapeoWebClient } from '../../src/client.js'
import { toProjectKey } from '../../src/lib/keys.js'
import { eventually } from '../helpers/eventually.js'
import { createNetwork } from '../helpers/network.js'
import { createOlderDevice, missingEngine, type OlderDevice } from '../helpers/older-device.js'
import { createPeer } from '../helpers/peer.js'

const missing = missingEngine()
if (missing) console.error(`# skipped: ${missing}`)
const older = missing ? test.skip : test

older('two devices sync records and photos through the peer', async (t) => {
  const network = await createNetwork(t)
  const peer = await createPeer(t, network)
  const projectKey = toProjectKey(randomBytes(32))
  const [project] = await peer.add([{ protocol: 'mapeo8', projectName: 'River', projectKey }])
  const devices = [await createOlderDevice(t, projectKey), await createOlderDevice(t, projectKey)]
  const [ana, ben] = devices as [OlderDevice, OlderDevice]
  await ana.observe(20)
  await ana.addPhoto('heron.jpg', randomBytes(200_000))
  await ben.observe(10)
  const join = async (device: OlderDevice) => {
    const client = new MapeoWebClient({
      keyPair: keyPair(),
      bootstrap: network.bootstrap,
      bindHost: '127.0.0.1',
    })
    t.teardown(() => client.close())
    await client.ready()
    return client.joinMapeo8(device.mapeo, { projectKey, everyMs: 500 })
  }
  const sync = await join(ana)
  await sync.synced({ timeoutMs: 20_000 })
  const before = await ana.contents()
  t.is(before.media.length, 3)
  const other = await join(ben)
  await other.synced({ timeoutMs: 20_000 })
  t.alike((await ben.contents()).media, before.media)
  await eventually(async () => (await ben.contents()).records === 30, { what: 'all at Ben' })
  await eventually(async () => (await ana.contents()).records === 30, { what: 'all at Ana' })
  t.is(peer.show(project?.projectId ?? '').protocol, 'mapeo8')
  const lastSyncAt = () => peer.show(project?.projectId ?? '').lastSyncAt
  await eventually(() => lastSyncAt() !== null, { what: 'the sync at the peer' })
})
