/**
 * The Mapeo Web peer: builds the four stages in order and closes them in reverse.
 *
 *     Discovery (Announcements) -> Encryption (Listener) -> Handshake -> Replication
 */
import type HyperDHT from 'hyperdht'
import { tellActivity } from './activity.js'
import { Announcements, DHT_WINDOW } from './announcements.js'
import { Backups } from './backup/backups.js'
import type { Connection } from './connection.js'
import type { DaemonSettings } from './daemon-settings.js'
import { Departures } from './departures.js'
import { DhtNode } from './dht-node.js'
import { DialBackWatch } from './dial-back-watch.js'
import type { Check, OnProgress } from './doctor/check.js'
import { examine } from './doctor/examine.js'
import { Examiner } from './doctor/examiner.js'
import { type AddOptions, Host, type RemovedProject } from './host/host.js'
import type { HostedProject } from './host/registry.js'
import type { Tokens } from './host/tokens.js'
import { loadBearerToken } from './http/bearer-token.js'
import { ControlServer } from './http/control-server.js'
import { HttpDoor, SPARE_TCP_CONNECTIONS } from './http/http-door.js'
import { DEFAULT_ALLOWED_PROJECTS } from './lib/allowed-projects.js'
import { systemClock } from './lib/clock.js'
import { asError } from './lib/errors.js'
import { isLoopbackUrl } from './lib/loopback-url.js'
import type { ProjectKey } from './lib/keys.js'
import { KnownNodes } from './lib/known-nodes.js'
import type { Logger } from './lib/logger.js'
import { Service } from './lib/service.js'
import { probeUdpPort } from './lib/udp.js'
import type { StoragePaths } from './lib/storage.js'
import { Listener } from './listener.js'
import { Doors } from './mapeo8/doors.js'
import { EngineHealth } from './mapeo8/engine-health.js'
import type { LocalDoor } from './local-door.js'
import { type Exposition, metricsRoutes } from './metrics/exposition.js'
import { peerMetrics, type PeerPicture } from './metrics/peer-metrics.js'
import { SyncCounts } from './metrics/sync-counts.js'
import { NetworkWatch } from './notify/network-watch.js'
import type { TroubleEvents, TroubleSource } from './notify/trouble.js'
import { Observer } from './observe/observer.js'
import type { Pairing } from './pairing.js'
import { Partners } from './partners.js'
import { Reception } from './reception.js'
import { Refusals } from './refusals.js'
import { Relay } from './relay.js'
import { Replication, type ReplicationSession } from './replication.js'
import { ServedProjects } from './served-projects.js'
import { StorageWatch } from './storage-watch.js'
import { type PeerActivity, type ProjectView, type StatusView, viewProject } from './host/views.js'
import type { AnyProjectKeys, OpenProject } from './sync/engine.js'
import { Stalls } from './stalls.js'
import { StreamWatch } from './stream-watch.js'
import { Turns } from './turns.js'
import { pageRoutes } from './ui/page-routes.js'
import { type UiRoutes, UiServer } from './ui/ui-server.js'

/** What a project of the older apps is called whose name nobody told. */
const OLDER_NAME = 'Mapeo project'
/** Fewer than that are worth a warning. */
const FEW_OPEN_PROJECTS = 8
export type { DaemonSettings }

export interface DaemonCollaborators {
  paths: StoragePaths
  log: Logger
}

export interface DaemonEvents extends TroubleEvents {
  complete: [{ keys: number; records: number; ms: number }]
  /** What happens to projects, as the control socket's `/events` tells it. */
  activity: [PeerActivity]
}

