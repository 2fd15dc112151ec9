/**
 * The HTTP API of the Mapeo Web of 2020, for clients that were written for it:
 *
 *     GET    /replicate/v1/:discoveryKey   a WebSocket with the bytes of one round
 *     GET    /projects/                    discovery keys of the hosted projects of Mapeo 8
 *     POST   /projects/                    { "projectKey": "64 hexadecimal characters" }
 *     DELETE /projects/:discoveryKey       its data stays
 *
 * That one left access to the web server before it. Here each request carries the bearer token, as
 * such or as the password of `https://any:TOKEN@host/`, which is all that the old client can do.
 */
import type { Duplex } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createWebSocketStream, type WebSocket } from 'ws'
import { z } from 'zod'
import type { HostedProject } from '../host/registry.js'
import { isBearer } from '../http/bearer-token.js'
import { HttpError, unauthorized } from '../http/http-errors.js'
import { MapeoWebError } from '../lib/errors.js'
import { hex, parseDiscoveryKey, parseProjectKey, type ProjectKey } from '../lib/keys.js'
import type { ProjectLease } from '../replication.js'
import { Mapeo8Project } from './project.js'

export interface OlderRoutesCollaborators {
  token: string
  list: () => HostedProject[]
  /** @throws `STORAGE_FULL`, `ENGINE_NOT_INSTALLED` */
  add: (projectKey: ProjectKey) => Promise<unknown>
  remove: (projectId: string) => Promise<unknown>
  acquire: (projectId: string) => Promise<ProjectLease>
  /** Both sides of a round have everything. */
  noteSynced: (projectId: string) => void
  /** WebSockets at once. */
  maxSockets: number
}

interface KeyRoute {
  Params: { discoveryKey: string }
}

const bodySchema = z.object({ projectKey: z.string().regex(/^[0-9a-fA-F]{64}$/) })

export class OlderRoutes {
  readonly #collaborators: OlderRoutesCollaborators
  readonly #open = new Set<Duplex>()

  constructor(collaborators: OlderRoutesCollaborators) {
    this.#collaborators = collaborators
  }

  routes(app: FastifyInstance): void {
    const { list, add, remove } = this.#collaborators
    const preHandler = (request: FastifyRequest, _reply: FastifyReply, done: () => void) => {
      this.#assertToken(request)
      done()
    }
    app.get('/projects/', { preHandler }, () => list().map((p) => hex(p.discoveryKey)))
    app.post('/projects/', { preHandler }, async ({ body }) => {
      const { data } = bodySchema.safeParse(body)
      // Neither the body nor what is wrong with it: it is a secret.
      if (!data) throw new HttpError(400, 'BAD_REQUEST', 'projectKey must be 64 hex characters')
      await add(parseProjectKey(data.projectKey))
      return {}
    })
    app.delete<KeyRoute>('/projects/:discoveryKey', { preHandler }, async ({ params }) => {
      await remove(this.#find(params.discoveryKey).projectId)
      return {}
    })
    app.route<KeyRoute>({
      method: 'GET',
      url: '/replicate/v1/:discoveryKey',
      preHandler: (request, _reply, done) => {
        this.#assertToken(request)
        this.#find(request.params.discoveryKey)
        if (this.#open.size >= this.#collaborators.maxSockets) {
          throw new MapeoWebError('BUSY', 'too many connections', { retryAfterMs: 10_000 })
        }
        done()
      },
      handler: () => {
        throw new HttpError(426, 'UPGRADE_REQUIRED', 'This address is for WebSockets')
      },
      wsHandler: (socket, { params }) => void this.#serve(socket, params.discoveryKey),
    })
  }

  /** Rounds that run, or are about to. */
  get size(): number {
    return this.#open.size
  }

  close(): void {
    for (const stream of this.#open) stream.destroy()
  }

  async #serve(socket: WebSocket, discoveryKey: string): Promise<void> {
    const stream = createWebSocketStream(socket)
    stream.on('error', () => {})
    this.#open.add(stream)
    stream.once('close', () => this.#open.delete(stream))
    let lease: ProjectLease | undefined
    try {
      const { projectId } = this.#find(discoveryKey)
      lease = await this.#collaborators.acquire(projectId)
      const { project } = lease
      const isComplete = project instanceof Mapeo8Project && (await project.serve(stream))
      if (isComplete) this.#collaborators.noteSynced(projectId)
    } catch {
      // The old client knows no reasons: it sees the stream end, and tries again.
    } finally {
      stream.destroy()
      lease?.release()
    }
  }

  #find(text: string): HostedProject {
    const discoveryKey = parseDiscoveryKey(text)
    const project = this.#collaborators.list().find((p) => p.discoveryKey.equals(discoveryKey))
    if (project) return project
    throw new HttpError(404, 'PROJECT_NOT_FOUND', 'No project of Mapeo 8 has this discovery key')
  }

  #assertToken({ headers: { authorization } }: FastifyRequest): void {
    const { token } = this.#collaborators
    const basic = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(authorization ?? '')?.[1]
    const password = basic && Buffer.from(basic, 'base64').toString().split(':').slice(1).join(':')
    const given = password === undefined ? authorization : `Bearer ${password}`
    if (!isBearer(given, token)) throw unauthorized()
  }
}
