/** A device of a bench: @comapeo/core, whose storage can be a copy of another one's. */
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { MapeoManager, replicateProject, roles } from '@comapeo/core';
import Fastify from 'fastify';
import HyperDHT from 'hyperdht';
import Hyperswarm from 'hyperswarm';
import { WebSocket } from 'ws';
import { MapeoWebClient } from '../../src/client.js';
import { toProjectKeys } from '../../src/host/project-file.js';
import { discoveryKeyOf, hex, identityOf, projectIdOf, toProjectKey, } from '../../src/lib/keys.js';
import { migrations } from '../../src/sync/comapeo-internals.js';
import { exportProjectKeys } from '../../src/sync/project-keys.js';
/** What `connectServers` joins a WebSocket and a project with; the package does not export it. */
const core = import.meta.resolve('@comapeo/core');
const { wsCoreReplicator } = (await import(new URL('./lib/ws-core-replicator.js', core).href));
/** For `addServerPeer`: apps take `http:` addresses in tests alone. */
const INSECURE = { dangerouslyAllowInsecureConnections: true };
export class BenchDevice {
    deviceId;
    #keyPair;
    #rootKey;
    #dir;
    #manager;
    #keys;
    #project;
    #disconnect = () => { };
    constructor({ rootKey, dir }) {
        this.#rootKey = Buffer.from(rootKey, 'hex');
        this.#keyPair = identityOf(this.#rootKey);
        this.deviceId = hex(this.#keyPair.publicKey);
        this.#dir = dir;
        const dbFolder = path.join(dir, 'db');
        fs.mkdirSync(dbFolder, { recursive: true });
        this.#manager = new MapeoManager({
            rootKey: this.#rootKey,
            dbFolder,
            coreStorage: path.join(dir, 'core'),
            projectMigrationsFolder: migrations.project,
            clientMigrationsFolder: migrations.client,
            fastify: Fastify(),
        });
    }
    static async open(settings) {
        const device = new BenchDevice(settings);
        await device.#manager.setDeviceInfo({ name: settings.name, deviceType: 'desktop' });
        return device;
    }
    get project() {
        if (!this.#project)
            throw new Error('the device is in no project yet');
        return this.#project;
    }
    get keys() {
        if (!this.#keys)
            throw new Error('the device is in no project yet');
        return this.#keys;
    }
    async createProject(name) {
        const id = await this.#manager.createProject({ name });
        this.#project = await this.#manager.getProject(id);
        this.#keys = await exportProjectKeys(this.#rootKey, path.join(this.#dir, 'db'), id);
        return this.#keys;
    }
    /** Joins with the keys alone, or opens what the storage has of the project already. */
    async openProject(keys, { isNew }) {
        const details = toProjectKeys(keys);
        const ids = isNew
            ? [await this.#manager.addProject(details, { waitForSync: false })]
            : (await this.#manager.listProjects()).map(({ projectId }) => projectId);
        this.#keys = keys;
        this.#project = await this.#manager.getProject(ids[0] ?? '');
    }
    async makeMembers(deviceIds) {
        for (const id of deviceIds)
            await this.project.$member.assignRole(id, roles.MEMBER_ROLE_ID);
    }
    /** As an app's coordinator adds a server, with the first sync of the project's settings. */
    async addServer(url) {
        await this.project.$member.addServerPeer(url, INSECURE);
    }
    /** Goes online; `onConnected` where the way says when it met somebody. */
    async connect(way, onConnected) {
        if (way.by === 'client')
            await this.#connectClient(way.network, onConnected);
        else if (way.by === 'hyperswarm')
            await this.#connectSwarm(way.network, 'client', onConnected);
        else if (way.by === 'websocket')
            this.#connectSocket(way.url, onConnected);
        else
            this.#connectServers();
    }
    /** Serves the project as a program without anything of ours would; resolves once announced. */
    async serve(network) {
        await this.#connectSwarm(network, 'server', () => { });
    }
    /** Goes offline. */
    async disconnect() {
        await this.#disconnect();
        this.#disconnect = () => { };
    }
    async close() {
        await this.disconnect();
        await this.#manager.close();
    }
    #connectServers() {
        this.project.$sync.connectServers();
        this.project.$sync.start();
        this.#disconnect = () => this.project.$sync.disconnectServers();
    }
    #connectSocket(url, onConnected) {
        const projectId = projectIdOf(toProjectKey(Buffer.from(this.keys.projectKey, 'hex')));
        const socket = new WebSocket(new URL(`sync/${projectId}`, url.replace('http', 'ws')));
        this.#disconnect = () => socket.close();
        socket.on('error', () => { });
        socket.once('open', onConnected);
        wsCoreReplicator(socket, replicateProject(this.project, true)).catch(() => { });
        this.project.$sync.start();
    }
    async #connectClient({ bootstrap, bindHost }, onConnected) {
        const client = new MapeoWebClient({ keyPair: this.#keyPair, bootstrap, bindHost });
        this.#disconnect = () => client.close();
        await client.ready();
        const projectKey = Buffer.from(this.keys.projectKey, 'hex');
        const sync = client.join(this.project, { projectKey });
        void once(sync, 'connected').then(onConnected);
    }
    async #connectSwarm({ bootstrap, bindHost }, side, onConnected) {
        const dht = new HyperDHT({ bootstrap, host: bindHost, port: [0, 0] });
        const swarm = new Hyperswarm({ dht, keyPair: this.#keyPair });
        this.#disconnect = () => swarm.destroy();
        swarm.on('connection', (stream) => {
            stream.on('error', () => { });
            replicateProject(this.project, stream);
            this.project.$sync.start();
            onConnected();
        });
        const topic = discoveryKeyOf(toProjectKey(Buffer.from(this.keys.projectKey, 'hex')));
        const found = swarm.join(topic, { client: side === 'client', server: side === 'server' });
        if (side === 'server')
            await found.flushed();
    }
}
//# sourceMappingURL=bench-device.js.map