export class Daemon extends Service<DaemonEvents> {
  readonly host: Host
  readonly replication: Replication
  readonly #served: ServedProjects
  readonly #reception: Reception
  readonly #paths: StoragePaths
  readonly #log: Logger
  readonly #settings: DaemonSettings
  readonly #startedAtMs = Date.now()
  #dht!: HyperDHT
  #outside!: DialBackWatch
  #listener!: Listener
  #doors!: Doors
  #announcements!: Announcements
  #http!: HttpDoor
  #partners!: Partners
  #local!: LocalDoor
  #relay: Relay | undefined
  #ui: UiServer | undefined
  #networkWatch: NetworkWatch | undefined
  /** What the status page shows, and whoever else wants to know how the peer is. */
  readonly observer: Observer
  #backups!: Backups
  readonly #departures: Departures
  readonly #refusals: Refusals
  readonly #watch: StreamWatch
  #olderEngine!: EngineHealth
  readonly #examiner = new Examiner((onProgress) => this.#examine(onProgress))

  constructor({ paths, log }: DaemonCollaborators, settings: DaemonSettings) {
    super()
    this.#paths = paths
    this.#log = log
    this.#settings = settings
    this.#refusals = new Refusals({ log })
    this.#watch = new StreamWatch({}, settings.watch)
    this.host = new Host(
      { paths },
      {
        deviceName: settings.deviceName,
        baseUrl: settings.baseUrl,
        idleCloseMs: settings.idleCloseMs,
        maxOpenProjects: settings.maxOpenProjects,
        minFreeBytes: settings.minFreeBytes,
        crowd: settings.crowd,
        httpSockets:
          settings.httpPort === undefined ? 0 : settings.maxConnections + SPARE_TCP_CONNECTIONS,
      },
    )
    this.#served = new ServedProjects({
      host: this.host,
      isOver: (projectId) => this.closing && !this.#http.isPromised(projectId),
      log,
    })
    this.replication = new Replication({
      acquire: (projectId) => this.#served.acquire(projectId),
      mayRecycle: (connection) => this.#mayRecycle(connection),
    })
    this.#reception = new Reception(
      {
        host: this.host,
        projects: this.#served,
        replication: this.replication,
        watch: this.#watch,
        refusals: this.#refusals,
        relay: () => this.#relay,
        log,
      },
      settings,
    )
    this.#departures = this.#createDepartures()
    this.observer = new Observer({
      peer: this,
      nameOf: (projectId) => this.host.registry.byProjectId(projectId)?.name,
      holders: () => this.#announcements.holders(),
      dht: () => ({
        ownId: this.#dht.id ?? this.host.keyPair.publicKey,
        addresses: this.#dht.toArray(),
      }),
    })
  }

  protected override async open(): Promise<void> {
    // First of all: a bad address or port must leave no trace.
    await probeUdpPort(this.#settings.bindHost, this.#settings.port)
    const ui = this.#settings.ui && new UiServer(this.#uiParts(), this.#settings.ui)
    this.defer(() => this.#refusals.close())
    await this.host.ready()
    this.defer(() => this.host.close())
    this.#olderEngine = new EngineHealth({ worker: this.host.olderEngine, log: this.#log })
    this.#tellTroubles(this.#olderEngine)
    this.defer(() => this.#olderEngine.close())
    this.#backups = new Backups({ host: this.host, log: this.#log })
    this.defer(() => this.#watch.close())
    this.#watchReplication()
    this.#watchStorage()
    this.#boundOpenProjects()
    await this.#openDht()
    await this.host.afterRestore.assertAlone(this.#dht, this.host.keyPair)
    this.host.afterRestore.warnOnce(this.#log)
    this.defer(() => this.replication.end('closing'))
    await this.#openRelay()
    await this.#openAnnouncements()
    this.#openListener()
    await this.#openPartners()
    await this.#openHttp()
    await this.#openLocal()
    this.#watchNetwork()
    await this.#openUi(ui)
    this.defer(() => this.#departures.close())
    const control = new ControlServer({ path: this.#paths.controlSocket, peer: this })
    await control.ready()
    this.defer(() => control.close())
    // First of all, so that whoever watches the window hears of its end.
    this.defer(() => this.pairing.close())
  }

  get tokens(): Tokens {
    return this.host.tokens
  }

  get backups(): Backups {
    return this.#backups
  }

  /** Invites of devices nearby. */
  get pairing(): Pairing {
    return this.#local.pairing
  }

  /** Hosts the projects and announces them at once. @throws `PROJECT_KEYS_DIFFER` */
  async add(all: AnyProjectKeys[], options: AddOptions = {}): Promise<HostedProject[]> {
    const projects = await this.host.add(all, options)
    for (const project of projects) {
      this.#offer(project)
      const { projectId } = project
      this.#log.info({ evt: 'project.added', projectId }, 'project added')
      this.emit('activity', { evt: 'project.added', projectId })
    }
    this.#partners.hurry(projects.map(({ projectId }) => projectId))
    return projects
  }

  /** To whoever looks for it, from when on it can be reached. */
  #offer(project: HostedProject): void {
    if (!this.#listener.opened) return
    void this.#doors.open(project).then(() => this.#announcements.add(project))
  }

  /** @throws `PROJECT_NOT_FOUND`, `PROJECT_AMBIGUOUS` */
  remove(id: string, options: { deleteData: boolean }): Promise<RemovedProject> {
    return this.host.exclusively(() => this.#remove(id, options))
  }

  async #remove(id: string, { deleteData }: { deleteData: boolean }): Promise<RemovedProject> {
    const leftover = deleteData ? await this.host.deleteLeftover(id) : undefined
    if (leftover) return leftover
    const project = this.host.forget(id)
    await this.#announcements.remove(project)
    await this.#doors.close(project)
    await this.replication.end('closing', project.projectId)
    await this.host.discard(project, { deleteData })
    const { projectId } = project
    this.#log.info({ evt: 'project.removed', projectId, deleteData }, 'project removed')
    this.emit('activity', { evt: 'project.removed', projectId })
    return project
  }

  storedBytes(id: string): Promise<number> {
    return this.host.storedBytes(id)
  }

  list(): ProjectView[] {
    const sessions = new Map<string, ReplicationSession[]>()
    for (const session of this.replication.sessions()) {
      const { projectId } = session
      sessions.set(projectId, [...(sessions.get(projectId) ?? []), session])
    }
    return this.host.registry.list().map((p) => this.#view(p, sessions.get(p.projectId) ?? []))
  }

  show(id: string): ProjectView {
    const project = this.host.registry.find(id)
    return this.#view(project, this.replication.sessions(project.projectId))
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
      maxOpenProjects: this.host.projects.maxOpen,
      damagedProjects: this.host.projects.quarantine.size,
      connections: this.#listener.connections + this.#http.connections + this.#local.connections,
      sessions: this.replication.sessions().length,
      httpUrl: this.#http.url,
      uiUrl: this.#ui?.url ?? null,
      baseUrl: this.host.baseUrl,
      announced: this.#announcements.stats,
      listening: this.#listener.opened,
      dht: {
        nodes: this.#dht.nodes.length,
        online: this.#dht.online,
        publicHost: this.#dht.host,
        publicPort: this.#dht.port,
        firewalled: this.#dht.firewalled,
        unreachableSinceMs: this.#networkWatch?.unreachableSinceMs ?? null,
        bootstrap: this.#settings.bootstrap.source,
        bootstrapNodes: this.#settings.bootstrap.dht,
      },
      outside: this.#outside.view,
      relay: this.#relay?.stats ?? null,
      refused: this.#refusals.counts(),
      storage: this.#paths.dir,
      restored: this.host.afterRestore.view(() =>
        this.host.registry
          .list()
          // The peer writes nothing of its own into the others.
          .filter(({ protocol }) => protocol === 'comapeo')
          .map(({ projectId }) => projectId),
      ),
      mapeo8: this.#hostsOlder() ? this.#olderEngine.view() : null,
      disk: {
        freeBytes: this.host.space.freeBytes,
        minFreeBytes: this.host.space.minFreeBytes,
        full: this.host.space.isFull,
      },
    }
  }

  /** What `mapeo-web doctor` says of this peer, but for the files of its storage directory. */
  examine(onProgress?: OnProgress): Promise<Check[]> {
    return this.#examiner.examine(onProgress)
  }

  #examine(onProgress: OnProgress): Promise<Check[]> {
    const { space, shares, registry } = this.host
    const { bootstrap, port } = this.#settings
    return examine(
      {
        storageDir: this.#paths.dir,
        minFreeBytes: space.minFreeBytes,
        shares,
        projects: registry.list().filter(({ state }) => state === 'active').length,
        bootstrap,
        port,
        dht: this.#dht,
        known: this.#dht.toArray(),
        outside: () => this.#outside.ask(),
        announced: this.#announcements.stats,
        relay: this.#relay?.stats ?? null,
      },
      { clock: systemClock, onProgress },
    )
  }

  async #openDht(): Promise<void> {
    const { bootstrap, bindHost, port } = this.#settings
    const node = new DhtNode(
      { bootstrap, keyPair: this.host.keyPair, knownNodes: new KnownNodes(this.#paths.nodes) },
      { bindHost, port, maxWindow: DHT_WINDOW },
    )
    node.on('warning', ({ message, error }) => {
      const err = error === undefined ? {} : { err: asError(error) }
      this.#log.warn({ evt: 'nodes.unusable', ...err }, message)
    })
    await node.ready()
    this.defer(() => node.close())
    node.bootstrap.on('set-aside', ({ entry }) => {
      const message = 'this bootstrap node does not answer: it is asked again later'
      this.#log.warn({ evt: 'bootstrap.silent', node: entry }, message)
    })
    node.bootstrap.on('back', ({ entry }) => {
      this.#log.info({ evt: 'bootstrap.back', node: entry }, 'this bootstrap node answers again')
    })
    this.#dht = node.dht
    const outside = new DialBackWatch(
      { dht: node.dht, voters: () => node.bootstrap.alive },
      { isFixedPort: port !== 0 },
    )
    this.#outside = outside
    this.#tellTroubles(outside)
    node.on('network-changed', () => outside.askSoon())
    await outside.ready()
    this.defer(() => outside.close())
  }

  async #openUi(ui: UiServer | undefined): Promise<void> {
    await this.observer.ready()
    this.defer(() => this.observer.close())
    if (!ui) return
    await ui.ready()
    this.defer(() => ui.close())
    this.#ui = ui
    this.#log.info({ evt: 'ui.open', url: ui.url }, 'the status page is open')
  }

  #uiParts(): { routes: UiRoutes[]; log: Logger } {
    const syncs = new SyncCounts(this.replication)
    let metrics: Exposition<PeerPicture> | undefined
    return {
      routes: [
        pageRoutes({ observer: this.observer, peer: this }),
        metricsRoutes(() => (metrics ??= peerMetrics({ peer: this, syncs, dht: this.#dht }))),
      ],
      log: this.#log,
    }
  }

  #watchNetwork(): void {
    const watch = new NetworkWatch({
      view: () => ({
        alone: this.#settings.bootstrap.dht.length === 0,
        online: this.#dht.online,
        nodes: this.#dht.nodes.length,
        listening: this.#listener.opened,
        relays: this.#listener.relayAddresses.length,
      }),
    })
    this.#tellTroubles(watch)
    watch.start()
    this.defer(() => watch.stop())
    this.#networkWatch = watch
  }

  async #openRelay(): Promise<void> {
    const { relay: settings } = this.#settings
    if (!settings) return
    const relay = new Relay(
      {
        isMember: (deviceId) => this.host.knownDevices.has(deviceId),
        onUnused: (connection) => {
          const isSyncing = this.replication.sessions().some((s) => s.connection === connection)
          if (!isSyncing) void connection.end('timeout')
        },
      },
      settings,
    )
    const log = this.#log
    relay.on('started', (event) => log.info({ evt: 'relay.started', ...event }))
    relay.on('ended', (event) => log.info({ evt: 'relay.ended', ...event }))
    relay.on('refused', (event) => {
      this.#refusals.note(`relay.${event.reason}`)
      log.debug({ evt: 'relay.refused', ...event })
    })
    await relay.ready()
    this.defer(() => relay.close())
    this.#relay = relay
  }

  #openListener(): void {
    const listener = new Listener(
      {
        dht: this.#dht,
        keyPair: this.host.keyPair,
        isKnown: (deviceId) => this.host.knownDevices.has(deviceId),
        watch: this.#watch,
      },
      {
        maxConnections: this.#settings.maxConnections,
        handshakes: this.#settings.strangers?.handshakes,
      },
    )
    this.#listener = listener
    this.#doors = new Doors({
      listener,
      keyPairOf: (project) => this.host.ownKeyPairOf(project),
    })
    this.defer(() => listener.stopAccepting())
    listener.on('connection', ({ connection }) => this.#reception.accept(connection))
    listener.on('refused', (refusal) => {
      this.#refusals.note(`connection.${refusal.reason}`)
      this.#log.debug({ evt: 'connection.refused', ...refusal })
    })
    // Without a network this takes until there is one: the control socket must not wait for it.
    listener.ready().then(
      () => {
        if (this.closing) return
        this.#log.info({ evt: 'announce.listening' }, 'reachable over the DHT')
        this.#announcements.start()
        for (const project of this.#served.list()) this.#offer(project)
      },
      (error: unknown) => {
        if (!this.closing) this.#log.error({ evt: 'announce.listen-failed', err: asError(error) })
      },
    )
  }

  async #openHttp(): Promise<void> {
    const { httpPort, bindHost, httpBindHost, maxConnections, bearerTokenFile } = this.#settings
    this.#http = new HttpDoor(
      {
        peer: {
          deviceId: this.host.deviceId,
          deviceName: this.host.deviceName,
          keyPair: this.host.keyPair,
          baseUrl: () => this.#apiUrl(),
          ownBaseUrl: () => this.host.baseUrl,
          list: () => this.host.registry.list(),
          byProjectId: (projectId) => this.host.registry.byProjectId(projectId),
          add: (keys, options) => this.add(keys, options),
          acquire: (projectId) => this.#served.acquire(projectId),
          // Today's apps know no Mapeo Web handshake: their Noise stream and the project's own
          // capability check are all there is.
          accept: (connection) => this.#reception.accept(connection, { allowBare: true }),
          sessions: () => this.replication.sessions(),
        },
        redeem: (secret) => this.tokens.redeem(secret, 'add'),
        isGoodToken: (secret) => this.tokens.isGood(secret),
        onRefused: (reason) => this.#refusals.note(`http.${reason}`),
        join: {
          deviceId: this.host.deviceId,
          redeem: (secret) => this.tokens.redeem(secret, 'join'),
          exportAll: () => this.host.exportAll(),
          allow: (projectId, deviceId) =>
            this.host.use(projectId, (project) => project.allow(deviceId), { briefly: true }),
          onJoined: (event) =>
            this.#log.info({ evt: 'peer.joined', ...event }, 'a second peer hosts these projects'),
        },
        older: this.#settings.mapeo8Http === true ? this.#olderRoutes() : undefined,
        clock: systemClock,
        log: this.#log,
      },
      {
        strangers: this.#settings.strangers,
        timeouts: this.#settings.http,
        port: httpPort,
        bindHost: httpBindHost ?? bindHost,
        maxConnections,
        maxSockets: this.host.shares.httpSockets,
        allowedProjects: this.#settings.allowedProjects ?? DEFAULT_ALLOWED_PROJECTS,
        bearerToken: loadBearerToken(bearerTokenFile ?? this.#paths.bearerToken),
        trustProxy: this.#settings.trustProxy ?? false,
      },
    )
    await this.#http.ready()
    this.defer(() => this.#http.close())
    this.#listener.on('http', ({ stream, deviceId }) => this.#http.serve(stream, deviceId))
  }

  #olderRoutes() {
    return {
      list: () => this.#served.list().filter(({ protocol }) => protocol === 'mapeo8'),
      add: (projectKey: ProjectKey) =>
        this.add([{ protocol: 'mapeo8', projectName: OLDER_NAME, projectKey }]),
      remove: (projectId: string) => this.remove(projectId, { deleteData: false }),
      acquire: (projectId: string) => this.#served.acquire(projectId),
      noteSynced: (projectId: string) => {
        this.#noteSynced(projectId)
        this.emit('activity', { evt: 'sync.synced', projectId })
      },
    }
  }

  /** Keeps what is hosted in sync with another peer that hosts it too. */
  addPartner(deviceId: string): void {
    this.host.partners.add(deviceId, Date.now())
    this.#partners.hurry(this.#served.list().map(({ projectId }) => projectId))
  }

  async #openPartners(): Promise<void> {
    this.#partners = new Partners({
      dht: this.#dht,
      peer: {
        keyPair: this.host.keyPair,
        partners: () => this.host.partners.list().map((id) => Buffer.from(id, 'hex')),
        projects: () => this.#served.list(),
        accept: (connection) => this.#reception.accept(connection),
        sessions: () => this.replication.sessions(),
        maxOpenProjects: this.host.projects.maxOpen,
      },
      log: this.#log,
    })
    await this.#partners.ready()
    this.defer(() => this.#partners.close())
  }

  async #openLocal(): Promise<void> {
    const { bindHost, localPort, localNetwork } = this.#settings
    const { host } = this
    // It loads parts of the engine, which the host has loaded by now, and not before.
    const { LocalDoor } = await import('./local-door.js')
    this.#local = new LocalDoor(
      {
        peer: {
          deviceName: host.deviceName,
          keyPair: host.keyPair,
          add: async (keys) => (await this.add([keys]))[0] as HostedProject,
          hostedAs: (projectInviteId) => {
            const project = host.findInvited(projectInviteId)
            return project?.state === 'active' ? project.projectId : undefined
          },
          accept: (connection, options) =>
            this.#reception.accept(connection, { allowBare: true, mayIdle: true, ...options }),
          onRefused: (reason) => this.#refusals.note(`local-network.${reason}`),
          isSyncing: (connection) =>
            this.replication.sessions().some((session) => session.connection === connection),
        },
        log: this.#log,
      },
      { bindHost, port: localPort, always: localNetwork ?? false },
    )
    await this.#local.ready()
    this.defer(() => this.#local.close())
    host.on('project-added', ({ project }) => this.#local.offer(project))
  }

  /** For links in answers: the base URL, unless that is for the DHT alone. */
  #apiUrl(): string {
    const { baseUrl } = this.host
    const { url } = this.#http
    return url !== null && isLoopbackUrl(baseUrl) ? `${url}/` : baseUrl
  }

  async #openAnnouncements(): Promise<void> {
    const announcements = new Announcements({
      dht: this.#dht,
      keyPair: this.host.keyPair,
      bootstrap: this.#settings.bootstrap,
      registry: this.host.registry,
      relayAddresses: () => this.#listener.relayAddresses,
      announceeOf: (discoveryKey) => this.#doors.announceeOf(discoveryKey),
      isReachable: (project) => this.#doors.isReachable(project),
      log: this.#log,
    })
    this.#announcements = announcements
    announcements.on('complete', (event) => this.emit('complete', event))
    this.#tellTroubles(announcements)
    await announcements.ready()
    this.defer(() => announcements.close())
  }

  #hostsOlder(): boolean {
    return this.host.registry.list().some(({ protocol }) => protocol === 'mapeo8')
  }

  #boundOpenProjects(): void {
    const { projects, shares } = this.host
    const turns = new Turns(
      { sessions: () => this.replication.sessions(), waiting: () => projects.waiting },
      this.#settings.crowd,
    )
    const stalls = new Stalls(
      {
        sessions: () => this.replication.sessions(),
        unanswered: (session) => this.replication.unanswered(session),
        waiting: () => projects.waiting,
      },
      this.#settings.watch,
    )
    stalls.start()
    this.defer(() => stalls.close())
    projects.on('crowded', () => turns.start())
    this.defer(() => turns.close())
    if (shares.maxOpenProjects >= FEW_OPEN_PROJECTS) return
    this.#log.warn(
      { evt: 'host.few-open-projects', ...shares },
      `only ${shares.maxOpenProjects} projects can be open at once, so devices may have to wait; ` +
        'raise the limit of open files (`ulimit -n`, or LimitNOFILE with systemd) or ' +
        '--max-open-projects, whichever is lower',
    )
  }

  #watchStorage(): void {
    const watch = new StorageWatch({
      host: this.host,
      replication: this.replication,
      log: this.#log,
    })
    this.#tellTroubles(watch)
    watch.on('unusable', ({ projectId }) => {
      this.emit('activity', { evt: 'project.unusable', projectId })
    })
    watch.on('recovered', ({ projectId }) => {
      this.emit('activity', { evt: 'project.recovered', projectId })
    })
    watch.start()
  }

  #tellTroubles(source: TroubleSource): void {
    source.on('trouble', (trouble) => this.emit('trouble', trouble))
    source.on('trouble-over', (id) => this.emit('trouble-over', id))
  }

  #watchReplication(): void {
    tellActivity({
      replication: this.replication,
      log: this.#log,
      tell: (activity) => this.emit('activity', activity),
    })
    this.replication.on('ended', ({ projectId }) => this.#departures.check(projectId))
    this.replication.on('synced', ({ projectId }) => this.#noteSynced(projectId))
    // Only once the host is open is there anything to hear of.
    this.host.projects.on('own-role-changed', ({ projectId }) => {
      this.#departures.check(projectId, { isNews: true })
    })
    this.host.projects.on('opened', ({ projectId }) => this.#departures.check(projectId))
    this.host.on('unsaved', ({ error }) => {
      this.#log.warn({ evt: 'host.unsaved', err: asError(error) }, 'host.db could not be written')
    })
  }

  #noteSynced(projectId: string): void {
    const project = this.host.registry.byProjectId(projectId)
    if (project) this.host.registry.noteSynced(project.discoveryKey, Date.now())
  }

  /** An app that waits for its first sync would wait for ever. */
  #mayRecycle(connection: Connection): boolean {
    if (connection.transport === 'local-network') return this.#local.mayRecycle(connection)
    if (connection.transport === 'dht') return true
    return !this.replication
      .sessions()
      .some(
        (session) =>
          session.connection === connection &&
          this.#http.isPromised(session.projectId) &&
          session.progress?.initialSynced !== true,
      )
  }

  #createDepartures(): Departures {
    return new Departures({
      host: this.host,
      isBeingAdded: (id) => this.#http.isPromised(id) || this.#local.isJoining(id),
      unannounce: (project) => this.#announcements.remove(project),
      end: (projectId) => this.replication.end('closing', projectId),
      onLeft: ({ projectId, name }) => {
        this.#log.warn(
          { evt: 'project.blocked', projectId, name },
          'a coordinator removed this peer from the project: it is hosted no more. Its data is ' +
            'kept; delete it with `mapeo-web projects remove --delete-data`, or have the peer ' +
            'added again',
        )
        this.emit('activity', { evt: 'project.blocked', projectId })
      },
      onBack: (project) => {
        const { projectId } = project
        this.#log.info(
          { evt: 'project.unblocked', projectId },
          'a coordinator added this peer again',
        )
        this.#announcements.add(project)
        this.emit('activity', { evt: 'project.added', projectId })
      },
      log: this.#log,
    })
  }

  #view(project: HostedProject, sessions: ReplicationSession[]): ProjectView {
    const { projects } = this.host
    return viewProject(project, {
      open: projects.isOpen(project.projectId),
      damage: projects.quarantine.get(project.projectId),
      sessions,
    })
  }
}
