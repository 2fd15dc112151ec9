import { createWebSocketStream } from 'ws';
import { z } from 'zod';
import { isBearer } from '../http/bearer-token.js';
import { HttpError, unauthorized } from '../http/http-errors.js';
import { MapeoWebError } from '../lib/errors.js';
import { hex, parseDiscoveryKey, parseProjectKey } from '../lib/keys.js';
import { Mapeo8Project } from './project.js';
const bodySchema = z.object({ projectKey: z.string().regex(/^[0-9a-fA-F]{64}$/) });
export class OlderRoutes {
    #collaborators;
    #open = new Set();
    constructor(collaborators) {
        this.#collaborators = collaborators;
    }
    routes(app) {
        const { list, add, remove } = this.#collaborators;
        const preHandler = (request, _reply, done) => {
            this.#assertToken(request);
            done();
        };
        app.get('/projects/', { preHandler }, () => list().map((p) => hex(p.discoveryKey)));
        app.post('/projects/', { preHandler }, async ({ body }) => {
            const { data } = bodySchema.safeParse(body);
            // Neither the body nor what is wrong with it: it is a secret.
            if (!data)
                throw new HttpError(400, 'BAD_REQUEST', 'projectKey must be 64 hex characters');
            await add(parseProjectKey(data.projectKey));
            return {};
        });
        app.delete('/projects/:discoveryKey', { preHandler }, async ({ params }) => {
            await remove(this.#find(params.discoveryKey).projectId);
            return {};
        });
        app.route({
            method: 'GET',
            url: '/replicate/v1/:discoveryKey',
            preHandler: (request, _reply, done) => {
                this.#assertToken(request);
                this.#find(request.params.discoveryKey);
                if (this.#open.size >= this.#collaborators.maxSockets) {
                    throw new MapeoWebError('BUSY', 'too many connections', { retryAfterMs: 10_000 });
                }
                done();
            },
            handler: () => {
                throw new HttpError(426, 'UPGRADE_REQUIRED', 'This address is for WebSockets');
            },
            wsHandler: (socket, { params }) => void this.#serve(socket, params.discoveryKey),
        });
    }
    /** Rounds that run, or are about to. */
    get size() {
        return this.#open.size;
    }
    close() {
        for (const stream of this.#open)
            stream.destroy();
    }
    async #serve(socket, discoveryKey) {
        const stream = createWebSocketStream(socket);
        stream.on('error', () => { });
        this.#open.add(stream);
        stream.once('close', () => this.#open.delete(stream));
        let lease;
        try {
            const { projectId } = this.#find(discoveryKey);
            lease = await this.#collaborators.acquire(projectId);
            const { project } = lease;
            const isComplete = project instanceof Mapeo8Project && (await project.serve(stream));
            if (isComplete)
                this.#collaborators.noteSynced(projectId);
        }
        catch {
            // The old client knows no reasons: it sees the stream end, and tries again.
        }
        finally {
            stream.destroy();
            lease?.release();
        }
    }
    #find(text) {
        const discoveryKey = parseDiscoveryKey(text);
        const project = this.#collaborators.list().find((p) => p.discoveryKey.equals(discoveryKey));
        if (project)
            return project;
        throw new HttpError(404, 'PROJECT_NOT_FOUND', 'No project of Mapeo 8 has this discovery key');
    }
    #assertToken({ headers: { authorization } }) {
        const { token } = this.#collaborators;
        const basic = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(authorization ?? '')?.[1];
        const password = basic && Buffer.from(basic, 'base64').toString().split(':').slice(1).join(':');
        const given = password === undefined ? authorization : `Bearer ${password}`;
        if (!isBearer(given, token))
            throw unauthorized();
    }
}
//# sourceMappingURL=http-routes.js.map