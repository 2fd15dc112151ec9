/**
 * DISCOVERY, the client's side: finds the peers of a project by its discovery key, connects to
 * them and, if asked, lets itself be found.
 *
 * Receives discovery keys and hands `Connection`s on to `handshake.ts`, with the topics that the
 * remote was found under. Hyperswarm looks up and dials; when to look again is decided here.
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import type HyperDHT from 'hyperdht'
import Hyperswarm, { type PeerDiscovery, type PeerInfo } from 'hyperswarm'
import { Connection } from './connection.js'
import { Backoff } from './lib/backoff.js'
import { type Clock, systemClock } from './lib/clock.js'
import { type DiscoveryKey, hex, type KeyPair } from './lib/keys.js'
import { Service } from './lib/service.js'
import { isHeard } from './live-stream.js'

/** How long a polite farewell to the DHT may take. */
const LEAVE_MS = 5000
/** After this many searches without finding a lost peer again, it has gone for good. */
const SEARCHES_AFTER_LOSS = 6

export interface FinderEvents {
  /** `topics`: what the remote was found under so far; `onTopic` tells of more. */
  connection: [
    {
      connection: Connection
      topics: DiscoveryKey[]
      onTopic: (listener: (topic: DiscoveryKey) => void) => void
    },
  ]
  searching: [{ discoveryKey: DiscoveryKey; attempt: number }]
  /** The next search for the topic begins in `delayMs`. */
  waiting: [{ discoveryKey: DiscoveryKey; delayMs: number }]
}

export interface FinderCollaborators {
  dht: HyperDHT
  keyPair: KeyPair
  clock?: Clock
  /** Uniform in [0, 1). */
  random?: () => number
}

export interface FinderSettings {
  firstRetryMs?: number
  maxRetryMs?: number
  maxPeers?: number
}

interface Topic {
  discoveryKey: DiscoveryKey
  discovery: PeerDiscovery
  backoff: Backoff
  /** Connections on which the project replicates. */
  live: number
  /** Searches that are still to be made although something is live. */
  searchesLeft: number
  cancelTimer: (() => void) | undefined
}

export class Finder extends Service<FinderEvents> {
  readonly #swarm: Hyperswarm
  readonly #clock: Clock
  readonly #random: () => number
  readonly #settings: Required<Omit<FinderSettings, 'maxPeers'>>
  readonly #topics = new Map<string, Topic>()
  readonly #banned = new Map<string, () => void>()

