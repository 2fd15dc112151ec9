/** What the command line can ask of a running peer, over its control socket. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Backups } from '../backup/backups.js'
import { checkProjectFile, toAnyKeys } from '../host/project-file.js'
import type { RemovedProject } from '../host/host.js'
import type { HostedProject } from '../host/registry.js'
import type { Tokens } from '../host/tokens.js'
import type { PeerActivity, ProjectView, StatusView } from '../host/views.js'
import { MapeoWebError } from '../lib/errors.js'
import { Service } from '../lib/service.js'
import type { Observer } from '../observe/observer.js'
import type { Pairing } from '../pairing.js'
import type { AnyProjectKeys, OpenProject } from '../sync/engine.js'
import { ControlSocket } from './control-socket.js'
import { doctorRoute, type ExaminablePeer } from './doctor-route.js'
import { backupRoute } from './backup-route.js'
import { streamEvents } from './event-stream.js'
import { pairingRoutes } from './pairing-routes.js'
import { sendStream } from './send-stream.js'
import { tokenRoutes } from './token-routes.js'

/** What the control socket steers: the daemon. */
export interface ControlledPeer extends ExaminablePeer {
  add(all: AnyProjectKeys[]): Promise<HostedProject[]>
  remove(id: string, options: { deleteData: boolean }): Promise<RemovedProject>
  list(): ProjectView[]
  show(id: string): ProjectView
  storedBytes(id: string): Promise<number>
  addPartner(deviceId: string): void
  status(): StatusView
  readonly observer: Pick<Observer, 'judge'>
  readonly pairing: Pairing
  readonly tokens: Tokens
  readonly backups: Backups
  on(event: 'activity', listener: (activity: PeerActivity) => void): unknown
  off(event: 'activity', listener: (activity: PeerActivity) => void): unknown
  /** Keeps the project open until the promise that `run` returned settles. */
  use<T>(id: string, run: (project: OpenProject) => Promise<T>): Promise<T>
}

const partnerSchema = z.object({ deviceId: z.string().regex(/^[0-9a-f]{64}$/) })

interface EventsRoute {
  /** The id of a project, or its beginning; without it the events of all. */
  Querystring: { project?: string }
}

interface ProjectRoute {
  Params: { id: string }
  Querystring: { deleteData?: string }
}

export class ControlServer extends Service {
  readonly #path: string
  readonly #peer: ControlledPeer
  /** Ends the answers that go on. */
  readonly #streams = new Set<() => void>()

  constructor({ path, peer }: { path: string; peer: ControlledPeer }) {
    super()
    this.#path = path
    this.#peer = peer
  }

  protected override async open(): Promise<void> {
    const socket = new ControlSocket({
      path: this.#path,
      addRoutes: (server) => this.#routes(server),
    })
    await socket.ready()
    this.defer(() => socket.close())
    this.defer(() => this.#streams.forEach((end) => end()))
  }

  #routes(server: FastifyInstance): void {
    const peer = this.#peer
    server.get('/status', () => peer.status())
    server.get('/safety', () => peer.observer.judge())
    pairingRoutes(server, peer)
    tokenRoutes(server, peer)
    doctorRoute(server, peer)
    backupRoute(server, peer)
    server.post('/partners', ({ body }) => {
      const parsed = partnerSchema.safeParse(body)
      if (!parsed.success) throw new MapeoWebError('INVALID_KEY', 'not a deviceId')
      peer.addPartner(parsed.data.deviceId)
      return {}
    })
    server.get('/projects', () => ({ projects: peer.list() }))
    server.get<EventsRoute>('/events', ({ query }, reply) => {
      const projectId = query.project === undefined ? undefined : peer.show(query.project).projectId
      streamEvents(reply, (send, end) => {
        const onActivity = (activity: PeerActivity) => {
          if (projectId === undefined || activity.projectId === projectId) send(activity)
        }
        peer.on('activity', onActivity)
        this.#streams.add(end)
        return () => {
          peer.off('activity', onActivity)
          this.#streams.delete(end)
        }
      })
    })
    server.get<ProjectRoute>('/projects/:id', ({ params }) => peer.show(params.id))
    server.get<ProjectRoute>('/projects/:id/geojson', ({ params }, reply) =>
      peer.use(params.id, async ({ data }) =>
        sendStream(reply, 'application/geo+json', await data.geoJson()),
      ),
    )
    server.get<ProjectRoute>('/projects/:id/size', async ({ params }) => ({
      bytes: await peer.storedBytes(params.id),
    }))
    server.post('/projects', async ({ body }) => {
      const files = checkProjectFile(body)
      const all = Array.isArray(files) ? files : [files]
      const projects = await peer.add(all.map(toAnyKeys))
      return { projects: projects.map(({ projectId }) => peer.show(projectId)) }
    })
    server.delete<ProjectRoute>('/projects/:id', async ({ params, query }) => {
      const deleteData = query.deleteData === 'true'
      const project = await peer.remove(params.id, { deleteData })
      return { projectId: project.projectId, name: project.name, dataDeleted: deleteData }
    })
  }
}
