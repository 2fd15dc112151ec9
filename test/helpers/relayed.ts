/** A relay on a local network, and devices that can meet through it alone. */
import { once } from 'node:events'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import type { Assertions } from 'brittle'
import HyperDHT from 'hyperdht'
import { Connection } from '../../src/connection.js'
import type { Clock } from '../../src/lib/clock.js'
import { Relay, type RelaySettings } from '../../src/relay.js'
import { createNode, type LocalNetwork } from './network.js'

export interface TestRelay {
  relay: Relay
  publicKey: Buffer
  port: number
  /** Connections that it accepted, in their order. */
  connections: Connection[]
}

export async function createRelay(
  t: Assertions,
  { bootstrap }: LocalNetwork,
  {
    isMember = () => false,
    clock,
    ...settings
  }: RelaySettings & { isMember?: (deviceId: string) => boolean; clock?: Clock },
): Promise<TestRelay> {
  const dht = await createNode(t, bootstrap)
  const relay = new Relay(
    {
      isMember,
      onUnused: (connection) => void connection.end('timeout'),
      ...(clock && { clock }),
    },
    settings,
  )
  await relay.ready()
  t.teardown(() => relay.close(), { order: -1 })
  const connections: Connection[] = []
  const server = dht.createServer({}, (stream) => {
    const connection = new Connection(stream)
    connections.push(connection)
    relay.serve(connection)
  })
  const { publicKey, secretKey } = HyperDHT.keyPair()
  await server.listen({ publicKey, secretKey })
  return { relay, publicKey, port: dht.io.serverSocket.address().port, connections }
}

/** A device that can be dialled, through a relay alone. */
export async function createFarDevice(
  t: Assertions,
  { bootstrap }: LocalNetwork,
): Promise<{ dht: HyperDHT; publicKey: Buffer; next: () => Promise<NoiseSecretStream> }> {
  const dht = await createNode(t, bootstrap)
  const server = dht.createServer(
    { shareLocalAddress: false, holepunch: () => false },
    (stream) => void stream.on('error', () => {}),
  )
  const { publicKey, secretKey } = HyperDHT.keyPair()
  await server.listen({ publicKey, secretKey })
  const next = async () => {
    const [stream] = (await once(server, 'connection')) as [NoiseSecretStream]
    return stream
  }
  return { dht, publicKey, next }
}

/** Dials a device without trying any direct path. */
export function dialThrough(
  dht: HyperDHT,
  publicKey: Buffer,
  relayThrough: Buffer,
): NoiseSecretStream {
  const stream = dht.connect(publicKey, {
    relayThrough,
    localConnection: false,
    fastOpen: false,
    holepunch: () => false,
  })
  stream.on('error', () => {})
  return stream
}
