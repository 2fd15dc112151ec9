/** A blind relay among real DHT nodes: what it passes on, for whom, and how much. */
import { once } from 'node:events'
import test, { type Assertions } from 'brittle'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import type HyperDHT from 'hyperdht'
import { hex } from '../../src/lib/keys.js'
import { eventually } from '../helpers/eventually.js'
import { createNetwork, createNode, type LocalNetwork } from '../helpers/network.js'
import { createFarDevice, createRelay, dialThrough, type TestRelay } from '../helpers/relayed.js'

test('two devices with no direct path meet through the relay', async (t) => {
  const network = await createNetwork(t)
  const relay = await createRelay(t, network, { users: 'anyone' })
  const { near, far } = await meet(t, network, relay)
  const heard = once(far, 'data')
  near.write(Buffer.from('hello'))
  t.is(String((await heard)[0]), 'hello')
  t.is(near.rawStream?.remotePort, relay.port, 'through the relay')
  t.is(relay.relay.stats.sessions, 1)
  near.destroy()
  await once(far, 'close')
  await eventually(() => relay.relay.stats.sessions === 0, { what: 'the end of the session' })
  t.is(relay.relay.stats.ended.remote, 1)
})

async function meet(
  t: Assertions,
  network: LocalNetwork,
  { publicKey }: TestRelay,
): Promise<{ near: NoiseSecretStream; far: NoiseSecretStream; dht: HyperDHT }> {
  const device = await createFarDevice(t, network)
  const dht = await createNode(t, network.bootstrap)
  const accepted = device.next()
  const near = dialThrough(dht, device.publicKey, publicKey)
  await near.opened
  return { near, far: await accepted, dht }
}
void hex
