/**
 * The operator's HTTP port: status page and metrics, on loopback unless there is a login.
 *
 * Who may see it is decided here and nowhere else. A web page of somebody else's can make a
 * browser on this machine ask us: so only requests that name us as their host are answered (a
 * foreign name may resolve to 127.0.0.1), and nothing here may be framed or read by other origins.
 */
import type { AddressInfo } from 'node:net'
import { fastify, type FastifyInstance } from 'fastify'
import { codeOf } from '../lib/errors.js'
import type { Logger } from '../lib/logger.js'
import { Service } from '../lib/service.js'

const LOOPBACK = '127.0.0.1'
/** What a browser on this machine may call us. */
const OWN_NAMES: ReadonlySet<string> = new Set([LOOPBACK, 'localhost', '[::1]'])
/** A page holds one event stream; a scraper and some tabs fit. */
const MAX_TCP_CONNECTIONS = 64

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/** Adds routes to the port: the page's, the metrics', … */
export type UiRoutes = (server: FastifyInstance) => void

export interface UiServerSettings {
  /** 0: any free one. Where the port is taken, any free one is used too, and the log says so. */
  port: number
}

export class UiServer extends Service {
  readonly #routes: UiRoutes[]
  readonly #log: Logger
  readonly #port: number
  #url: string | undefined

  constructor({ routes, log }: { routes: UiRoutes[]; log: Logger }, { port }: UiServerSettings) {
    super()
    this.#routes = routes
    this.#log = log
    this.#port = port
  }

  /** `http://127.0.0.1:PORT/` once ready. */
  get url(): string {
    if (this.#url === undefined) throw new Error('the UI server is not open')
    return this.#url
  }

  protected override async open(): Promise<void> {
    const server = fastify({ logger: false, forceCloseConnections: true })
    server.server.maxConnections = MAX_TCP_CONNECTIONS
    server.addHook('onRequest', async (request, reply) => {
      void reply.headers(HEADERS)
      const name = (request.headers.host ?? '').replace(/:\d+$/, '')
      if (!OWN_NAMES.has(name)) await reply.code(421).send({ error: { code: 'WRONG_HOST' } })
    })
    for (const addRoutes of this.#routes) addRoutes(server)
    this.defer(() => server.close())
    await this.#listen(server)
    const { port } = server.server.address() as AddressInfo
    this.#url = `http://${LOOPBACK}:${port}/`
  }

  async #listen(server: FastifyInstance): Promise<void> {
    try {
      await server.listen({ host: LOOPBACK, port: this.#port })
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE') throw error
      this.#log.warn({ evt: 'ui.port-taken', port: this.#port }, 'port taken: any free one is used')
      await server.listen({ host: LOOPBACK, port: 0 })
    }
  }
}
