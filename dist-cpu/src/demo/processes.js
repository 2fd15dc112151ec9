/** The demonstration's own processes: bootstrap nodes and a peer, run as their users run them. */
import { spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import fs from 'node:fs';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
const CLI = fileURLToPath(new URL('../cli.js', import.meta.url));
const LOOPBACK = '127.0.0.1';
/** A peer takes its announcements back first, which may take 5 s. */
const STOP_MS = 8000;
const QUOTED_BYTES = 1000;
/** A `mapeo-web` command of its own process, whose `--json` lines can be waited for. */
export class Child {
    /** Resolves when it has ended, with how it ended. */
    exited;
    #child;
    #lines = [];
    #watchers = new Set();
    #running = true;
    constructor({ args, logFile, logLevel }) {
        const watched = logLevel === 'debug' || logLevel === 'trace';
        const log = fs.openSync(logFile, 'a', 0o600);
        this.#child = spawn(process.execPath, [CLI, ...args, '--json', '--log-level', logLevel], {
            env: ownEnvironment(),
            stdio: ['ignore', 'pipe', watched ? 'inherit' : log],
        });
        fs.closeSync(log);
        const { stdout } = this.#child;
        if (stdout)
            readline.createInterface({ input: stdout }).on('line', (line) => this.#read(line));
        this.exited = new Promise((resolve) => {
            const end = (how) => {
                this.#running = false;
                resolve(how);
            };
            this.#child.on('error', (error) => end(error.message));
            this.#child.on('close', (code, signal) => {
                end([signal ?? `exit code ${code}`, tail(logFile)].filter(Boolean).join('\n'));
            });
        });
    }
    get running() {
        return this.#running;
    }
    /** The first line of this kind, whether printed already or yet to come. */
    waitFor(evt, accept = () => true) {
        return new Promise((resolve) => {
            const check = () => {
                const line = this.#lines.find((l) => l.evt === evt && accept(l));
                if (!line)
                    return;
                this.#watchers.delete(check);
                resolve(line);
            };
            this.#watchers.add(check);
            check();
        });
    }
    /** Resolves once it is gone. */
    async stop() {
        if (!this.#running)
            return;
        this.#child.kill('SIGTERM');
        const timer = setTimeout(() => this.kill(), STOP_MS);
        await this.exited;
        clearTimeout(timer);
    }
    kill() {
        if (this.#running)
            this.#child.kill('SIGKILL');
    }
    #read(text) {
        this.#lines.push(JSON.parse(text));
        for (const check of [...this.#watchers])
            check();
    }
}
/** Nothing that the user set for a peer of theirs holds for these processes. */
function ownEnvironment() {
    const entries = Object.entries(process.env);
    return Object.fromEntries(entries.filter(([name]) => !name.startsWith('MAPEO_WEB_')));
}
function tail(file) {
    try {
        return fs.readFileSync(file, 'utf8').slice(-QUOTED_BYTES).trim();
    }
    catch {
        return '';
    }
}
export function bootstrapArgs({ port, storage, siblings }) {
    const where = ['--host', LOOPBACK, '--bind', LOOPBACK, '--port', String(port)];
    return ['bootstrap', ...where, '--storage', storage, '--bootstrap', siblings.join() || 'none'];
}
export function peerArgs(storage, bootstrap) {
    const where = ['--bind', LOOPBACK, '--storage', storage, '--bootstrap', bootstrap.join()];
    return ['announce', '--name', 'Demo peer', ...where];
}
/** UDP ports of 127.0.0.1 that were free a moment ago, all different. */
export async function freeUdpPorts(count) {
    const sockets = Array.from({ length: count }, () => dgram.createSocket('udp4'));
    try {
        return await Promise.all(sockets.map(async (socket) => {
            socket.bind({ address: LOOPBACK, port: 0, exclusive: true });
            await once(socket, 'listening');
            return socket.address().port;
        }));
    }
    finally {
        await Promise.all(sockets.map((socket) => new Promise((done) => socket.close(done))));
    }
}
//# sourceMappingURL=processes.js.map