import { z } from 'zod';
import { checkProjectFile, toAnyKeys } from '../host/project-file.js';
import { MapeoWebError } from '../lib/errors.js';
import { Service } from '../lib/service.js';
import { ControlSocket } from './control-socket.js';
import { doctorRoute } from './doctor-route.js';
import { backupRoute } from './backup-route.js';
import { streamEvents } from './event-stream.js';
import { pairingRoutes } from './pairing-routes.js';
import { sendStream } from './send-stream.js';
import { tokenRoutes } from './token-routes.js';
const partnerSchema = z.object({ deviceId: z.string().regex(/^[0-9a-f]{64}$/) });
export class ControlServer extends Service {
    #path;
    #peer;
    /** Ends the answers that go on. */
    #streams = new Set();
    constructor({ path, peer }) {
        super();
        this.#path = path;
        this.#peer = peer;
    }
    async open() {
        const socket = new ControlSocket({
            path: this.#path,
            addRoutes: (server) => this.#routes(server),
        });
        await socket.ready();
        this.defer(() => socket.close());
        this.defer(() => this.#streams.forEach((end) => end()));
    }
    #routes(server) {
        const peer = this.#peer;
        server.get('/status', () => peer.status());
        server.get('/safety', () => peer.observer.judge());
        pairingRoutes(server, peer);
        tokenRoutes(server, peer);
        doctorRoute(server, peer);
        backupRoute(server, peer);
        server.post('/partners', ({ body }) => {
            const parsed = partnerSchema.safeParse(body);
            if (!parsed.success)
                throw new MapeoWebError('INVALID_KEY', 'not a deviceId');
            peer.addPartner(parsed.data.deviceId);
            return {};
        });
        server.get('/projects', () => ({ projects: peer.list() }));
        server.get('/events', ({ query }, reply) => {
            const projectId = query.project === undefined ? undefined : peer.show(query.project).projectId;
            streamEvents(reply, (send, end) => {
                const onActivity = (activity) => {
                    if (projectId === undefined || activity.projectId === projectId)
                        send(activity);
                };
                peer.on('activity', onActivity);
                this.#streams.add(end);
                return () => {
                    peer.off('activity', onActivity);
                    this.#streams.delete(end);
                };
            });
        });
        server.get('/projects/:id', ({ params }) => peer.show(params.id));
        server.get('/projects/:id/geojson', ({ params }, reply) => peer.use(params.id, async ({ data }) => sendStream(reply, 'application/geo+json', await data.geoJson())));
        server.get('/projects/:id/size', async ({ params }) => ({
            bytes: await peer.storedBytes(params.id),
        }));
        server.post('/projects', async ({ body }) => {
            const files = checkProjectFile(body);
            const all = Array.isArray(files) ? files : [files];
            const projects = await peer.add(all.map(toAnyKeys));
            return { projects: projects.map(({ projectId }) => peer.show(projectId)) };
        });
        server.delete('/projects/:id', async ({ params, query }) => {
            const deleteData = query.deleteData === 'true';
            const project = await peer.remove(params.id, { deleteData });
            return { projectId: project.projectId, name: project.name, dataDeleted: deleteData };
        });
    }
}
//# sourceMappingURL=control-server.js.map