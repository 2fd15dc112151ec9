/**
 * DISCOVERY: a bootstrap node, the door to a DHT that other nodes come in through.
 *
 * Receives the public address it is reached at and its siblings; hands on the addresses of nodes
 * that live. It stores records for others from its first moment, and never announces anything
 * itself: a node does not store its own announces.
 *
 * It opens alone, without siblings or known nodes, because that is what makes it persistent at
 * once: HyperDHT asks every node it is given before it takes its id, and a dead one costs 6 s.
 */
import type HyperDHT from 'hyperdht'
import type { Address } from 'hyperdht'
import {
  addressesOf,
  checkPublicHost,
  reachableFrom,
  scopeWarning,
  siblingsOf,
  withoutNamesOf,
} from './bootstrap-address.js'
import { openBootstrapper } from './bootstrap-dht.js'
import { BootstrapWatch } from './bootstrap-watch.js'
import { answerDialBacks } from './dial-back-answer.js'
import type { DropCounts } from './limits/drops.js'
import { Guard } from './limits/guard.js'
import { RequestLimiter } from './limits/request-limiter.js'
import { addressKey } from './limits/source-table.js'
import { systemClock, type Clock } from './lib/clock.js'
import { asError, MapeoWebError } from './lib/errors.js'
import { hex } from './lib/keys.js'
import { BOOTSTRAP_NODES_LIMIT, type KnownNodes } from './lib/known-nodes.js'
import type { Logger } from './lib/logger.js'
import { Service } from './lib/service.js'
import { probeUdpPort } from './lib/udp.js'

const SAVE_INTERVAL_MS = 60_000
/** Nodes that live answer within a round trip; the others are not worth a later start. */
const RESTORE_WAIT_MS = 1000
export const MAX_REQUESTS_PER_SECOND = 2000

export interface BootstrapSettings {
  /** The IPv4 address others reach this node at. Its id is derived from it and from `port`. */
  publicHost: string
  /** The address of this machine to bind; `0.0.0.0` is all of them. */
  bindHost: string
  /** The UDP port, the same outside as inside. */
  port: number
  /** The other bootstrap nodes, as HyperDHT takes them; this node itself may be among them. */
  bootstrap: string[]
  /** What the routing table is filed under. */
  networkId: string
  /**
   * What one address may ask for in the long run, in pings a second; what others get follows from
   * it. 0: no limits at all. Default: 2000.
   */
  maxRequestsPerSecond?: number
  /** Records of each kind that are kept at least before the oldest go. Default: 131,072. */
  maxRecords?: number
}

export interface BootstrapCollaborators {
  log: Logger
  /** Without it the routing table is neither restored nor saved. Not closed here. */
  knownNodes?: KnownNodes
  clock?: Clock
}

export interface BootstrapEvents {
  restored: [{ asked: number; answered: number }]
  /** From here on the siblings are asked for nodes. */
  joining: [{ siblings: number }]
  saved: [{ count: number }]
  'save-failed': [{ error: Error }]
  /** Other nodes see this one at another address than it publishes: nobody will use it. */
  'address-mismatch': [Address]
  /** They see it where it says that it is. */
  'address-match': []
}

export interface BootstrapStats {
  host: string
  port: number
  publicNodeId: string
  /** In the routing table. */
  nodes: number
  /** Announces stored for others. */
  records: number
  siblings: number
  uptimeMs: number
  savedAt: number | null
  /** Requests that were let through since the start, by kind; null without limits. */
  served: Record<string, number> | null
  /** What was dropped since the start, by reason and by kind of packet; null without limits. */
  dropped: DropCounts | null
}

export class BootstrapNode extends Service<BootstrapEvents> {
  readonly settings: Readonly<BootstrapSettings>
  readonly #log: Logger
  readonly #knownNodes: KnownNodes | undefined
  readonly #clock: Clock
  #dht: HyperDHT | undefined
  #limiter: RequestLimiter | undefined
  #guard: Guard | undefined
  #restoring = false
  #openedAt = 0
  #savedAt: number | null = null
  #seenAt: string | undefined

  constructor(
    { log, knownNodes, clock = systemClock }: BootstrapCollaborators,
    settings: BootstrapSettings,
  ) {
    super()
    this.#log = log
    this.#knownNodes = knownNodes
    this.#clock = clock
    this.settings = settings
  }

