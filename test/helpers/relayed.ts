/** A relay on a local network, and devices that can meet through it alone. */
import { once } from 'node:events'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import { Client } from 'blind-relay'
import type { Assertions } from 'brittle'
import HyperDHT, { type Address } from 'hyperdht'
import { Connection } from '../../src/connection.js'
import type { Clock } from '../../src/lib/clock.js'
import { hex } from '../../src/lib/keys.js'
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

export interface Asker {
  deviceId: string
  /** Its connection to the relay. */
  stream: NoiseSecretStream
  /**
   * @param id of its stream, where that is not to be a true one
   * @returns the id to address packets to
   */
  pair: (isInitiator: boolean, token: Buffer, id?: number) => Promise<number>
}

/**
 * A device that only asks, with the client that HyperDHT has.
 * @param claims an address that is not its own, which it gives as its own to the relay
 */
export async function createAsker(
  t: Assertions,
  { bootstrap }: LocalNetwork,
  { publicKey, port }: TestRelay,
  { claims }: { claims?: Address } = {},
): Promise<Asker> {
  const dht = await createNode(t, bootstrap)
  if (claims) claimAddress(dht, claims)
  const relayAddresses = [{ host: '127.0.0.1', port }]
  const dial = async () => {
    const stream = dht.connect(publicKey, claims ? { relayAddresses, localConnection: false } : {})
    stream.on('error', () => {})
    t.teardown(() => stream.destroy(), { order: -1 })
    await stream.opened
    return { stream, client: Client.from(stream, { id: stream.publicKey }) }
  }
  const first = await dial()
  let isFirst = true
  return {
    deviceId: hex(dht.defaultKeyPair.publicKey),
    stream: first.stream,
    pair: async (isInitiator: boolean, same: Buffer, falseId?: number): Promise<number> => {
      const { client } = isFirst ? first : await dial()
      isFirst = false
      const raw = dht.createRawStream({ framed: true })
      t.teardown(() => raw.destroy(), { order: -1 })
      const request = client.pair(isInitiator, same, falseId === undefined ? raw : { id: falseId })
      // Also of what was paired: the end of the relay is its error.
      request.on('error', () => {})
      const [id] = (await once(request, 'data')) as [number]
      return id
    },
  }
}

/** As if its first message had come from there by way of another node, which nobody can check. */
function claimAddress(dht: HyperDHT, address: Address): void {
  interface Router {
    peerHandshake: (target: Buffer, options: object, to: Address) => Promise<unknown>
  }
  const { _router: router } = dht as unknown as { _router: Router }
  const ask = router.peerHandshake.bind(router)
  router.peerHandshake = (target, options, to) => {
    return ask(target, { ...options, peerAddress: address }, to)
  }
  dht.remoteAddress = () => address
}
