/**
 * The Mapeo Web peer: builds the four stages in order and closes them in reverse.
 *
 *     Discovery (Announcer) -> Encryption (Listener) -> Handshake -> Replication
 */
import HyperDHT from 'hyperdht'
import { Announcer } from './announcer.js'
import type { ResolvedBootstrap } from './bootstrap-list.js'
import type { Connection } from './connection.js'
import { Handshake } from './handshake.js'
import { Host } from './host/host.js'
import type { HostedProject } from './host/registry.js'
import { ControlServer } from './http/control-server.js'
import { asError, codeOf, MapeoWebError } from './lib/errors.js'
import { hex } from './lib/keys.js'
import { KnownNodes } from './lib/known-nodes.js'
import type { Logger } from './lib/logger.js'
import { Service } from './lib/service.js'
import { probeUdpPort } from './lib/udp.js'
import type { StoragePaths } from './lib/storage.js'
import { Listener } from './listener.js'
import { Replication } from './replication.js'
import { type ProjectView, type StatusView, viewProject } from './host/views.js'
import type { OpenProject, ProjectKeys } from './sync/engine.js'

/** 20 dead ones would keep the first query from ever reaching the bootstrap nodes. */
const MAX_KNOWN_NODES = 15
const SAVE_NODES_MS = 60_000
const UNANNOUNCE_MS = 5000
/** What a client is told that comes while we shut down: somebody may be restarting us. */
const RESTART_MS = 10_000

export interface DaemonCollaborators {
  paths: StoragePaths
  log: Logger
}

export interface DaemonSettings {
  bootstrap: ResolvedBootstrap
  bindHost: string
  /** 0: any free one. */
  port: number
  deviceName: string
  idleCloseMs: number
  maxConnections: number
  /** Whether clients may replicate without the Mapeo Web handshake. */
  allowBare: boolean
}

export interface DaemonEvents {
  complete: [{ keys: number; records: number; ms: number }]
}

export class Daemon extends Service<DaemonEvents> {
  readonly host: Host
  readonly replication: Replication
  readonly #paths: StoragePaths
  readonly #log: Logger
  readonly #settings: DaemonSettings
  readonly #knownNodes: KnownNodes
  readonly #startedAtMs = Date.now()
  #dht!: HyperDHT
  #listener!: Listener
  #announcer!: Announcer
  /** The discovery keys that could not be announced at the last try. */
  readonly #unannounced = new Set<string>()