  /** The DHT node, once open. It belongs to this service. */
  get dht(): HyperDHT {
    if (!this.#dht) throw new Error('the bootstrap node is not open')
    return this.#dht
  }

  /** 64 hexadecimal characters. */
  get publicNodeId(): string {
    const { id } = this.dht
    if (!id) throw new MapeoWebError('INTERNAL', 'the bootstrap node has no id')
    return hex(id)
  }

  /** Where others see this node, if that is not where it says that it is. */
  get seenAt(): string | undefined {
    return this.#seenAt
  }

  stats(): BootstrapStats {
    return {
      host: this.settings.publicHost,
      port: this.settings.port,
      publicNodeId: this.publicNodeId,
      nodes: this.dht.nodes.length,
      records: this.dht._persistent?.records.size ?? 0,
      siblings: this.dht.bootstrapNodes.length,
      uptimeMs: this.#clock.now() - this.#openedAt,
      savedAt: this.#savedAt,
      ...(this.#guard?.counts() ?? { served: null, dropped: null }),
    }
  }

  /**
   * Bound, with its id, and storing records. Nodes known from before that answer within a second
   * are in the table by then; siblings are asked afterwards, so dead ones never delay the start.
   * @throws `INVALID_HOST`, `UNBINDABLE_ADDRESS`, `PORT_IN_USE`, with nothing left open.
   */
  protected async open(): Promise<void> {
    const { publicHost, bindHost, port } = this.settings
    checkPublicHost(publicHost)
    await probeUdpPort(bindHost, port)
    this.#warnOfScope()
    this.#dht = await openBootstrapper(this.settings, (dht) => {
      answerDialBacks(dht, { clock: this.#clock })
      this.#limit(dht)
    })
    this.defer(() => this.dht.destroy())
    this.dht.on('nat-update', (host: string | null, seenPort: number) => {
      if (host !== null) this.#checkAddress(host, seenPort)
    })
    this.#openedAt = this.#clock.now()
    await this.#restore()
    this.defer(() => this.#save())
    this.#saveRegularly()
    this.#joinSiblings()
  }

  #limit(dht: HyperDHT): void {
    const { publicHost, bindHost } = this.settings
    const { maxRequestsPerSecond: perSecond = MAX_REQUESTS_PER_SECOND } = this.settings
    if (perSecond === 0) return
    this.#limiter = new RequestLimiter({ perSecond })
    const mayReach = reachableFrom(publicHost, bindHost)
    const shared = { log: this.#log, clock: this.#clock, mayReach }
    const guard = (this.#guard = new Guard({ ...shared, dht, limiter: this.#limiter }))
    guard.install()
    this.defer(() => guard.close())
  }

  /**
   * Asks the nodes known from before whether they live. Only those that answer enter the table: a
   * dead address handed to a newcomer would cost it 6 s.
   */
  async #restore(): Promise<void> {
    if (!this.#knownNodes) return
    const { networkId } = this.settings
    const { nodes, warning } = this.#knownNodes.load(networkId, { limit: BOOTSTRAP_NODES_LIMIT })
    if (warning !== undefined) this.#log.warn({ evt: 'bootstrap.nodes-unusable', warning })
    if (nodes.length === 0) return
    this.#restoring = true
    let answered = 0
    const asked = nodes.map(async (node) => {
      await this.dht.ping(node)
      answered++
    })
    const all = Promise.allSettled(asked).then(() => {
      this.#restoring = false
      if (this.closing) return
      this.#log.info({ evt: 'bootstrap.restored', asked: nodes.length, answered })
      this.emit('restored', { asked: nodes.length, answered })
    })
    let cancel = () => {}
    const deadline = new Promise<void>((resolve) => {
      cancel = this.#clock.after(RESTORE_WAIT_MS, resolve)
    })
    await Promise.race([all, deadline])
    cancel()
  }

  /** In the background: a name may take long to resolve, and nobody here waits for siblings. */
  #joinSiblings(): void {
    const { publicHost, port, bootstrap } = this.settings
    const self = { host: publicHost, port }
    const siblings = siblingsOf(bootstrap, self)
    this.dht.bootstrapNodes = siblings
    void addressesOf(siblings).then((hosts) => {
      for (const host of hosts) this.#limiter?.siblings.add(addressKey(host))
    })
    if (siblings.length === 0) return
    void withoutNamesOf(self, siblings).then((others) => {
      if (this.closing) return
      this.dht.bootstrapNodes = others
      const entries = others.map((sibling) => `${sibling.host}:${sibling.port}`)
      const watch = new BootstrapWatch({ dht: this.dht, clock: this.#clock }, { entries })
      watch.start()
      this.defer(() => watch.close())
      this.dht.refresh()
      this.emit('joining', { siblings: others.length })
    })
  }

  #saveRegularly(): void {
    let cancel = () => {}
    const schedule = () => {
      cancel = this.#clock.after(SAVE_INTERVAL_MS, () => {
        this.#save()
        schedule()
      })
    }
    schedule()
    this.defer(() => cancel())
  }

  /** A table that cannot be saved costs the next start some time, and this one nothing. */
  #save(): void {
    // A table that is half restored would replace the whole one.
    if (!this.#knownNodes || this.#restoring) return
    try {
      const nodes = this.dht.toArray({ limit: BOOTSTRAP_NODES_LIMIT })
      const { count, movedAside } = this.#knownNodes.save(this.settings.networkId, nodes, {
        limit: BOOTSTRAP_NODES_LIMIT,
      })
      if (movedAside !== undefined) this.#log.warn({ evt: 'bootstrap.nodes-moved', movedAside })
      this.#savedAt = this.#clock.now()
      this.#log.debug({ evt: 'bootstrap.saved', count })
      this.emit('saved', { count })
    } catch (cause) {
      const error = asError(cause)
      this.#log.warn({ evt: 'bootstrap.save-failed', reason: error.message })
      this.emit('save-failed', { error })
    }
  }

  #warnOfScope(): void {
    const { publicHost, bindHost } = this.settings
    const warning = scopeWarning(publicHost, bindHost)
    if (warning === undefined) return
    this.#log.warn({ evt: 'bootstrap.not-public', publicHost, bindHost }, warning)
  }

  /** What others see is a hint and not a proof: anybody can claim it. So it is shown, once. */
  #checkAddress(host: string, port: number): void {
    const { publicHost, port: ownPort } = this.settings
    // Port 0 means that they see different ones.
    if (host === publicHost && (port === ownPort || port === 0)) {
      this.#seenAt = undefined
      this.emit('address-match')
      return
    }
    const seenAt = `${host}:${port}`
    if (this.#seenAt === seenAt) return
    this.#seenAt = seenAt
    const published = `${publicHost}:${ownPort}`
    this.#log.warn(
      { evt: 'bootstrap.address-mismatch', published, seenAt },
      'Other nodes see this one at another address than --host and --port say: they will not use it',
    )
    this.emit('address-mismatch', { host, port })
  }
}
