/**
 * What the matrix is measured with: a DHT of real bootstrap nodes, a peer that relays, and for each
 * kind of NAT a peer with a project, and a place for the client.
 */
import fs from 'node:fs';
import path from 'node:path';
import { roles } from '@comapeo/core';
import { createDevice } from '../../helpers/device.js';
import { createProject } from '../../helpers/peer.js';
import { hex } from '../../../src/lib/keys.js';
import { startCli, startProgram } from './programs.js';
import { World } from './world.js';
import { fileURLToPath } from 'node:url';
const DEVICE = fileURLToPath(new URL('../programs/device.js', import.meta.url));
const BOOTSTRAP_PORT = 49_737;
/** HyperDHT asks 4 nodes on different addresses what port they see. */
const BOOTSTRAP_NODES = 5;
/** HyperDHT punches to or from a random NAT once in so long. */
const RANDOM_PUNCH_MS = 21_000;
export class Matrix {
    world;
    #dir;
    #cleanups = [];
    #peers = new Map();
    #clients = new Map();
    #device;
    #relay;
    constructor(world, dir) {
        this.world = world;
        this.#dir = dir;
    }
    static async create(dir, { clients, peers }) {
        const world = await World.create({ servers: BOOTSTRAP_NODES });
        const matrix = new Matrix(world, dir);
        matrix.#cleanups.push(() => world.close());
        try {
            await matrix.#open(clients, peers);
            return matrix;
        }
        catch (error) {
            await matrix.close();
            throw error;
        }
    }
    get bootstrap() {
        return Array.from({ length: BOOTSTRAP_NODES }, (_, n) => `${this.world.serverAddress(n)}:${BOOTSTRAP_PORT}`);
    }
    get relay() {
        if (!this.#relay)
            throw new Error('not open');
        return this.#relay;
    }
    async close() {
        for (const run of this.#cleanups.splice(0).reverse())
            await run();
    }
    async #open(clients, peers) {
        await this.#startBootstrap();
        this.#device = await createDevice(this.#lifetime());
        for (const kind of clients)
            this.#clients.set(kind, await this.world.addHost(kind));
        const hosts = await Promise.all(peers.map((kind) => this.world.addHost(kind)));
        const relayHost = await this.world.addHost('none');
        const [key] = await Promise.all([
            this.startPeer(relayHost, 'relay', ['--relay', 'anyone']),
            ...peers.map((kind, n) => this.#startHosting(hosts[n], kind)),
        ]);
        this.#relay = { key: key.deviceId, address: relayHost.publicAddress };
        // The client's program opens the storage by itself.
        await this.#device.close();
    }
    async #startBootstrap() {
        const start = async (n) => {
            const address = this.world.serverAddress(n);
            const known = n === 0 ? 'none' : (this.bootstrap[0] ?? '');
            const args = ['bootstrap', '--host', address, '--bind', address, '--bootstrap', known];
            const storage = this.#storage(`bootstrap-${n}`);
            const program = startCli(this.world.servers, [...args, '--json', '--storage', storage]);
            await this.#keep(program).waitFor('bootstrap.ready');
        };
        await start(0);
        await Promise.all(Array.from({ length: BOOTSTRAP_NODES - 1 }, (_, n) => start(n + 1)));
    }
    async startPeer(host, name, args = []) {
        const storage = this.#storage(name);
        const program = this.#keep(startCli(host.namespace, [
            ...['announce', '--bootstrap', this.bootstrap.join(), '--storage', storage, '--json'],
            ...['--log-level', 'debug', ...args],
        ]));
        const { deviceId } = await program.waitFor('announce.ready');
        return { deviceId: String(deviceId), storage, program };
    }
    async #startHosting(host, kind) {
        const { deviceId, storage, program } = await this.startPeer(host, `peer-${kind}`);
        const project = await createProject(this.#device, { name: kind, observations: 5 });
        await project.project.$member.assignRole(deviceId, roles.MEMBER_ROLE_ID);
        await this.addProject(host, storage, project);
        await program.waitFor('announce.complete');
        this.#peers.set(kind, { kind, deviceId, project, usedAtMs: -Infinity });
    }
    async addProject(host, storage, { body, projectId }) {
        const file = path.join(this.#dir, `${projectId}.json`);
        fs.writeFileSync(file, JSON.stringify(body), { mode: 0o600 });
        const add = startCli(host.namespace, ['projects', 'add', file, '--storage', storage]);
        const code = await add.exited;
        if (code !== 0)
            throw new Error(`projects add: ${add.stderr}`);
    }
    hostOf(client) {
        const host = this.#clients.get(client);
        if (!host)
            throw new Error(`no client behind ${client}`);
        return host;
    }
    async run(client, peer, options) {
        const target = this.#peers.get(peer);
        const host = this.hostOf(client);
        await restUntil(target.usedAtMs + RANDOM_PUNCH_MS);
        const { rootKey, dir } = this.#device;
        const input = {
            dir,
            rootKey: hex(rootKey),
            projectId: target.project.projectId,
            projectKey: hex(target.project.keys.projectKey),
            bootstrap: this.bootstrap,
            target: target.deviceId,
            relayAddresses: [this.relay.address],
            relays: options.useRelay ? [this.relay.key] : [],
            relayFirst: options.relayFirst ?? false,
            timeoutMs: options.timeoutMs,
            upgradeMs: options.upgradeMs,
        };
        const program = startProgram(host.namespace, [DEVICE, JSON.stringify(input)]);
        try {
            if (options.onRelayed) {
                await program.waitFor('relayed', { timeoutMs: options.timeoutMs });
                await options.onRelayed(host);
            }
            const limitMs = options.timeoutMs + options.upgradeMs + 30_000;
            await program.waitFor('done', { timeoutMs: limitMs });
            return { client, peer, ...outcomeOf(program) };
        }
        finally {
            target.usedAtMs = Date.now();
            await program.end();
        }
    }
    #storage(name) {
        return path.join(this.#dir, name);
    }
    #keep(program) {
        this.#cleanups.push(() => program.end('SIGKILL'));
        return program;
    }
    /** For helpers that are made for tests. */
    #lifetime() {
        return {
            teardown: (run) => void this.#cleanups.push(run),
            tmp: () => Promise.resolve(path.join(this.#dir, 'device')),
        };
    }
}
function outcomeOf({ lines }) {
    const joinedMs = Number(lines.find(({ evt }) => evt === 'joined')?.ms ?? 0);
    const paths = lines.filter(({ evt, via }) => evt === 'path' && via !== null);
    const done = lines.find(({ evt }) => evt === 'done');
    const way = (via) => (via === 'direct' || via === 'relay' ? via : 'not');
    const since = (line) => line && Number(line.ms) - joinedMs;
    return {
        first: way(paths[0]?.via),
        firstMs: since(paths[0]) ?? null,
        last: way(done?.via),
        directMs: since(paths.find(({ via }) => via === 'direct')) ?? null,
        synced: done?.synced === true,
        failures: lines.filter(({ evt }) => evt === 'failed').map(({ code }) => String(code)),
    };
}
async function restUntil(atMs) {
    const leftMs = atMs - Date.now();
    if (leftMs > 0)
        await new Promise((resolve) => setTimeout(resolve, leftMs));
}
//# sourceMappingURL=matrix.js.map