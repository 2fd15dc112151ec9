/** A Mapeo Web peer and its clients, in the process of the test and on its own local network. */
import fs from 'node:fs';
import { replicateProject, roles } from '@comapeo/core';
import { keyPair, randomBytes } from 'hypercore-crypto';
import Hyperswarm from 'hyperswarm';
import { pino } from 'pino';
import { resolveBootstrap } from '../../src/bootstrap-list.js';
import { MapeoWebClient } from '../../src/client.js';
import { Daemon } from '../../src/daemon.js';
import { Host } from '../../src/host/host.js';
import { checkProjectFile, toProjectKeys } from '../../src/host/project-file.js';
import { discoveryKeyOf, handshakePskOf, hex, projectIdOf, } from '../../src/lib/keys.js';
import { storagePaths } from '../../src/lib/storage.js';
import { exportProjectKeys } from './device.js';
import { eventually } from './eventually.js';
import { createNetwork, createNode, freeTcpPort } from './network.js';
import { nextRootKey } from './root-keys.js';
const LOOPBACK = '127.0.0.1';
export const BLOCKED_ROLE_ID = '9e6d29263cba36c9';
/** Streams end before devices (1000) and the network (100) do. */
const CLIENT_CLOSE_ORDER = 10;
const PEER_CLOSE_ORDER = 20;
/** A peer that accepts connections. */
export async function createPeer(t, { bootstrap }, settings = {}) {
    const { dir = await t.tmp(), ...others } = settings;
    const paths = storagePaths(dir);
    giveIdentity(paths);
    const lines = [];
    const log = pino({ level: 'trace' }, { write: (line) => void lines.push(JSON.parse(line)) });
    const daemon = new Daemon({ paths, log }, {
        bootstrap: resolveBootstrap({ bootstrap: bootstrap.join() }),
        bindHost: LOOPBACK,
        port: 0,
        deviceName: 'peer',
        idleCloseMs: 60_000,
        maxConnections: 256,
        allowBare: true,
        ...others,
    });
    t.teardown(() => daemon.close(), { order: PEER_CLOSE_ORDER });
    await daemon.ready();
    const openedProjects = [];
    daemon.host.projects.on('opened', ({ projectId }) => openedProjects.push(projectId));
    await eventually(() => daemon.status().listening, { what: 'the peer listens' });
    const { publicKey } = daemon.host.keyPair;
    return Object.assign(daemon, {
        dir,
        publicKey: publicKey,
        deviceId: daemon.host.deviceId,
        logged: (evt) => lines.filter((line) => line.evt === evt),
        openedProjects,
    });
}
/** A peer whose HTTP API answers where its projects say, on a network of its own. */
export async function createHttpPeer(t, settings = {}) {
    const network = await createNetwork(t);
    const httpPort = await freeTcpPort();
    const url = `http://${LOOPBACK}:${httpPort}/`;
    const peer = await createPeer(t, network, { httpPort, baseUrl: url, ...settings });
    return { network, peer, url };
}
/** A new peer would make an identity of its own. */
function giveIdentity({ dir, rootKey }) {
    fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (fs.readdirSync(dir).length === 0)
        fs.writeFileSync(rootKey, nextRootKey(), { mode: 0o600 });
}
/** For `addServerPeer` and its like: apps take `http:` addresses in tests alone. */
export const INSECURE = { dangerouslyAllowInsecureConnections: true };
export async function createProject(device, { name = 'River monitoring', observations = 0 } = {}) {
    const id = await device.manager.createProject({ name });
    const project = await device.manager.getProject(id);
    for (let n = 0; n < observations; n++)
        await observe(project, `${name} ${n}`);
    const body = await exportProjectKeys(device, id);
    const keys = toProjectKeys(checkProjectFile(body));
    return { project, keys, body, ...knownProject(keys) };
}
/** A project that exists nowhere, as `mapeo-web projects add` takes it. */
export function randomProjectBody(projectName) {
    const key = () => hex(randomBytes(32));
    return {
        projectName,
        projectKey: hex(keyPair().publicKey),
        encryptionKeys: { auth: key(), config: key(), data: key(), blobIndex: key(), blob: key() },
    };
}
export function knownProject({ projectKey }) {
    return {
        projectId: projectIdOf(projectKey),
        discoveryKey: discoveryKeyOf(projectKey),
        psk: handshakePskOf(projectKey),
    };
}
/** Hosts projects in a storage directory whose peer does not run. @returns their discovery keys */
export async function hostOffline(dir, bodies) {
    const host = new Host({ paths: storagePaths(dir) }, { idleCloseMs: 0 });
    await host.ready();
    const projects = await host.add(bodies.map(toProjectKeys));
    await host.close();
    return projects.map(({ discoveryKey }) => hex(discoveryKey));
}
/** Hosts a device's project and waits until it can be found; by default the peer is a member. */
export async function hostProject(peer, { project, keys, discoveryKey }, { member = true } = {}) {
    if (member)
        await project.$member.assignRole(peer.deviceId, roles.MEMBER_ROLE_ID);
    await peer.add([keys]);
    await eventually(() => peer.show(hex(discoveryKey)).records > 0, { what: 'the announcement' });
}
/** Makes another device a member and gives it the project's keys, as an accepted invite does. */
export async function joinProject({ project, keys, projectId }, device) {
    await project.$member.assignRole(device.deviceId, roles.MEMBER_ROLE_ID);
    await device.manager.addProject(keys, { waitForSync: false });
    return device.manager.getProject(projectId);
}
export async function observe(project, note) {
    await project.observation.create({
        schemaName: 'observation',
        lat: -2.35,
        lon: -72.1,
        attachments: [],
        tags: { note },
        metadata: { manualLocation: false },
    });
}
/** The notes of all observations, sorted. */
export async function notesOf(project) {
    const observations = await project.observation.getMany();
    return observations.map(({ tags }) => String(tags.note)).sort();
}
export function arrived(project, note, timeoutMs = 15_000) {
    return eventually(async () => (await notesOf(project)).includes(note), {
        timeoutMs,
        what: `the arrival of "${note}"`,
    });
}
/** Nothing is left to move between the device that has this project open, and another one. */
export function isSyncedWith(project, deviceId) {
    const state = project.$sync.getState().remoteDeviceSyncState[deviceId];
    if (!state?.initial.isSyncEnabled || !state.data.isSyncEnabled)
        return false;
    const { initial, data } = state;
    return initial.want + initial.wanted + data.want + data.wanted === 0;
}
export function syncedWith(project, deviceId, timeoutMs = 15_000) {
    return eventually(() => isSyncedWith(project, deviceId), { timeoutMs, what: 'sync' });
}
/** The client library with a device's identity, ready to join. */
export async function createClient(t, { bootstrap }, device, options = {}) {
    const client = new MapeoWebClient({
        keyPair: device.keyPair,
        bootstrap,
        bindHost: LOOPBACK,
        ...options,
    });
    t.teardown(() => client.close(), { order: CLIENT_CLOSE_ORDER });
    await client.ready();
    return client;
}
/** What an app without our library has: stock Hyperswarm and `replicateProject`. */
export async function createBareClient(t, { bootstrap }, device, projects) {
    const dht = await createNode(t, bootstrap);
    const swarm = new Hyperswarm({ dht, keyPair: device.keyPair });
    t.teardown(() => swarm.destroy(), { order: CLIENT_CLOSE_ORDER });
    swarm.on('connection', (stream) => {
        stream.on('error', () => { });
        for (const { project } of projects) {
            replicateProject(project, stream);
            project.$sync.start();
        }
    });
    for (const { discoveryKey } of projects)
        swarm.join(discoveryKey, { client: true, server: false });
    return swarm;
}
//# sourceMappingURL=peer.js.map