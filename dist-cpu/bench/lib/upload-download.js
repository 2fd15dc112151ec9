/** One upload to and one download from an always-on peer, from the same state each time. */
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import { hex, identityOf, ROOT_KEY_BYTES } from '../../src/lib/keys.js';
import { cpuMs } from './process-use.js';
import { freeTcpPort } from '../../test/helpers/network.js';
const LOOPBACK = '127.0.0.1';
const LIMIT_MS = 60_000;
export function newRootKey() {
    return hex(crypto.randomBytes(ROOT_KEY_BYTES));
}
export function deviceIdOf(rootKey) {
    return hex(identityOf(Buffer.from(rootKey, 'hex')).publicKey);
}
/** Does the field work that every run starts from. */
export async function prepare(scene, data, { readers: count }) {
    const devices = scene.devices();
    const rootKey = newRootKey();
    const readers = Array.from({ length: count }, newRootKey);
    const dir = scene.fresh('template');
    const name = 'writer';
    await devices.call('open', { name, rootKey, dir });
    const keys = await devices.call('createProject', { name, project: 'Field work' });
    await devices.call('map', { name, dir, data });
    await devices.call('makeMembers', { name, deviceIds: readers.map(deviceIdOf) });
    await devices.call('close', { name });
    await devices.kill();
    return { dir, rootKey, keys, readers, data };
}
/** The copy of the template's device in a process of its own, as it was. */
export async function openWriter(scene, template) {
    const { rootKey, keys } = template;
    const dir = await scene.copy(template.dir);
    const devices = scene.devices();
    await devices.call('open', { name: 'writer', rootKey, dir });
    await devices.call('openProject', { name: 'writer', keys, isNew: false });
    return { devices, dir, deviceId: deviceIdOf(rootKey) };
}
async function withCpu(device, server, sync) {
    const before = [cpuMs(device), cpuMs(server)];
    const times = await sync();
    return {
        ...times,
        deviceCpuMs: cpuMs(device) - before[0],
        serverCpuMs: cpuMs(server) - before[1],
    };
}
export async function runPath(scene, path, template) {
    const { keys, data } = template;
    const { devices: writers, dir } = await openWriter(scene, template);
    const server = await startServer[path](scene, keys);
    const run = {
        remoteId: server.remoteId,
        limitMs: LIMIT_MS,
        minBlocks: data.observations,
        observations: data.observations,
    };
    // With the first meeting, in which the server is told of the project and gets its settings.
    const up = await withCpu(writers.pid, server.pid, async () => {
        const startedAtMs = performance.now();
        await server.add(writers);
        const times = await writers.call('sync', { name: 'writer', way: server.up, run });
        return { ...times, syncedMs: performance.now() - startedAtMs };
    });
    await writers.call('disconnect', { name: 'writer' });
    await writers.kill();
    const readers = scene.devices();
    const reader = { name: 'reader', rootKey: template.readers[0] ?? '', dir: scene.fresh('reader') };
    await readers.call('open', reader);
    await readers.call('openProject', { name: 'reader', keys, isNew: true });
    const down = await withCpu(readers.pid, server.pid, () => readers.call('sync', { name: 'reader', way: server.down, run }));
    await Promise.all([readers.kill(), server.kill()]);
    for (const used of [dir, reader.dir, server.dir])
        await fs.rm(used, { recursive: true });
    return { up, down };
}
function addServer(url) {
    return (writers) => writers.call('addServer', { name: 'writer', url });
}
const startServer = {
    async dht(scene, keys) {
        const network = { bootstrap: await scene.network(), bindHost: LOOPBACK };
        const { pid, deviceId, storage, host, kill } = await scene.peer(network.bootstrap);
        const way = { by: 'client', network };
        const add = async (writers) => {
            await writers.call('makeMembers', { name: 'writer', deviceIds: [deviceId] });
            await host([keys]);
        };
        return { add, pid, remoteId: deviceId, dir: storage, up: way, down: way, kill };
    },
    async websocket(scene) {
        const port = await freeTcpPort();
        const url = `http://${LOOPBACK}:${port}/`;
        const http = ['--http-port', String(port), '--base-url', url];
        const { pid, deviceId, storage, kill } = await scene.peer(await scene.network(), http);
        return {
            add: addServer(url),
            pid,
            remoteId: deviceId,
            dir: storage,
            up: { by: 'servers' },
            down: { by: 'websocket', url },
            kill,
        };
    },
    async cloud(scene) {
        const { pid, deviceId, dir, url, kill } = await scene.cloud();
        return {
            add: addServer(url),
            pid,
            remoteId: deviceId,
            dir,
            up: { by: 'servers' },
            down: { by: 'websocket', url },
            kill,
        };
    },
};
//# sourceMappingURL=upload-download.js.map