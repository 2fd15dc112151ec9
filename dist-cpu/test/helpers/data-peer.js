import { fastify } from 'fastify';
import { dataRoutes } from '../../src/http/data-routes.js';
import { errorHandler, unauthorized } from '../../src/http/http-errors.js';
import { fillProject } from './data-project.js';
import { createDevice } from './device.js';
import { createNetwork } from './network.js';
import { createBareClient, createPeer, createProject, hostProject, syncedWith, } from './peer.js';
export const BASE_URL = 'https://archive.example/mapeo/';
const TOKEN = 'swordfish';
export const AUTHORIZED = { authorization: `Bearer ${TOKEN}` };
/** A device's project, synced to a peer that serves it over HTTP. */
export async function createDataPeer(t, options = {}) {
    const network = await createNetwork(t);
    const device = await createDevice(t);
    const made = await createProject(device);
    const docs = await fillProject(made.project, await t.tmp(), options);
    const peer = await createPeer(t, network);
    await hostProject(peer, made);
    await createBareClient(t, network, device, [made]);
    await syncedWith(made.project, peer.deviceId);
    const api = await serveData(t, peer, made.projectId);
    return { api, docs, network, peer, project: made.project, projectId: made.projectId };
}
/** The endpoints as the peer's HTTP server has them. */
export async function serveData(t, peer, projectId) {
    let users = 0;
    const app = fastify({ maxParamLength: 256 });
    app.setErrorHandler(errorHandler((error) => t.comment(String(error))));
    dataRoutes(app, {
        baseUrl: () => BASE_URL,
        requireBearer: ({ headers }) => {
            if (headers.authorization !== AUTHORIZED.authorization)
                throw unauthorized();
        },
        use: (id, run) => peer.host.use(id, async (project) => {
            users++;
            try {
                return await run(project);
            }
            finally {
                users--;
            }
        }),
    });
    t.teardown(() => app.close());
    await app.ready();
    const url = (path) => `/projects/${projectId}/${path}`;
    return {
        app,
        get: (path) => app.inject({ url: url(path), headers: AUTHORIZED }),
        post: (path, payload) => app.inject({
            method: 'POST',
            url: url(path),
            headers: { ...AUTHORIZED, 'content-type': 'application/json' },
            payload,
        }),
        users: () => users,
    };
}
/** The path of a URL that an answer named, as the host behind the base URL sees it. */
export function pathOf(url) {
    if (!url.startsWith(BASE_URL))
        throw new Error(`${url} is not below ${BASE_URL}`);
    return url.slice(BASE_URL.length - 1);
}
//# sourceMappingURL=data-peer.js.map