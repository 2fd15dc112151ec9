/** Announces keys in one of three ways, in a process of its own, and says what it cost. */
import { once } from 'node:events'
import { keyPair } from 'hypercore-crypto'
import HyperDHT from 'hyperdht'
import Hyperswarm from 'hyperswarm'
import { Announcer } from '../../src/announcer.js'
import { DHT_WINDOW } from '../../src/announcements.js'
import { toDiscoveryKey } from '../../src/lib/keys.js'
import { serve } from '../lib/program.js'

export type Method = 'sweep' | 'join' | 'announce'

export interface AnnounceRequest {
  bootstrap: string[]
  method: Method
  keys: Buffer[]
  /** Stops there, whatever is done. */
  limitMs: number
}

export interface AnnounceAnswer {
  publicKey: Buffer
  /** Keys that the method says are announced. */
  done: number
  ms: number
  requests: number
  cpuMs: number
}

const LOOPBACK = '127.0.0.1'
/** More at a time overfill dht-rpc's window. */
const PACED = 4

const identity = keyPair()
const relayAddresses = [{ host: LOOPBACK, port: 1 }]

const methods: Record<
  Method,
  (dht: HyperDHT, keys: Buffer[], onDone: () => void) => Promise<void>
> = {
  async sweep(dht, keys, onDone) {
    const announcer = new Announcer({
      dht,
      keyPair: identity,
      relayAddresses: () => relayAddresses,
    })
    announcer.on('announced', onDone)
    announcer.addAll(keys.map((key) => ({ discoveryKey: toDiscoveryKey(key) })))
    await once(announcer, 'complete')
  },
  async join(dht, keys, onDone) {
    const swarm = new Hyperswarm({ dht, keyPair: identity })
    await swarm.listen()
    const joined = keys.map((key) => swarm.join(key, { server: true, client: false }).flushed())
    await Promise.all(joined.map((flushed) => flushed.then(onDone)))
  },
  async announce(dht, keys, onDone) {
    const queue = [...keys]
    const work = async () => {
      for (let key = queue.shift(); key; key = queue.shift()) {
        await dht.announce(key, identity, relayAddresses).finished()
        onDone()
      }
    }
    await Promise.all(Array.from({ length: PACED }, work))
  },
}

const handlers = {
  async run({ bootstrap, method, keys, limitMs }: AnnounceRequest): Promise<AnnounceAnswer> {
    // The peer's own window; the others have that of everybody.
    const window = method === 'sweep' ? { maxWindow: DHT_WINDOW } : {}
    const dht = new HyperDHT({ bootstrap, host: LOOPBACK, port: [0, 0], ...window })
    await dht.fullyBootstrapped()
    let done = 0
    let lastDoneAtMs = 0
    const startedAtMs = performance.now()
    const before = requestsOf(dht)
    const cpu = process.cpuUsage()
    const finished = methods[method](dht, keys, () => {
      done++
      lastDoneAtMs = performance.now()
    })
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)))
    await Promise.race([finished, over])
    clearTimeout(timer)
    const { user, system } = process.cpuUsage(cpu)
    return {
      publicKey: identity.publicKey,
      done,
      ms: (done === keys.length ? lastDoneAtMs : performance.now()) - startedAtMs,
      requests: requestsOf(dht) - before,
      cpuMs: (user + system) / 1000,
    }
  },
}

/** Every request that left, of whatever kind. */
function requestsOf(dht: HyperDHT): number {
  return (dht.stats.requests as { total: number }).total
}

export type AnnouncerHandlers = typeof handlers

serve(handlers)
