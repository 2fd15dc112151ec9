import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MapeoManager, roles } from '@comapeo/core';
import Fastify from 'fastify';
import { randomBytes } from 'hypercore-crypto';
import { Host } from '../../src/host/host.js';
import { checkProjectFile, toProjectKeys } from '../../src/host/project-file.js';
import { storagePaths } from '../../src/lib/storage.js';
import { migrations } from '../../src/sync/comapeo-internals.js';
import { exportProjectKeys } from '../../src/sync/project-keys.js';
import { Lab } from './lab.js';
const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
const CLIENT = fileURLToPath(new URL('programs/client.js', import.meta.url));
const PORT = 49737;
/** Fewer than that cannot tell a device what translation it is behind. */
const NODES = 5;
const SYNC_MS = 45_000;
export class Scene {
    lab;
    dir;
    bootstrap = [];
    #rootKey = randomBytes(16).toString('hex');
    #device;
    #runs = 0;
    constructor({ name, dir }) {
        this.lab = new Lab(name);
        this.dir = dir;
        this.#device = path.join(dir, 'device');
    }
    async open() {
        this.lab.open();
        const hosts = Array.from({ length: NODES }, () => this.lab.addAddress());
        this.bootstrap = hosts.map((host) => `${host}:${PORT}`);
        for (const host of hosts) {
            const where = ['--host', host, '--bind', host, '--port', String(PORT)];
            const state = ['--storage', path.join(this.dir, host), '--bootstrap', this.bootstrap.join()];
            await this.#command('net', 'bootstrap', [...where, ...state], host);
        }
    }
    /** Makes a project on the clients' device, and a storage directory that hosts it as a member. */
    async shareProject(name) {
        const peerDir = path.join(this.dir, `peer-${name}`);
        const host = new Host({ paths: storagePaths(peerDir) }, { idleCloseMs: 0 });
        await host.ready();
        const dbFolder = path.join(this.#device, 'db');
        fs.mkdirSync(dbFolder, { recursive: true });
        const rootKey = Buffer.from(this.#rootKey, 'hex');
        const manager = new MapeoManager({
            rootKey,
            dbFolder,
            coreStorage: path.join(this.#device, 'core'),
            projectMigrationsFolder: migrations.project,
            clientMigrationsFolder: migrations.client,
            fastify: Fastify(),
        });
        await manager.setDeviceInfo({ name: 'device', deviceType: 'mobile' });
        const id = await manager.createProject({ name });
        const project = await manager.getProject(id);
        await project.$member.assignRole(host.deviceId, roles.MEMBER_ROLE_ID);
        const keys = await exportProjectKeys(rootKey, dbFolder, id);
        await host.add([toProjectKeys(checkProjectFile(keys))]);
        await manager.close();
        await host.close();
        return { keys, peerDir };
    }
    /** Runs `mapeo-web announce`; resolves once its projects are announced. */
    async startPeer(host, { peerDir }, settings = []) {
        const where = ['--storage', peerDir, '--bootstrap', this.bootstrap.join(), ...settings];
        await this.#command(host.name, 'announce', where, host.name, 'announce.complete');
    }
    /** A client with the device's storage as it was when the projects were made. */
    async runClient(host, { keys }, { before = [], timeoutMs = SYNC_MS } = {}) {
        const dir = path.join(this.dir, `client-${++this.#runs}`);
        fs.cpSync(this.#device, dir, { recursive: true });
        const { bootstrap } = this;
        const rootKey = this.#rootKey;
        const input = {
            rootKey,
            dir,
            bootstrap,
            keys,
            before,
            announce: false,
            timeoutMs,
        };
        const logFile = path.join(this.dir, `${host.name}.log`);
        const child = this.lab.spawn(host.name, [CLIENT, JSON.stringify(input)], { logFile });
        for await (const line of linesOf(child))
            return JSON.parse(line);
        throw new Error(`the client ended: ${fs.readFileSync(logFile, 'utf8').slice(-2000)}`);
    }
    close() {
        return this.lab.close();
    }
    async #command(where, command, args, log, evt = `${command}.ready`) {
        const logFile = path.join(this.dir, `${log}.log`);
        const child = this.lab.spawn(where, [CLI, command, ...args, '--json'], { logFile });
        for await (const line of linesOf(child)) {
            if (JSON.parse(line).evt !== evt)
                continue;
            // It goes on printing.
            child.stdout?.resume();
            return;
        }
        throw new Error(`${command} ended: ${fs.readFileSync(logFile, 'utf8').slice(-2000)}`);
    }
}
/** Stopping early leaves the stream open. */
async function* linesOf({ stdout }) {
    let text = '';
    for await (const chunk of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
        text += String(chunk);
        const lines = text.split('\n');
        text = lines.pop() ?? '';
        yield* lines.filter(Boolean);
    }
}
//# sourceMappingURL=scene.js.map