/** A long-lived command of mapeo-web as its operator runs it: a process that faults befall. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { descriptors, rssBytes } from '../lib/process-use.js';
const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
const START_MS = 60_000;
const STOP_MS = 30_000;
export class SoakService {
    name;
    #settings;
    #child;
    #exited = Promise.resolve('never started');
    #expected = true;
    /** How many processes it has had. */
    lives = 0;
    constructor(settings) {
        this.name = settings.name;
        this.#settings = settings;
    }
    /** Ended without having been told to: why, or undefined. */
    unexpectedEnd;
    get use() {
        const pid = this.#child?.pid ?? 0;
        return { rssBytes: rssBytes(pid), descriptors: descriptors(pid) };
    }
    /** Resolves with the line that says so, once it is ready. */
    async start() {
        const { args, logFile, readyEvt } = this.#settings;
        const log = fs.openSync(logFile, 'a', 0o600);
        const child = spawn(process.execPath, [CLI, ...args, '--json'], {
            stdio: ['ignore', 'pipe', log],
        });
        fs.closeSync(log);
        this.#child = child;
        this.#expected = false;
        this.lives++;
        this.#exited = new Promise((resolve) => {
            child.once('exit', (code, signal) => {
                const how = signal ?? `exit code ${code}`;
                if (!this.#expected)
                    this.unexpectedEnd = `${this.name} ended by itself: ${how}`;
                resolve(how);
            });
        });
        return new Promise((resolve, reject) => {
            const fail = (why) => reject(new Error(`${this.name} did not start: ${why}`));
            const timer = setTimeout(() => fail('no answer in time'), START_MS);
            void this.#exited.then((how) => fail(how));
            let text = '';
            child.stdout?.on('data', (chunk) => {
                text += chunk.toString();
                const lines = text.split('\n');
                text = lines.pop() ?? '';
                for (const line of lines) {
                    const parsed = JSON.parse(line);
                    if (parsed.evt !== readyEvt)
                        continue;
                    clearTimeout(timer);
                    resolve(parsed);
                }
            });
        });
    }
    /** As `kill -9` does it. */
    async kill() {
        this.#expected = true;
        this.#child?.kill('SIGKILL');
        await this.#exited;
    }
    /** As an operator does it. @throws where it does not end in time */
    async stop() {
        this.#expected = true;
        this.#child?.kill('SIGTERM');
        const timer = setTimeout(() => {
            this.unexpectedEnd = `${this.name} did not end within ${STOP_MS} ms of SIGTERM`;
            this.#child?.kill('SIGKILL');
        }, STOP_MS);
        await this.#exited;
        clearTimeout(timer);
    }
    /** As a laptop's lid does it. */
    freeze() {
        this.#child?.kill('SIGSTOP');
    }
    thaw() {
        this.#child?.kill('SIGCONT');
    }
}
//# sourceMappingURL=service.js.map