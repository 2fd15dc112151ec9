/** Who takes part in a soak: bootstrap nodes, a peer, devices and strangers, all on 127.0.0.1. */
import { execFile } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { storagePaths } from '../../src/lib/storage.js';
import { Program } from '../lib/program.js';
import { seededBytes } from '../lib/seeded.js';
import { SoakService } from './service.js';
const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
const LOOPBACK = '127.0.0.1';
const BOOTSTRAP_NODES = 3;
const COMMAND_MS = 60_000;
const READ_MS = 20_000;
export class World {
    dir;
    seed;
    bootstraps = [];
    devices = [];
    storage;
    bootstrap = [];
    ports = [];
    peer;
    peerId = '';
    strangers;
    #httpUrl = '';
    constructor({ dir, seed }) {
        this.dir = dir;
        this.seed = seed;
        this.storage = path.join(dir, 'peer');
    }
    async open({ devices }) {
        this.ports = await freePorts('udp4', BOOTSTRAP_NODES + 1);
        const [peerPort = 0, ...nodePorts] = this.ports;
        this.bootstrap = nodePorts.map((port) => `${LOOPBACK}:${port}`);
        for (const port of nodePorts) {
            const where = ['--host', LOOPBACK, '--bind', LOOPBACK, '--port', String(port)];
            const state = ['--storage', path.join(this.dir, `bootstrap-${port}`)];
            const node = this.#service(`bootstrap-${port}`, 'bootstrap', [
                ...where,
                ...state,
                '--bootstrap',
                this.bootstrap.join(),
            ]);
            this.bootstraps.push(node);
            await node.start();
        }
        const [httpPort = 0] = await freePorts('udp4', 1);
        this.#httpUrl = `http://${LOOPBACK}:${httpPort}/`;
        const network = ['--bind', LOOPBACK, '--bootstrap', this.bootstrap.join()];
        const doors = ['--port', String(peerPort), '--http-port', String(httpPort)];
        this.peer = this.#service('peer', 'announce', [
            ...network,
            ...doors,
            '--base-url',
            this.#httpUrl,
            '--storage',
            this.storage,
        ]);
        this.peerId = String((await this.peer.start()).deviceId);
        for (let n = 0; n < devices; n++) {
            const device = new SoakDevice({ world: this, name: `device-${n}` });
            this.devices.push(device);
            await device.start();
        }
        this.strangers = new Program({ name: 'soak-strangers', logFile: this.log('strangers') });
        await this.strangers.call('open', { bootstrap: this.bootstrap });
    }
    /** Nothing is left running. */
    async close() {
        const programs = [...this.devices.map((device) => device.program), this.strangers];
        await Promise.all([
            ...programs.map((program) => program?.kill()),
            ...[this.peer, ...this.bootstraps].map((service) => service?.kill()),
        ]);
    }
    log(name) {
        return path.join(this.dir, `${name}.log`);
    }
    /** One command on the peer's storage, to its end. */
    command(args, stdin) {
        return new Promise((resolve) => {
            const all = [CLI, ...args, '--json', '--storage', this.storage];
            const options = { timeout: COMMAND_MS, maxBuffer: 64 * 1024 ** 2 };
            const child = execFile(process.execPath, all, options, (error, stdout, stderr) => {
                const code = error ? (typeof error.code === 'number' ? error.code : null) : 0;
                const [line] = stdout.split('\n');
                const result = line ? JSON.parse(line) : undefined;
                resolve({ code, result, stderr });
            });
            child.stdin?.on('error', () => { });
            child.stdin?.end(stdin);
        });
    }
    /** Notes of the observations that the peer's data API answers. */
    async storedNotes(projectId) {
        const token = fs.readFileSync(storagePaths(this.storage).bearerToken, 'utf8').trim();
        const answer = await fetch(`${this.#httpUrl}projects/${projectId}/observation`, {
            headers: { authorization: `Bearer ${token}` },
            signal: AbortSignal.timeout(READ_MS),
        });
        if (!answer.ok)
            throw new Error(`the data API answered ${answer.status}`);
        const { data } = (await answer.json());
        return data.map(({ tags }) => String(tags.note));
    }
    #service(name, command, args) {
        const readyEvt = `${command}.ready`;
        return new SoakService({ name, args: [command, ...args], readyEvt, logFile: this.log(name) });
    }
}
export class SoakDevice {
    name;
    #world;
    /** Of its projects, to open them again with. */
    #keys = [];
    program;
    deviceId = '';
    isOnline = false;
    lives = 0;
    constructor({ world, name }) {
        this.#world = world;
        this.name = name;
    }
    async start() {
        this.program = new Program({ name: 'soak-device', logFile: this.#world.log(this.name) });
        this.lives++;
        const dir = path.join(this.#world.dir, this.name);
        const rootKey = seededBytes(`${this.#world.seed} ${this.name}`).subarray(0, 16).toString('hex');
        const { name } = this;
        this.deviceId = await this.program.call('open', { rootKey, dir, name, keys: this.#keys });
        this.isOnline = false;
    }
    async kill() {
        await this.program.kill();
    }
    async createProject(name) {
        const keys = await this.program.call('createProject', { name });
        this.#keys.push(keys);
        return keys;
    }
    async join(keys) {
        await this.program.call('join', { keys });
        this.#keys.push(keys);
    }
    async goOnline() {
        await this.program.call('goOnline', { bootstrap: this.#world.bootstrap });
        this.isOnline = true;
    }
    async goOffline() {
        this.isOnline = false;
        await this.program.call('goOffline', undefined);
    }
}
/** Ports that were free a moment ago. */
async function freePorts(type, count) {
    const sockets = Array.from({ length: count }, () => dgram.createSocket(type).bind(0, LOOPBACK));
    await Promise.all(sockets.map((socket) => once(socket, 'listening')));
    const ports = sockets.map((socket) => socket.address().port);
    await Promise.all(sockets.map((socket) => {
        socket.close();
        return once(socket, 'close');
    }));
    return ports;
}
//# sourceMappingURL=world.js.map