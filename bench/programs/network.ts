/** The bootstrap nodes of a DHT on 127.0.0.1. */
import { freeUdpPorts } from '../../src/demo/processes.js'
import HyperDHT from 'hyperdht'
import { serve } from '../lib/program.js'

const LOOPBACK = '127.0.0.1'

const handlers = {
  /** Resolves with their addresses. */
  async start({ nodes }: { nodes: number }): Promise<string[]> {
    const bootstrap: string[] = []
    for (const port of await freeUdpPorts(nodes)) {
      const node = HyperDHT.bootstrapper(port, LOOPBACK, {
        host: LOOPBACK,
        bootstrap: [...bootstrap],
      })
      await node.fullyBootstrapped()
      bootstrap.push(`${LOOPBACK}:${port}`)
    }
    return bootstrap
  },
}

export type NetworkHandlers = typeof handlers

serve(handlers)
