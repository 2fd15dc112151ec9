/** The control socket's routes for one-time tokens. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Tokens } from '../host/tokens.js'
import { MapeoWebError } from '../lib/errors.js'

const createSchema = z.strictObject({ kind: z.enum(['add', 'join']), ttlMs: z.number() })

export function tokenRoutes(server: FastifyInstance, peer: { readonly tokens: Tokens }): void {
  server.get('/tokens', () => ({ tokens: peer.tokens.list() }))
  server.post('/tokens', ({ body }) => {
    const parsed = createSchema.safeParse(body)
    if (!parsed.success) throw new MapeoWebError('INVALID_CONFIG', 'not a kind and a ttlMs')
    return peer.tokens.create(parsed.data.kind, parsed.data.ttlMs)
  })
  server.delete<{ Params: { id: string } }>('/tokens/:id', ({ params }) =>
    peer.tokens.revoke(params.id),
  )
}
