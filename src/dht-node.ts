/**
 * DISCOVERY. A DHT node of ours: starts from the nodes it knew the last time, so that it needs no
 * bootstrap node, and goes on remembering those it meets.
 */
import HyperDHT from 'hyperdht'
import type { ResolvedBootstrap } from './bootstrap-list.js'
import { MapeoWebError } from './lib/errors.js'
import type { KeyPair } from './lib/keys.js'
import type { KnownNodes } from './lib/known-nodes.js'
import { Service } from './lib/service.js'

/** 20 dead ones would keep the first query from ever reaching the bootstrap nodes. */
const MAX_KNOWN_NODES = 15
const SAVE_NODES_MS = 60_000

export interface DhtNodeCollaborators {
  bootstrap: ResolvedBootstrap
  /** Of connections that are dialled or accepted; a random one where none is given. */
  keyPair?: KeyPair
  /** Without it nothing is remembered. */
  knownNodes?: KnownNodes | undefined
}

export interface DhtNodeSettings {
  /** The local address to bind; default 0.0.0.0. */
  bindHost?: string | undefined
  /** The UDP port; 0, the default: any free one. */
  port?: number
  /** Requests that dht-rpc sends per 750 ms; the rest waits for the next. Default: its own, 80. */
  maxWindow?: number
}

export interface DhtNodeEvents {
  /** The known nodes could not be read or written: a cache, so this is no failure. */
  warning: [{ message: string; error?: unknown }]
}

export class DhtNode extends Service<DhtNodeEvents> {
  readonly #collaborators: DhtNodeCollaborators
  readonly #settings: DhtNodeSettings
  #dht: HyperDHT | undefined

  constructor(collaborators: DhtNodeCollaborators, settings: DhtNodeSettings = {}) {
    super()
    this.#collaborators = collaborators
    this.#settings = settings
  }

  get dht(): HyperDHT {
    if (!this.#dht) throw new MapeoWebError('INTERNAL', 'the DHT node is not open')
    return this.#dht
  }

  /** @throws `PORT_IN_USE` */
  protected override async open(): Promise<void> {
    const { bootstrap, keyPair, knownNodes } = this.#collaborators
    const { bindHost, port = 0, maxWindow } = this.#settings
    const known = knownNodes?.load(bootstrap.networkId, { limit: MAX_KNOWN_NODES })
    if (known?.warning !== undefined) this.emit('warning', { message: known.warning })
    const dht = new HyperDHT({
      bootstrap: bootstrap.dht,
      nodes: known?.nodes ?? [],
      // 0 alone would mean the range of ports that bootstrap nodes use.
      port: port === 0 ? [0, 0] : port,
      ...(bindHost === undefined ? {} : { host: bindHost }),
      ...(keyPair === undefined ? {} : { keyPair }),
      ...(maxWindow === undefined ? {} : { maxWindow }),
    })
    this.#dht = dht
    this.defer(() => dht.destroy())
    await dht.bind()
    const bound = dht.io.serverSocket.address().port
    if (port !== 0 && bound !== port) {
      throw new MapeoWebError('PORT_IN_USE', `UDP port ${port} is taken`)
    }
    const timer = setInterval(() => this.#save(), SAVE_NODES_MS)
    this.defer(() => {
      clearInterval(timer)
      this.#save()
    })
  }

  #save(): void {
    const nodes = this.dht.toArray({ limit: MAX_KNOWN_NODES })
    if (nodes.length === 0) return
    const { knownNodes, bootstrap } = this.#collaborators
    try {
      knownNodes?.save(bootstrap.networkId, nodes, { limit: MAX_KNOWN_NODES })
    } catch (error) {
      this.emit('warning', { message: 'the known nodes were not saved', error })
    }
  }
}
