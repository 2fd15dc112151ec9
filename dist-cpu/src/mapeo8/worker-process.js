/**
 * The peer's hold on the process of the older engine: started when a project is first opened, ended
 * when none is open any more, started again after a crash. What it was doing then is lost, and what
 * devices sent is not: a round begins anew, and takes what is missing.
 */
import { fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import fs from 'node:fs';
import net, {} from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Backoff } from '../lib/backoff.js';
import { MapeoWebError } from '../lib/errors.js';
import { EXIT_MEMORY, EXIT_STUCK, } from './messages.js';
import { assertInstalled } from './packages.js';
import { endStale, noteProcess } from './stale-process.js';
const PROGRAM = fileURLToPath(new URL('worker.js', import.meta.url));
const START_MS = 20_000;
const STOP_MS = 5000;
/** How long it is kept with no project open. */
const LINGER_MS = 30_000;
const MB = 1024 * 1024;
export class WorkerProcess extends EventEmitter {
    #settings;
    #backoff = new Backoff({ firstMs: 1000, maxMs: 60_000 });
    #starting;
    #running;
    #lingering;
    #notBeforeMs = 0;
    #open = new Set();
    #lastId = 0;
    #closed = false;
    constructor(settings) {
        super();
        this.#settings = { maxRssBytes: 512 * MB, lingerMs: LINGER_MS, ...settings };
    }
    get pid() {
        return this.#running?.child.pid;
    }
    /** Null where it does not run. */
    get rssBytes() {
        return this.#running?.rssBytes ?? null;
    }
    get maxRssBytes() {
        return this.#settings.maxRssBytes;
    }
    /** @throws `ENGINE_NOT_INSTALLED`, `BUSY` shortly after a crash, `PROJECT_UNUSABLE` */
    async open(request) {
        this.#open.add(request.projectId);
        clearTimeout(this.#lingering);
        try {
            await this.#ask(await this.#started(), { op: 'open', ...request });
            this.#backoff.reset();
        }
        catch (error) {
            this.#release(request.projectId);
            throw error;
        }
    }
    isOpen(projectId) {
        return this.#open.has(projectId);
    }
    /** Does nothing where it died meanwhile. */
    async close(projectId) {
        const running = this.#running;
        try {
            if (running)
                await this.#ask(running, { op: 'close', projectId });
        }
        finally {
            this.#release(projectId);
        }
    }
    async setReceiving(on) {
        if (this.#running)
            await this.#ask(this.#running, { op: 'receiving', on });
    }
    /** A pipe to one project: what is written to it the engine reads. */
    connect(header) {
        if (!this.#running)
            throw new MapeoWebError('BUSY', 'the engine is not running');
        const socket = net.connect(this.#running.socketPath);
        socket.write(JSON.stringify(header) + '\n');
        return socket;
    }
    async stop() {
        this.#closed = true;
        clearTimeout(this.#lingering);
        await this.#starting?.catch(() => { });
        await this.#end();
    }
    #release(projectId) {
        this.#open.delete(projectId);
        if (this.#open.size > 0 || this.#closed)
            return;
        clearTimeout(this.#lingering);
        this.#lingering = setTimeout(() => void this.#end(), this.#settings.lingerMs).unref();
    }
    async #end() {
        const child = this.#running?.child;
        if (!child)
            return;
        this.#running = undefined;
        const exited = once(child, 'exit');
        // It ends by itself where the channel does.
        child.disconnect();
        const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
        await exited;
        clearTimeout(timer);
    }
    #started() {
        if (this.#running)
            return Promise.resolve(this.#running);
        this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
        return this.#starting;
    }
    async #start() {
        if (this.#closed)
            throw new MapeoWebError('BUSY', 'the peer is shutting down');
        const waitMs = this.#notBeforeMs - Date.now();
        if (waitMs > 0) {
            throw new MapeoWebError('BUSY', 'the engine of Mapeo 8 died a moment ago', {
                retryAfterMs: waitMs,
            });
        }
        assertInstalled();
        await endStale(this.#settings.pidFile);
        // Short: the path of a Unix socket has room for 107 bytes, on macOS for 103.
        const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mw8-'));
        const socketPath = path.join(dir, 'w');
        const { deviceName, maxRssBytes } = this.#settings;
        const settings = { socketPath, deviceName, maxRssBytes };
        const child = fork(PROGRAM, [JSON.stringify(settings)], {
            serialization: 'advanced',
            execArgv: [`--max-old-space-size=${Math.ceil(maxRssBytes / MB)}`],
            env: withoutSecrets(process.env),
            // What the older packages print is for nobody; nor may they read what the peer is given.
            stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        });
        const running = { child, dir, socketPath, rssBytes: null, answers: new Map() };
        const pid = child.pid ?? 0;
        child.once('exit', () => this.#exited(running));
        try {
            await this.#ready(running);
        }
        catch (error) {
            const reason = 'start';
            this.#noteDeath({ pid, reason, code: child.exitCode, signal: child.signalCode });
            child.kill('SIGKILL');
            throw error;
        }
        noteProcess(this.#settings.pidFile, pid);
        this.#running = running;
        this.emit('started', { pid });
        return running;
    }
    #ready(running) {
        const { child, answers } = running;
        return new Promise((resolve, reject) => {
            const fail = () => reject(new MapeoWebError('BUSY', 'the engine of Mapeo 8 did not start'));
            const timer = setTimeout(fail, START_MS);
            child.once('error', fail);
            child.once('exit', () => {
                clearTimeout(timer);
                fail();
            });
            child.on('message', (message) => {
                if (message.evt === undefined) {
                    const { code, message: text } = message.error ?? {};
                    answers.get(message.id)?.(code === undefined ? undefined : new MapeoWebError('PROJECT_UNUSABLE', text ?? code));
                }
                else if (message.evt === 'ready') {
                    clearTimeout(timer);
                    resolve();
                }
                else if (message.evt === 'use')
                    running.rssBytes = message.rssBytes;
                else
                    this.emit('round', message);
            });
        });
    }
    #exited(running) {
        fs.rmSync(running.dir, { recursive: true, force: true });
        fs.rmSync(this.#settings.pidFile, { force: true });
        for (const settle of running.answers.values()) {
            settle(new MapeoWebError('BUSY', 'the engine of Mapeo 8 ended'));
        }
        if (this.#running !== running)
            return;
        this.#running = undefined;
        this.#open.clear();
        const { pid = 0, exitCode: code, signalCode: signal } = running.child;
        this.#noteDeath({ pid, reason: reasonOf(code, signal), code, signal });
    }
    #noteDeath(death) {
        if (this.#closed)
            return;
        this.#notBeforeMs = Date.now() + this.#backoff.next();
        this.emit('died', death);
    }
    #ask({ child, answers }, request) {
        const id = ++this.#lastId;
        return new Promise((resolve, reject) => {
            answers.set(id, (error) => {
                answers.delete(id);
                if (error)
                    reject(error);
                else
                    resolve();
            });
            child.send({ id, ...request }, (error) => {
                if (error)
                    answers.get(id)?.(new MapeoWebError('BUSY', 'the engine of Mapeo 8 ended'));
            });
        });
    }
}
function reasonOf(code, signal) {
    // What V8 does when the heap is full.
    if (code === EXIT_MEMORY || signal === 'SIGABRT')
        return 'memory';
    if (code === EXIT_STUCK)
        return 'stuck';
    return signal === null ? 'crash' : 'killed';
}
/** Tokens and pass phrases may be set in the environment, and are none of its business. */
function withoutSecrets(env) {
    const others = Object.entries(env).filter(([name]) => !name.startsWith('MAPEO_WEB_'));
    return Object.fromEntries(others);
}
//# sourceMappingURL=worker-process.js.map