  constructor({ paths, log }: DaemonCollaborators, settings: DaemonSettings) {
    super()
    this.#paths = paths
    this.#log = log
    this.#settings = settings
    this.#knownNodes = new KnownNodes(paths.nodes)
    this.host = new Host(
      { paths },
      { deviceName: settings.deviceName, idleCloseMs: settings.idleCloseMs },
    )
    this.replication = new Replication({ acquire: (projectId) => this.#acquire(projectId) })
  }

  protected override async open(): Promise<void> {
    // First of all: a bad address or port must leave no trace.
    await probeUdpPort(this.#settings.bindHost, this.#settings.port)
    await this.host.ready()
    this.defer(() => this.host.close())
    this.#watchReplication()
    await this.#openDht()
    this.defer(() => this.replication.end('closing'))
    this.#openAnnouncer()
    this.#openListener()
    const control = new ControlServer({ path: this.#paths.controlSocket, peer: this })
    await control.ready()
    this.defer(() => control.close())
  }

  /** Hosts the projects and announces them at once. @throws `PROJECT_KEYS_DIFFER` */
  async add(all: ProjectKeys[]): Promise<HostedProject[]> {
    const projects = await this.host.add(all)
    for (const project of projects) {
      this.#announcer.add(project.discoveryKey)
      this.#log.info({ evt: 'project.added', projectId: project.projectId }, 'project added')
    }
    return projects
  }

  /** @throws `PROJECT_NOT_FOUND`, `PROJECT_AMBIGUOUS` */
  async remove(id: string, { deleteData }: { deleteData: boolean }): Promise<HostedProject> {
    const project = this.host.forget(id)
    await this.#announcer.remove(project.discoveryKey)
    await this.replication.end('closing', project.projectId)
    await this.host.discard(project, { deleteData })
    const { projectId } = project
    this.#log.info({ evt: 'project.removed', projectId, deleteData }, 'project removed')
    return project
  }

  list(): ProjectView[] {
    return this.host.registry.list().map((project) => this.#view(project))
  }

  show(id: string): ProjectView {
    return this.#view(this.host.registry.find(id))
  }

  /** @throws `PROJECT_NOT_FOUND`, `PROJECT_AMBIGUOUS` */
  async use<T>(id: string, run: (project: OpenProject) => Promise<T>): Promise<T> {
    return this.host.use(this.host.registry.find(id).projectId, run)
  }

  status(): StatusView {
    return {
      publicKey: this.host.deviceId,
      deviceId: this.host.deviceId,
      pid: process.pid,
      uptimeMs: Date.now() - this.#startedAtMs,
      projects: this.host.registry.size,
      openProjects: this.host.projects.size,
      connections: this.#listener.connections,
      sessions: this.replication.sessions().length,
      announced: this.#announcer.stats,
      listening: this.#listener.opened,
      dht: {
        nodes: this.#dht.nodes.length,
        publicHost: this.#dht.host,
        publicPort: this.#dht.port,
        firewalled: this.#dht.firewalled,
        bootstrap: this.#settings.bootstrap.source,
      },
      storage: this.#paths.dir,
    }
  }

  async #openDht(): Promise<void> {
    const { bootstrap, bindHost, port } = this.#settings
    const { networkId } = bootstrap
    const known = this.#knownNodes.load(networkId, { limit: MAX_KNOWN_NODES })
    if (known.warning) this.#log.warn({ evt: 'nodes.unreadable' }, known.warning)
    this.#dht = new HyperDHT({
      bootstrap: bootstrap.dht,
      nodes: known.nodes,
      host: bindHost,
      // 0 alone would mean the range of ports that bootstrap nodes use.
      port: port === 0 ? [0, 0] : port,
      keyPair: this.host.keyPair,
    })
    this.defer(() => this.#dht.destroy())
    await this.#dht.bind()
    const bound = this.#dht.io.serverSocket.address().port
    if (port !== 0 && bound !== port) {
      throw new MapeoWebError('PORT_IN_USE', `UDP port ${port} on ${bindHost} is taken`)
    }
    const save = () => {
      const nodes = this.#dht.toArray({ limit: MAX_KNOWN_NODES })
      if (nodes.length === 0) return
      try {
        this.#knownNodes.save(networkId, nodes, { limit: MAX_KNOWN_NODES })
      } catch (error) {
        this.#log.warn(
          { evt: 'nodes.unsaved', err: asError(error) },
          'the known nodes were not saved',
        )
      }
    }
    const timer = setInterval(save, SAVE_NODES_MS)
    this.defer(() => {
      clearInterval(timer)
      save()
    })
  }

  #openListener(): void {
    const listener = new Listener(
      { dht: this.#dht, keyPair: this.host.keyPair },
      { maxConnections: this.#settings.maxConnections },
    )
    this.#listener = listener
    this.defer(() => listener.stopAccepting())
    listener.on('connection', ({ connection }) => this.accept(connection))
    listener.on('refused', (refusal) => this.#log.debug({ evt: 'connection.refused', ...refusal }))
    // Without a network this takes until there is one: the control socket must not wait for it.
    listener.ready().then(
      () => {
        if (this.closing) return
        this.#log.info({ evt: 'announce.listening' }, 'reachable over the DHT')
        this.#announceAll()
      },
      (error: unknown) => {
        if (!this.closing) this.#log.error({ evt: 'announce.listen-failed', err: asError(error) })
      },
    )
  }

  /** Those first that have waited longest. */
  #announceAll(): void {
    const projects = this.host.registry.list()
    projects.sort((a, b) => (a.lastAnnouncedAt ?? 0) - (b.lastAnnouncedAt ?? 0))
    for (const { discoveryKey } of projects) this.#announcer.add(discoveryKey)
  }

  #openAnnouncer(): void {
    const announcer = new Announcer({
      dht: this.#dht,
      keyPair: this.host.keyPair,
      relayAddresses: () => this.#listener.relayAddresses,
    })
    this.#announcer = announcer
    this.defer(async () => {
      const { unannounced, keys } = await announcer.close(UNANNOUNCE_MS)
      this.#log.info({ evt: 'announce.stopped', unannounced, keys }, 'took back announcements')
    })
    announcer.on('announced', ({ discoveryKey, records, refused, ms }) => {
      this.host.registry.noteAnnounced(discoveryKey, Date.now(), records)
      this.#log.debug({ evt: 'project.announced', topic: hex(discoveryKey), records, refused, ms })
      if (this.#unannounced.delete(hex(discoveryKey)) && this.#unannounced.size === 0) {
        this.#log.info(
          { evt: 'announce.recovered' },
          'the network is back, everything is announced',
        )
      }
    })
    announcer.on('announce-failed', ({ discoveryKey, error, retryMs }) => {
      const first = this.#unannounced.size === 0
      this.#unannounced.add(hex(discoveryKey))
      this.#log[first ? 'warn' : 'debug'](
        { evt: 'announce.unreachable', reason: error.message, retryMs },
        `no DHT node took an announcement; trying again and again. Check the internet connection, UDP, and the bootstrap nodes (${this.#settings.bootstrap.source})`,
      )
    })
    announcer.on('complete', (event) => {
      this.#log.info({ evt: 'announce.complete', ...event }, 'every project is announced')
      this.emit('complete', event)
    })
  }

  /**
   * Serves a device, whatever door it came in by. Call it in the tick in which the Noise stream
   * opened. `allowBare`: for doors that today's apps use, which know no Mapeo Web handshake.
   */
  accept(connection: Connection, { allowBare = this.#settings.allowBare } = {}): void {
    const { deviceId, transport } = connection
    const handshake = new Handshake(
      {
        connection,
        find: (discoveryKey) => this.host.find(discoveryKey),
        admit: (authorised) => this.replication.admit(authorised),
        onUnknownCore: (key) => this.replication.noteUnknownCore(connection, key),
      },
      { allowBare },
    )
    handshake.on('refused', ({ code, by }) => {
      this.#log.info({ evt: 'handshake.refused', deviceId, code, by })
    })
    handshake.start()
    this.#log.debug({ evt: 'connection.opened', deviceId, transport })
    void connection.closed.then((reason) => {
      this.#log.debug({ evt: 'connection.closed', deviceId, reason })
    })
  }

  async #acquire(projectId: string) {
    if (this.closing) {
      throw new MapeoWebError('BUSY', 'the peer is shutting down', { retryAfterMs: RESTART_MS })
    }
    try {
      return await this.host.projects.acquire(projectId)
    } catch (error) {
      this.#log.error({ evt: 'project.open-failed', projectId, err: asError(error) })
      if (codeOf(error) === 'ENOSPC') throw new MapeoWebError('STORAGE_FULL', 'no space left')
      throw error
    }
  }

  #watchReplication(): void {
    const log = this.#log
    this.replication.on('started', (event) => log.info({ evt: 'sync.started', ...event }))
    this.replication.on('ended', (event) => log.info({ evt: 'sync.ended', ...event }))
    this.replication.on('recycled', (event) => log.info({ evt: 'sync.recycled', ...event }))
    this.replication.on('synced', ({ projectId, deviceId }) => {
      const project = this.host.registry.list().find((p) => p.projectId === projectId)
      if (project) this.host.registry.noteSynced(project.discoveryKey, Date.now())
      log.info({ evt: 'sync.synced', projectId, deviceId })
    })
  }

  #view(project: HostedProject): ProjectView {
    return viewProject(project, {
      open: this.host.projects.isOpen(project.projectId),
      sessions: this.replication.sessions(project.projectId),
    })
  }
}
