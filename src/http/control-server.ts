/**
 * The control socket: HTTP on a Unix socket that only the daemon's user can open (0600).
 * `control-client.ts` and the commands are its users.
 */
import fs from 'node:fs'
import { fastify, type FastifyInstance } from 'fastify'
import { checkProjectFile, toProjectKeys } from '../host/project-file.js'
import type { HostedProject } from '../host/registry.js'
import type { ProjectView, StatusView } from '../host/views.js'
import { asError, MapeoWebError } from '../lib/errors.js'
import { Service } from '../lib/service.js'
import type { Pairing } from '../pairing.js'
import type { ProjectKeys } from '../sync/engine.js'
import { pairingRoutes } from './pairing-routes.js'

/** What the control socket steers: the daemon. */
export interface ControlledPeer {
  add(all: ProjectKeys[]): Promise<HostedProject[]>
  remove(id: string, options: { deleteData: boolean }): Promise<HostedProject>
  list(): ProjectView[]
  show(id: string): ProjectView
  status(): StatusView
  readonly pairing: Pairing
}

/** 10,000 projects of about 600 bytes. */
const MAX_BODY_BYTES = 16 * 1024 * 1024

interface ProjectRoute {
  Params: { id: string }
  Querystring: { deleteData?: string }
}

export class ControlServer extends Service {
  readonly #path: string
  readonly #peer: ControlledPeer

  constructor({ path, peer }: { path: string; peer: ControlledPeer }) {
    super()
    this.#path = path
    this.#peer = peer
  }

  protected override async open(): Promise<void> {
    const server = fastify({
      logger: false,
      bodyLimit: MAX_BODY_BYTES,
      forceCloseConnections: true,
    })
    this.#routes(server)
    // The storage lock is ours, so a socket that is there was left by a process that died.
    fs.rmSync(this.#path, { force: true })
    this.defer(() => fs.rmSync(this.#path, { force: true }))
    this.defer(() => server.close())
    // The mask, not a later chmod: there is no moment at which others could connect.
    const mask = process.umask(0o177)
    try {
      await server.listen({ path: this.#path })
    } finally {
      process.umask(mask)
    }
  }

  #routes(server: FastifyInstance): void {
    const peer = this.#peer
    server.setErrorHandler((error, _request, reply) => {
      const known = error instanceof MapeoWebError
      void reply.status(known ? 400 : (error.statusCode ?? 500)).send({
        error: known
          ? { code: error.code, message: error.detail, fix: error.fix }
          : { code: 'INTERNAL', message: asError(error).message },
      })
    })
    server.get('/status', () => peer.status())
    pairingRoutes(server, peer)
    server.get('/projects', () => ({ projects: peer.list() }))
    server.get<ProjectRoute>('/projects/:id', ({ params }) => peer.show(params.id))
    server.post('/projects', async ({ body }) => {
      const files = checkProjectFile(body)
      const all = Array.isArray(files) ? files : [files]
      const projects = await peer.add(all.map(toProjectKeys))
      return { projects: projects.map(({ projectId }) => peer.show(projectId)) }
    })
    server.delete<ProjectRoute>('/projects/:id', async ({ params, query }) => {
      const deleteData = query.deleteData === 'true'
      const project = await peer.remove(params.id, { deleteData })
      return { projectId: project.projectId, dataDeleted: deleteData }
    })
  }
}
