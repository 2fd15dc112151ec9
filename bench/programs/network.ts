/** The bootstrap nodes of a DHT on 127.0.0.1. */
import { freeUdpPorts } from '../../src/demo/processes.js'
import HyperDHT from 'hyperdht'
import { serve } from '../lib/program.js'

const LOOPBACK = '127.0.0.1'

const handlers = {
  /**
   * Resolves with their addresses.
   * @param through a node that they join by; without it the first one begins a network of its own
   */
  async start({ nodes, through }: { nodes: number; through?: string }): Promise<string[]> {
    const addresses: string[] = []
    for (const port of await freeUdpPorts(nodes)) {
      const known = [through ?? addresses[0], addresses.at(-1)].filter((a) => a !== undefined)
      const node = HyperDHT.bootstrapper(port, LOOPBACK, { host: LOOPBACK, bootstrap: known })
      await node.fullyBootstrapped()
      addresses.push(`${LOOPBACK}:${port}`)
    }
    return addresses
  },
}

export type NetworkHandlers = typeof handlers

serve(handlers)
