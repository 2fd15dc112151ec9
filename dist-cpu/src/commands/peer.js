/**
 * Commands that act on a storage directory: through the control socket of the daemon that runs on
 * it, or on the directory itself where none runs.
 */
import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { openHostDb } from '../host/host-db.js';
import { ProjectRegistry } from '../host/registry.js';
import { toAnyKeys } from '../host/project-file.js';
import { viewProject } from '../host/views.js';
import { control, controlBody } from '../http/control-client.js';
import { MapeoWebError } from '../lib/errors.js';
import { hex, identityOf } from '../lib/keys.js';
import { assertKnownFormat } from '../lib/storage-format.js';
import { readRootKey, storagePaths } from '../lib/storage.js';
/** Nothing stays open after the command, and no device brings anything while it runs. */
const DIRECT = { idleCloseMs: 0, minFreeBytes: 0 };
export async function withPeer(storage, run) {
    const paths = storagePaths(storage);
    return run((await isRunning(paths)) ? throughSocket(paths) : direct(paths));
}
export async function isRunning(paths) {
    try {
        await control(paths, 'GET', '/status');
        return true;
    }
    catch (error) {
        if (error instanceof MapeoWebError && error.code === 'NOT_RUNNING')
            return false;
        throw error;
    }
}
function throughSocket(paths) {
    const projectPath = (id) => `/projects/${encodeURIComponent(id)}`;
    return {
        async identity() {
            const rootKey = readRootKey(paths);
            if (!rootKey)
                throw new MapeoWebError('NO_IDENTITY', `there is no root-key in ${paths.dir}`);
            return { keyPair: identityOf(rootKey) };
        },
        async add(files) {
            const { deviceId } = await control(paths, 'GET', '/status');
            const { projects } = await control(paths, 'POST', '/projects', files);
            return projects.map(({ projectId, discoveryKey }) => ({ projectId, discoveryKey, deviceId }));
        },
        async list() {
            return (await control(paths, 'GET', '/projects')).projects;
        },
        show: (id) => control(paths, 'GET', projectPath(id)),
        remove: (id, deleteData) => control(paths, 'DELETE', `${projectPath(id)}?deleteData=${String(deleteData)}`),
        async addPartner(deviceId) {
            await control(paths, 'POST', '/partners', { deviceId });
        },
        async storedBytes(id) {
            return (await control(paths, 'GET', `${projectPath(id)}/size`)).bytes;
        },
        exportGeoJson: async (projectId, sink) => pipeline(await controlBody(paths, `${projectPath(projectId)}/geojson`), sink),
    };
}
/** Reading needs the registry alone, and creates nothing; changing needs the whole host. */
function direct(paths) {
    const closed = { open: false, sessions: [] };
    return {
        list: async () => readRegistry(paths, (registry) => registry.list().map((p) => viewProject(p, closed))),
        show: async (id) => readRegistry(paths, (registry) => viewProject(registry.find(id), closed)),
        identity: () => withHost(paths, async ({ keyPair, deviceName }) => ({ keyPair, name: deviceName })),
        add: (files) => withHost(paths, async (host) => {
            const projects = await host.add(files.map(toAnyKeys));
            return projects.map(({ projectId, discoveryKey }) => ({
                projectId,
                discoveryKey: hex(discoveryKey),
                deviceId: host.deviceId,
            }));
        }),
        remove: (id, deleteData) => withHost(paths, (host) => host.remove(id, { deleteData })),
        addPartner: (deviceId) => withHost(paths, async (host) => host.partners.add(deviceId, Date.now())),
        storedBytes: (id) => withHost(paths, (host) => host.storedBytes(id)),
        exportGeoJson: (projectId, sink) => withHost(paths, (host) => host.use(projectId, async ({ data }) => pipeline(await data.geoJson(), sink))),
    };
}
function readRegistry(paths, read) {
    assertKnownFormat(paths.dir);
    const db = openHostDb(fs.existsSync(paths.hostDb) ? paths.hostDb : ':memory:');
    try {
        return read(new ProjectRegistry(db));
    }
    finally {
        db.close();
    }
}
async function withHost(paths, run) {
    // Loaded late: with a running daemon the sync engine is not needed here.
    const { Host } = await import('../host/host.js');
    const host = new Host({ paths }, DIRECT);
    await host.ready();
    try {
        return await run(host);
    }
    finally {
        await host.close();
    }
}
//# sourceMappingURL=peer.js.map