/** Identities that announce a project they know nothing of, on a few real DHT nodes. */
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import { keyPair, randomBytes } from 'hypercore-crypto'
import HyperDHT from 'hyperdht'
import Protomux from 'protomux'
import { Connection } from '../../src/connection.js'
import { Handshake } from '../../src/handshake.js'
import { type DiscoveryKey, type HandshakePsk, hex } from '../../src/lib/keys.js'

const LOOPBACK = '127.0.0.1'
/** Servers of one node: each has relays to ping, and a node sends 107 requests a second. */
const SERVERS_PER_NODE = 15

/** What such an identity does to those who dial it. */
export const LIES = {
  /** Accepts, and says nothing. */
  silent: () => {},
  /** Says what nobody understands. */
  nonsense: (stream: NoiseSecretStream) => void stream.write(randomBytes(400)),
  /** Hangs up. */
  gone: (stream: NoiseSecretStream) => stream.destroy(),
  /** Speaks Protomux, but not the handshake: the bare path, without the proof. */
  mute: (stream: NoiseSecretStream) => void Protomux.from(stream),
  /** Speaks the handshake, with another project's key. */
  'wrong-key': (stream: NoiseSecretStream) => {
    const handshake = new Handshake({
      connection: new Connection(stream),
      find: (discoveryKey: DiscoveryKey) => ({
        projectId: 'none',
        discoveryKey,
        psk: randomBytes(32) as HandshakePsk,
      }),
      admit: () => Promise.reject(new Error('nobody gets so far')),
    })
    handshake.start()
  },
  /** Is not there at all: a record and nothing behind it. */
  absent: undefined,
} satisfies Record<string, ((stream: NoiseSecretStream) => void) | undefined>

export type Lie = keyof typeof LIES

export interface FalseAnnouncers {
  deviceIds: Set<string>
  /** Connections that were made to them, by kind. */
  dialled: Map<Lie, number>
  /** How many of them are open now. */
  readonly open: number
  close(): Promise<void>
}

/** As many of each kind, in turn; all announced and listening when it resolves. */
export async function announceFalsely(
  { bootstrap }: { bootstrap: string[] },
  discoveryKey: DiscoveryKey,
  { count, lies = Object.keys(LIES) as Lie[] }: { count: number; lies?: Lie[] },
): Promise<FalseAnnouncers> {
  const nodes: HyperDHT[] = []
  const deviceIds = new Set<string>()
  const dialled = new Map<Lie, number>()
  let open = 0
  const announce = async (dht: HyperDHT, lie: Lie) => {
    const identity = keyPair()
    deviceIds.add(hex(identity.publicKey))
    const answer: ((stream: NoiseSecretStream) => void) | undefined = LIES[lie]
    let relays = dht.toArray({ limit: 3 })
    if (answer) {
      const server = dht.createServer({}, (stream) => {
        stream.on('error', () => {})
        open++
        stream.once('close', () => open--)
        dialled.set(lie, (dialled.get(lie) ?? 0) + 1)
        answer(stream)
      })
      await server.listen(identity)
      relays = server.relayAddresses
    }
    await dht.announce(discoveryKey, identity, relays).finished()
  }
  for (let n = 0; n < count; n += SERVERS_PER_NODE) {
    const dht = new HyperDHT({ bootstrap, host: LOOPBACK, port: [0, 0] })
    nodes.push(dht)
    await dht.fullyBootstrapped()
  }
  // One after the other on each node, for tokens expire in a queue.
  await Promise.all(
    nodes.map(async (dht, i) => {
      for (let n = i; n < count; n += nodes.length) {
        await announce(dht, lies[n % lies.length] as Lie)
      }
    }),
  )
  return {
    deviceIds,
    dialled,
    get open() {
      return open
    },
    // Without a farewell: it would take its time, and the network ends as well.
    close: async () => void (await Promise.all(nodes.map((dht) => dht.destroy({ force: true })))),
  }
}
