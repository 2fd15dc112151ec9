/**
 * `POST /peers`: a second Mapeo Web peer asks for every hosted project, to host them too. It hands
 * out all keys, so it wants a one-time token made for this, and is there on DHT connections alone:
 * those are encrypted to the second peer's own key, whatever stands in front of the HTTP port.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Redemption } from '../host/tokens.js'
import { TOKEN_HEADER } from '../lib/link.js'
import { NodeDuplex } from '../lib/node-duplex.js'
import type { AllowOutcome } from '../sync/engine.js'
import type { ProjectKeysBody } from '../sync/project-keys.js'
import { badRequest, HttpError } from './http-errors.js'

/** One project as the second peer is told of it. */
export interface JoinedProject extends ProjectKeysBody {
  projectId: string
  /** Whether the second peer is a member now, or somebody has to make it one. */
  role: Exclude<AllowOutcome, 'blocked'>
}

export interface JoinAnswer {
  /** Of the first peer. */
  deviceId: string
  projects: JoinedProject[]
  /** Projects that a coordinator took the second peer out of: their keys stay here. */
  blocked: Array<{ projectId: string; projectName: string }>
}

export interface JoinCollaborators {
  deviceId: string
  /** @throws MapeoWebError `TOKEN_REFUSED` */
  redeem: (secret: string) => Redemption
  /** The keys of all hosted projects. */
  exportAll: () => Array<ProjectKeysBody & { projectId: string }>
  /** Tries to make the device a member. */
  allow: (projectId: string, deviceId: string) => Promise<AllowOutcome>
  /** Throws at the end of the peer's life. */
  assertAccepting: () => void
  onJoined: (event: { deviceId: string; name: string | null; projects: number }) => void
}

const bodySchema = z.object({
  deviceId: z.string().regex(/^[0-9a-f]{64}$/, 'is not a device id'),
  name: z.string().trim().min(1).max(200).optional(),
})

export function joinRoute(app: FastifyInstance, peer: JoinCollaborators): void {
  app.post('/peers', async (request): Promise<{ data: JoinAnswer }> => {
    const remoteKey = dhtKeyOf(request)
    peer.assertAccepting()
    const body = bodySchema.safeParse(request.body)
    if (!body.success) throw badRequest('body must have a deviceId')
    const { deviceId, name = null } = body.data
    if (deviceId !== remoteKey) {
      throw new HttpError(403, 'FORBIDDEN', 'A peer can only join with its own key')
    }
    const redemption = peer.redeem(secretOf(request))
    try {
      const answer = await handOver(peer, deviceId)
      const count = answer.projects.length
      // Where nothing was handed out, nothing is used up.
      if (count > 0) {
        redemption.commit(deviceId)
        peer.onJoined({ deviceId, name, projects: count })
      }
      return { data: answer }
    } finally {
      redemption.cancel()
    }
  })
}

/** One after the other: each may have to be opened. */
async function handOver(peer: JoinCollaborators, deviceId: string): Promise<JoinAnswer> {
  const answer: JoinAnswer = { deviceId: peer.deviceId, projects: [], blocked: [] }
  for (const body of peer.exportAll()) {
    const { projectId, projectName } = body
    const role = await peer.allow(projectId, deviceId)
    if (role === 'blocked') answer.blocked.push({ projectId, projectName })
    else answer.projects.push({ ...body, role })
  }
  return answer
}

/** On any other connection there is nothing here. */
function dhtKeyOf({ raw }: FastifyRequest): string {
  const socket: unknown = raw.socket
  if (socket instanceof NodeDuplex) return socket.deviceId
  throw new HttpError(404, 'NOT_FOUND', 'There is nothing at this address')
}

function secretOf({ headers }: FastifyRequest): string {
  const secret = headers[TOKEN_HEADER]
  if (typeof secret === 'string' && secret !== '') return secret
  throw new HttpError(401, 'UNAUTHORIZED', 'A token is needed')
}
