import { z } from 'zod';
import { MapeoWebError } from '../lib/errors.js';
const createSchema = z.strictObject({ kind: z.enum(['add', 'join']), ttlMs: z.number() });
export function tokenRoutes(server, peer) {
    server.get('/tokens', () => ({ tokens: peer.tokens.list() }));
    server.post('/tokens', ({ body }) => {
        const parsed = createSchema.safeParse(body);
        if (!parsed.success)
            throw new MapeoWebError('INVALID_CONFIG', 'not a kind and a ttlMs');
        return peer.tokens.create(parsed.data.kind, parsed.data.ttlMs);
    });
    server.delete('/tokens/:id', ({ params }) => peer.tokens.revoke(params.id));
}
//# sourceMappingURL=token-routes.js.map