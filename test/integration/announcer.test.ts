/** The announcer on a real DHT of 127.0.0.1, its clock wound by hand. */
import { once } from 'node:events'
import test, { type Assertions } from 'brittle'
import { keyPair, randomBytes } from 'hypercore-crypto'
import HyperDHT from 'hyperdht'
import { Announcer } from '../../src/announcer.js'
import { type DiscoveryKey, hex, toDiscoveryKey } from '../../src/lib/keys.js'
import { storeAnnouncement } from '../../src/lib/store-announcement.js'
import { lookupPeers } from '../../src/lookup.js'
import { ManualClock, seededRandom } from '../helpers/clock.js'
import { createNetwork, createNode, freeUdpPort } from '../helpers/network.js'

const MINUTE_MS = 60_000
/** The command's number in HyperDHT. */
const LOOKUP = 3
const RELAYS = [{ host: '127.0.0.1', port: 1 }]

async function setUp(t: Assertions, size = 3) {
  const network = await createNetwork(t, { nodes: size })
  const dht = await createNode(t, network.bootstrap)
  const clock = new ManualClock()
  const identity = keyPair()
  const announcer = new Announcer({
    dht,
    keyPair: identity,
    relayAddresses: () => RELAYS,
    clock,
    random: seededRandom(1),
  })
  t.teardown(() => announcer.close(0))
  const client = await createNode(t, network.bootstrap)
  const announcers = async (key: DiscoveryKey) =>
    (await lookupPeers(client, key)).map((peer) => hex(peer.publicKey))
  return { network, clock, announcer, client, announcers, me: hex(identity.publicKey) }
}

const topic = () => toDiscoveryKey(randomBytes(32))

test('keys are announced, found, renewed in time, and taken back', async (t) => {
  const { clock, announcer, announcers, me } = await setUp(t)
  const keys = Array.from({ length: 20 }, topic)
  const complete = once(announcer, 'complete')
  for (const key of keys) announcer.add(key)
  t.ok(announcer.stats.lookups <= 8, 'at most 8 lookups at a time')
  const [event] = (await complete) as [{ keys: number; records: number }]
  t.is(event.keys, 20)
  t.is(event.records, 60, 'every key on each of the 3 nodes')
  for (const key of keys) t.alike(await announcers(key), [me])

  // Renewed between 8 and 10 minutes after, spread, and all before nodes forget (13.3 min).
  let renewed = 0
  announcer.on('announced', () => renewed++)
  await clock.wind(8 * MINUTE_MS - 1)
  t.is(renewed, 0)
  const again = once(announcer, 'complete')
  await clock.wind(2 * MINUTE_MS)
  await again
  t.is(renewed, 20)

  const first = keys[0] as DiscoveryKey
  await announcer.remove(first)
  t.alike(await announcers(first), [])
  t.is(announcer.stats.keys, 19)
  const closed = await announcer.close()
  t.alike(closed, { unannounced: 19, keys: 19 })
  for (const key of keys) t.alike(await announcers(key), [])
})

test('a store refused for its token is repeated with the fresh one', async (t) => {
  const { network, client, announcers } = await setUp(t, 1)
  const identity = keyPair()
  const target = topic()
  const replies = []
  const query = client.query({ target, command: LOOKUP, value: null })
  for await (const reply of query) replies.push(reply)
  const reply = replies.find((r) => r.from.id !== null)
  if (!reply) throw new Error('no node replied')
  t.is(`${reply.from.host}:${reply.from.port}`, network.bootstrap[0])
  const stale = { ...reply, token: Buffer.alloc(32, 1) }
  const announcement = { keyPair: identity, target, relayAddresses: RELAYS, reply: stale }
  t.is(await storeAnnouncement(client, announcement), true)
  t.alike(await announcers(target), [hex(identity.publicKey)])
  const unverified = { ...reply, from: { ...reply.from, id: null } }
  t.is(
    await storeAnnouncement(client, { ...announcement, reply: unverified }),
    false,
    'a node without a verified id cannot store',
  )
})

test('without a network it keeps trying, and recovers by itself', async (t) => {
  const port = await freeUdpPort()
  const dht = new HyperDHT({ bootstrap: [`127.0.0.1:${port}`], host: '127.0.0.1', port: [0, 0] })
  t.teardown(() => dht.destroy())
  const announcer = new Announcer({
    dht,
    keyPair: keyPair(),
    relayAddresses: () => RELAYS,
    random: () => 0,
  })
  t.teardown(() => announcer.close(0))
  const failed = once(announcer, 'announce-failed')
  announcer.add(topic())
  const [{ retryMs }] = (await failed) as [{ retryMs: number }]
  t.ok(retryMs >= 500 && retryMs <= 1000, 'the first retry is soon')
  const node = HyperDHT.bootstrapper(port, '127.0.0.1', { host: '127.0.0.1', bootstrap: [] })
  t.teardown(() => node.destroy())
  const [event] = (await once(announcer, 'complete')) as [{ records: number }]
  t.is(event.records, 1)
})

test('new relay addresses replace those of an earlier process', async (t) => {
  const { network, client } = await setUp(t)
  const identity = keyPair()
  const key = topic()
  for (const port of [1111, 2222]) {
    const dht = await createNode(t, network.bootstrap)
    const announcer = new Announcer({
      dht,
      keyPair: identity,
      relayAddresses: () => [{ host: '127.0.0.1', port }],
    })
    // At the end of the test, so that the second one meets what a killed first one leaves.
    t.teardown(() => announcer.close(0))
    const complete = once(announcer, 'complete')
    announcer.add(key)
    await complete
    const [peer] = await lookupPeers(client, key)
    t.alike(peer?.relayAddresses, [{ host: '127.0.0.1', port }])
  }
})
