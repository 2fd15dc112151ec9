import { z } from 'zod';
import { streamEvents } from '../http/event-stream.js';
import { systemClock } from '../lib/clock.js';
import { MapeoWebError } from '../lib/errors.js';
import { assets } from './assets.js';
import { Feed } from './feed.js';
import { PairingDesk } from './pairing-desk.js';
import { LINK_KINDS, pairingCode } from './pairing-code.js';
import { contentPolicy } from './ui-server.js';
/** Then the browser comes back by itself, and whether it is still logged in is asked again. */
const STREAM_MS = 3_600_000;
const answerSchema = z.object({ inviteId: z.string().max(200), accept: z.enum(['yes', 'no']) });
const linkSchema = z.object({ kind: z.enum(LINK_KINDS) });
export function pageRoutes({ observer, peer }) {
    const desk = new PairingDesk({ pairing: () => peer.pairing });
    const feed = new Feed({ observer, desk });
    return (server) => {
        const canLogOut = server.hasRoute({ method: 'POST', url: '/logout' });
        const ends = new Set();
        server.addHook('preClose', async () => ends.forEach((end) => end()));
        server.get('/', async (_request, reply) => {
            const { pageDocument } = await documents();
            return reply
                .header('content-security-policy', contentPolicy([assets().importMapSource]))
                .type('text/html; charset=utf-8')
                .send(pageDocument({ report: observer.report(), pairing: desk.view(), canLogOut }));
        });
        server.get('/api/status', () => observer.report());
        server.get('/api/events', (_request, reply) => {
            streamEvents(reply, (send, end) => {
                const unsubscribe = feed.subscribe(send);
                const cancel = systemClock.after(STREAM_MS, end);
                ends.add(end);
                return () => {
                    unsubscribe();
                    cancel();
                    ends.delete(end);
                };
            }, 'server-sent');
        });
        server.post('/link', async (request, reply) => {
            const { kind } = parse(linkSchema, request.body);
            const code = await pairingCode(peer, kind);
            if (wantsJson(request))
                return code;
            const { linkDocument } = await documents();
            return reply.type('text/html; charset=utf-8').send(linkDocument(code));
        });
        server.post('/checkup', async (request, reply) => {
            // Whoever waits for the page without a script sees what came of it.
            await observer.checkup.run();
            return wantsJson(request) ? observer.checkup.view() : reply.redirect('/#checkup', 303);
        });
        pairingRoutes(server, desk);
    };
}
/** Loaded late: what makes pages takes a quarter of a second that no start should wait for. */
const documents = () => import('./documents.js');
function pairingRoutes(server, desk) {
    const act = (path, run) => {
        server.post(path, async (request, reply) => {
            await run(request.body);
            return wantsJson(request) ? {} : reply.redirect('/#nearby', 303);
        });
    };
    act('/pairing/open', () => desk.open());
    act('/pairing/close', () => desk.close());
    act('/pairing/answer', (body) => {
        const { inviteId, accept } = parse(answerSchema, body);
        desk.answer(inviteId, accept === 'yes');
    });
}
function wantsJson({ headers }) {
    return headers.accept?.includes('application/json') ?? false;
}
/** Scripts send JSON, forms what forms send. @throws `INVALID_CONFIG` */
function parse(schema, body) {
    const fields = body instanceof URLSearchParams ? Object.fromEntries(body) : body;
    const parsed = schema.safeParse(fields);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const place = issue?.path.map(String).join('.') ?? '';
    throw new MapeoWebError('INVALID_CONFIG', `${place}: ${issue?.message ?? ''}`);
}
//# sourceMappingURL=page-routes.js.map