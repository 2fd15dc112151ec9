/** A peer with a project of one of everything, and the data endpoints as its HTTP server has them. */
import type { Assertions } from 'brittle'
import { fastify, type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { dataRoutes } from '../../src/http/data-routes.js'
import { errorHandler, unauthorized } from '../../src/http/http-errors.js'
import { type DataProject, fillProject } from './data-project.js'
import { createDevice } from './device.js'
import { createNetwork, type LocalNetwork } from './network.js'
import {
  createBareClient,
  createPeer,
  createProject,
  hostProject,
  syncedWith,
  type TestPeer,
  type TestProject,
} from './peer.js'

export const BASE_URL = 'https://archive.example/mapeo/'
const TOKEN = 'swordfish'
export const AUTHORIZED = { authorization: `Bearer ${TOKEN}` }

export interface DataPeer extends Pick<TestProject, 'project' | 'projectId'> {
  api: DataApi
  docs: DataProject
  network: LocalNetwork
  peer: TestPeer
}

/** A device's project, synced to a peer that serves it over HTTP. */
export async function createDataPeer(
  t: Assertions,
  options: { audioBytes?: number } = {},
): Promise<DataPeer> {
  const network = await createNetwork(t)
  const device = await createDevice(t)
  const made = await createProject(device)
  const docs = await fillProject(made.project, await t.tmp(), options)
  const peer = await createPeer(t, network)
  await hostProject(peer, made)
  await createBareClient(t, network, device, [made])
  await syncedWith(made.project, peer.deviceId)
  const api = await serveData(t, peer, made.projectId)
  return { api, docs, network, peer, project: made.project, projectId: made.projectId }
}

export interface DataApi {
  app: FastifyInstance
  /** With the token, below `/projects/ID/`. */
  get(path: string): Promise<LightMyRequestResponse>
  post(path: string, payload: string | object): Promise<LightMyRequestResponse>
  /** How many requests hold a project open. */
  users(): number
}

/** The endpoints as the peer's HTTP server has them. */
export async function serveData(
  t: Assertions,
  peer: TestPeer,
  projectId: string,
): Promise<DataApi> {
  let users = 0
  const app = fastify({ maxParamLength: 256 })
  app.setErrorHandler(errorHandler((error) => t.comment(String(error))))
  dataRoutes(app, {
    baseUrl: () => BASE_URL,
    requireBearer: ({ headers }) => {
      if (headers.authorization !== AUTHORIZED.authorization) throw unauthorized()
    },
    use: (id, run) =>
      peer.host.use(id, async (project) => {
        users++
        try {
          return await run(project)
        } finally {
          users--
        }
      }),
  })
  t.teardown(() => app.close())
  await app.ready()
  const url = (path: string) => `/projects/${projectId}/${path}`
  return {
    app,
    get: (path) => app.inject({ url: url(path), headers: AUTHORIZED }),
    post: (path, payload) =>
      app.inject({
        method: 'POST',
        url: url(path),
        headers: { ...AUTHORIZED, 'content-type': 'application/json' },
        payload,
      }),
    users: () => users,
  }
}

/** The path of a URL that an answer named, as the host behind the base URL sees it. */
export function pathOf(url: string): string {
  if (!url.startsWith(BASE_URL)) throw new Error(`${url} is not below ${BASE_URL}`)
  return url.slice(BASE_URL.length - 1)
}
