/** Where a bootstrap node's operator asks: the control socket, the page and the metrics. */
import { isIPv4 } from 'node:net'
import type { Address } from 'hyperdht'
import { bootstrapReport, type BootstrapReport } from './bootstrap-report.js'
import type { BootstrapNode } from './bootstrap.js'
import { DialBackWatch } from './dial-back-watch.js'
import { ControlSocket } from './http/control-socket.js'
import type { Clock } from './lib/clock.js'
import type { Logger } from './lib/logger.js'
import { Service } from './lib/service.js'
import { noteStart } from './lib/starts.js'
import type { StoragePaths } from './lib/storage.js'
import type { UiServer, UiServerSettings } from './ui/ui-server.js'

export interface BootstrapDeskCollaborators {
  /** Open. Not closed here. */
  node: BootstrapNode
  paths: StoragePaths
  log: Logger
  clock?: Clock | undefined
}

export interface BootstrapDeskSettings {
  /** Undefined: no page and no metrics. */
  ui: UiServerSettings | undefined
}

export class BootstrapDesk extends Service {
  readonly #node: BootstrapNode
  readonly #paths: StoragePaths
  readonly #log: Logger
  readonly #settings: BootstrapDeskSettings
  /** What the other bootstrap nodes say: from inside a closed port looks like an open one. */
  #outside: DialBackWatch | undefined
  readonly #clock: Clock | undefined
  #ui: UiServer | undefined

  constructor(
    { node, paths, log, clock }: BootstrapDeskCollaborators,
    settings: BootstrapDeskSettings,
  ) {
    super()
    this.#node = node
    this.#paths = paths
    this.#log = log
    this.#settings = settings
    this.#clock = clock
  }

  /** Asks the others now, whether they reach this node unasked. Never rejects. */
  async askOutside(): Promise<void> {
    await this.#outside?.ask()
  }

  /** Null where there is no page. */
  get uiUrl(): string | null {
    return this.#ui?.url ?? null
  }

  protected override async open(): Promise<void> {
    const starts = noteStart(this.#paths.starts, Date.now())
    const report = () =>
      bootstrapReport({
        node: this.#node,
        starts,
        storage: this.#paths.dir,
        outside: this.#outside?.view ?? null,
        uiUrl: () => this.uiUrl,
      })
    await this.#openOutside()
    await this.#openUi(report)
    const socket = new ControlSocket({
      path: this.#paths.controlSocket,
      addRoutes: (server) => server.get('/status', report),
    })
    await socket.ready()
    this.defer(() => socket.close())
  }

  async #openOutside(): Promise<void> {
    const { dht } = this.#node
    const voters = () => dht.bootstrapNodes.flatMap(({ host, port }) => plain(host, port))
    const asking = { dht, voters, ...(this.#clock && { clock: this.#clock }) }
    const outside = new DialBackWatch(asking, { isFixedPort: true })
    outside.on('trouble', ({ message, cause }) => {
      this.#log.warn({ evt: 'bootstrap.closed' }, `${message}: ${cause}. Forward and open it`)
    })
    await outside.ready()
    this.defer(() => outside.close())
    this.#outside = outside
  }

  async #openUi(report: () => BootstrapReport): Promise<void> {
    const { ui: settings } = this.#settings
    if (!settings) return
    // Only here: many a small machine runs a node without a page.
    const [{ UiServer }, { bootstrapPageRoutes }, metrics, { BOOTSTRAP_METRICS }] =
      await Promise.all([
        import('./ui/ui-server.js'),
        import('./ui/bootstrap-page.js'),
        import('./metrics/exposition.js'),
        import('./metrics/bootstrap-metrics.js'),
      ])
    const { dht } = this.#node
    const exposition = new metrics.Exposition({ definitions: BOOTSTRAP_METRICS, read: report, dht })
    const routes = [bootstrapPageRoutes(report), metrics.metricsRoutes(() => exposition)]
    const ui = new UiServer({ routes, log: this.#log }, settings)
    await ui.ready()
    this.defer(() => ui.close())
    this.#ui = ui
  }
}

/** As HyperDHT keeps nodes: `ip@name`, or one of the two; a name alone is left out. */
function plain(host: string, port: number): Address[] {
  const [ip = ''] = host.split('@')
  return isIPv4(ip) ? [{ host: ip, port }] : []
}
