import { z } from 'zod';
import { MapeoWebError } from '../lib/errors.js';
import { streamEvents } from './event-stream.js';
const openSchema = z.strictObject({ minutes: z.number(), acceptAll: z.boolean() });
const answerSchema = z.strictObject({ accept: z.boolean() });
export function pairingRoutes(server, peer) {
    server.post('/pairing', async ({ body }, reply) => {
        const window = await peer.pairing.open(parse(openSchema, body));
        streamEvents(reply, (send, end) => {
            const unsubscribe = window.subscribe((event) => {
                send(event);
                if (event.evt === 'window-closed')
                    end();
            });
            return () => {
                unsubscribe();
                void window.close('operator');
            };
        });
        // Whoever asked may be gone by now, and then nobody will say so again.
        if (reply.raw.destroyed)
            void window.close('operator');
    });
    server.post('/pairing/invites/:id', ({ params, body }) => {
        const { accept } = parse(answerSchema, body);
        peer.pairing.answer(params.id, accept);
        return { inviteId: params.id, accept };
    });
}
function parse(schema, body) {
    const parsed = schema.safeParse(body);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const place = issue?.path.map(String).join('.') ?? '';
    throw new MapeoWebError('INVALID_CONFIG', `${place} ${issue?.message ?? ''}`.trim());
}
//# sourceMappingURL=pairing-routes.js.map