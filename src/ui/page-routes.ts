/** The status page of the running peer, and the same facts for programs. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { streamEvents } from '../http/event-stream.js'
import { systemClock } from '../lib/clock.js'
import { MapeoWebError } from '../lib/errors.js'
import type { Observer } from '../observe/observer.js'
import { assets } from './assets.js'
import { linkDocument, pageDocument } from './documents.js'
import { Feed } from './feed.js'
import { LINK_KINDS, type LinkedPeer, pairingCode } from './pairing-code.js'
import { contentPolicy, type UiRoutes } from './ui-server.js'

/** Then the browser comes back by itself, and whether it is still logged in is asked again. */
const STREAM_MS = 3_600_000

const linkSchema = z.object({ kind: z.enum(LINK_KINDS) })

export interface PageCollaborators {
  observer: Observer
  peer: LinkedPeer
}

export function pageRoutes({ observer, peer }: PageCollaborators): UiRoutes {
  const feed = new Feed({ observer })
  return (server: FastifyInstance) => {
    const canLogOut = server.hasRoute({ method: 'POST', url: '/logout' })
    const policy = contentPolicy([assets().importMapSource])
    const ends = new Set<() => void>()
    server.addHook('preClose', async () => ends.forEach((end) => end()))
    server.get('/', (_request, reply) =>
      reply
        .header('content-security-policy', policy)
        .type('text/html; charset=utf-8')
        .send(pageDocument({ report: observer.report(), canLogOut })),
    )
    server.get('/api/status', () => observer.report())
    server.get('/api/events', (_request, reply) => {
      streamEvents(
        reply,
        (send, end) => {
          const unsubscribe = feed.subscribe(send)
          const cancel = systemClock.after(STREAM_MS, end)
          ends.add(end)
          return () => {
            unsubscribe()
            cancel()
            ends.delete(end)
          }
        },
        'server-sent',
      )
    })
    server.post('/link', async ({ body, headers }, reply) => {
      const fields: unknown = body instanceof URLSearchParams ? Object.fromEntries(body) : body
      const parsed = linkSchema.safeParse(fields)
      if (!parsed.success) {
        throw new MapeoWebError('INVALID_CONFIG', `the kind is one of ${LINK_KINDS.join(', ')}`)
      }
      const code = await pairingCode(peer, parsed.data.kind)
      if (headers.accept?.includes('application/json')) return code
      return reply.type('text/html; charset=utf-8').send(linkDocument(code))
    })
  }
}
