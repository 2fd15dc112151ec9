/** A DHT node as daemon and client have it, and bootstrap nodes that come and go. */
import type { Assertions } from 'brittle'
import HyperDHT from 'hyperdht'
import { resolveBootstrap } from '../../src/bootstrap-list.js'
import { DhtNode } from '../../src/dht-node.js'
import type { KeyPair } from '../../src/lib/keys.js'
import type { KnownNodes } from '../../src/lib/known-nodes.js'

const LOOPBACK = '127.0.0.1'

export async function createDhtNode(
  t: Assertions,
  bootstrap: string[],
  options: { knownNodes?: KnownNodes; keyPair?: KeyPair } = {},
): Promise<DhtNode> {
  const list = resolveBootstrap({ bootstrap: bootstrap.join() })
  const node = new DhtNode({ bootstrap: list, ...options }, { bindHost: LOOPBACK })
  t.teardown(() => node.close(), { order: 30 })
  await node.ready()
  return node
}

export async function createBootstrapper(t: Assertions, port: number): Promise<HyperDHT> {
  const node = HyperDHT.bootstrapper(port, LOOPBACK, { host: LOOPBACK, bootstrap: [] })
  t.teardown(() => node.destroy(), { order: 100 })
  await node.fullyBootstrapped()
  return node
}