  constructor(collaborators: FinderCollaborators, settings: FinderSettings = {}) {
    super()
    this.#clock = collaborators.clock ?? systemClock
    this.#random = collaborators.random ?? Math.random
    this.#settings = {
      firstRetryMs: settings.firstRetryMs ?? 1000,
      maxRetryMs: settings.maxRetryMs ?? 60_000,
    }
    this.#swarm = new Hyperswarm({
      dht: collaborators.dht,
      keyPair: collaborators.keyPair,
      maxPeers: settings.maxPeers ?? 64,
    })
  }

  protected override async open(): Promise<void> {
    this.#swarm.on('connection', (stream: NoiseSecretStream, info: PeerInfo) => {
      this.#onConnection(stream, info)
    })
    this.defer(() => this.#destroySwarm())
  }

  /** Searches until somebody is found; with `announce`, others find this device too. */
  join(discoveryKey: DiscoveryKey, { announce }: { announce: boolean }): void {
    const id = hex(discoveryKey)
    if (this.closing || this.#topics.has(id)) return
    const topic: Topic = {
      discoveryKey,
      discovery: this.#swarm.join(discoveryKey, { client: true, server: announce }),
      backoff: new Backoff({
        firstMs: this.#settings.firstRetryMs,
        maxMs: this.#settings.maxRetryMs,
        random: this.#random,
      }),
      live: 0,
      searchesLeft: 0,
      cancelTimer: undefined,
    }
    this.#topics.set(id, topic)
    this.emit('searching', { discoveryKey, attempt: 0 })
    this.#searchLater(topic)
  }

  async leave(discoveryKey: DiscoveryKey): Promise<void> {
    const topic = this.#topics.get(hex(discoveryKey))
    if (!topic) return
    this.#topics.delete(hex(discoveryKey))
    topic.cancelTimer?.()
    await this.#swarm.leave(discoveryKey)
  }

  /** Replication of the project began on a connection. */
  noteLive(discoveryKey: DiscoveryKey): void {
    const topic = this.#topics.get(hex(discoveryKey))
    if (topic) topic.live++
  }

  /** It ended. A connection that served its purpose starts the backoff afresh. */
  noteLost(discoveryKey: DiscoveryKey, { served }: { served: boolean }): void {
    const topic = this.#topics.get(hex(discoveryKey))
    if (!topic) return
    topic.live--
    topic.searchesLeft = SEARCHES_AFTER_LOSS
    if (served) topic.backoff.reset()
    this.#searchLater(topic)
  }

  /** Leaves a peer alone for a while: it is busy, or turned out not to be one. */
  avoid(deviceId: string, forMs: number): void {
    const info = this.#swarm.peers.get(deviceId)
    if (!info || this.closing) return
    info.ban(true)
    this.#banned.get(deviceId)?.()
    const cancel = this.#clock.after(forMs, () => {
      this.#banned.delete(deviceId)
      info.ban(false)
      for (const topic of this.#topics.values()) if (topic.live === 0) this.#search(topic)
    })
    this.#banned.set(deviceId, cancel)
  }

  #searchLater(topic: Topic): void {
    if (this.closing) return
    topic.cancelTimer?.()
    const delayMs = topic.backoff.next()
    this.emit('waiting', { discoveryKey: topic.discoveryKey, delayMs })
    topic.cancelTimer = this.#clock.after(delayMs, () => this.#search(topic))
  }

  #search(topic: Topic): void {
    topic.cancelTimer?.()
    topic.cancelTimer = undefined
    if (this.closing || this.#topics.get(hex(topic.discoveryKey)) !== topic) return
    if (topic.live > 0 && topic.searchesLeft-- <= 0) return
    const { discoveryKey } = topic
    this.emit('searching', { discoveryKey, attempt: topic.backoff.failures })
    // A search that fails (no network) is one more reason to search again later.
    topic.discovery
      .refresh()
      .catch(() => {})
      .finally(() => this.#searchLater(topic))
  }

  /** The next search dials again. */
  async #cutUnlessHeard(connection: Connection): Promise<void> {
    if (!(await isHeard(connection.stream, { clock: this.#clock }))) {
      void connection.destroy('timeout')
    }
  }

  #onConnection(stream: NoiseSecretStream, info: PeerInfo): void {
    const connection = new Connection(stream)
    if (info.client) void this.#cutUnlessHeard(connection)
    // Reconnecting is for `#search`, whose backoff knows whether the handshake succeeded.
    info.reconnect(false)
    const joined = (topic: Buffer) => this.#topics.has(hex(topic))
    const onTopic = (listener: (topic: DiscoveryKey) => void) => {
      const forward = (topic: Buffer) => {
        if (joined(topic)) listener(topic as DiscoveryKey)
      }
      info.on('topic', forward)
      void connection.closed.then(() => info.off('topic', forward))
    }
    const topics = info.topics.filter(joined) as DiscoveryKey[]
    this.emit('connection', { connection, topics, onTopic })
  }

  async #destroySwarm(): Promise<void> {
    for (const { cancelTimer } of this.#topics.values()) cancelTimer?.()
    for (const cancel of this.#banned.values()) cancel()
    this.#topics.clear()
    // Taking announcements back needs a network; without one it must not hold up the end.
    const cancel = this.#clock.after(LEAVE_MS, () => void this.#swarm.destroy({ force: true }))
    await this.#swarm.destroy()
    cancel()
  }
}
