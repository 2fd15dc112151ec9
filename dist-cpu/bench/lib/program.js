/**
 * A program of a bench in a process of its own: what is measured shares no thread with those that
 * measure it. Calls go over the IPC channel, and a program that loses it ends, so none is left over
 * however the bench ends.
 */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { asError } from '../../src/lib/errors.js';
const PROGRAMS = fileURLToPath(new URL('../programs/', import.meta.url));
const QUOTED_BYTES = 2000;
export class Program {
    #name;
    #logFile;
    #child;
    #calls = new Map();
    #exited;
    #ended;
    #lastId = 0;
    constructor({ name, args = [], logFile }) {
        this.#name = name;
        this.#logFile = logFile;
        const log = fs.openSync(logFile, 'a', 0o600);
        const entry = path.join(PROGRAMS, `${name}.js`);
        this.#child = fork(entry, args, {
            stdio: ['ignore', log, log, 'ipc'],
            serialization: 'advanced',
        });
        fs.closeSync(log);
        this.#child.on('message', (answer) => this.#onAnswer(answer));
        this.#exited = new Promise((resolve) => {
            const end = (how) => {
                this.#ended ??= how;
                for (const { reject } of this.#calls.values())
                    reject(this.#gone());
                this.#calls.clear();
                resolve();
            };
            this.#child.on('error', (error) => end(error.message));
            this.#child.on('exit', (code, signal) => end(signal ?? `exit code ${code}`));
        });
    }
    get pid() {
        return this.#child.pid ?? 0;
    }
    /** @throws what the program threw, or that it is gone */
    call(name, argument) {
        return new Promise((resolve, reject) => {
            if (this.#ended !== undefined)
                return reject(this.#gone());
            const id = ++this.#lastId;
            this.#calls.set(id, { resolve: resolve, reject });
            const request = { id, name, argument };
            this.#child.send(request, (error) => {
                if (!error || !this.#calls.delete(id))
                    return;
                reject(error);
            });
        });
    }
    /** Resolves once it is gone. It has nothing to lose: its directory goes next. */
    async kill() {
        if (this.#ended === undefined)
            this.#child.kill('SIGKILL');
        await this.#exited;
    }
    #onAnswer({ id, value, error }) {
        const call = this.#calls.get(id);
        this.#calls.delete(id);
        if (error === undefined)
            call?.resolve(value);
        else
            call?.reject(new Error(`${this.#name}: ${error}`));
    }
    #gone() {
        const log = fs.readFileSync(this.#logFile, 'utf8').slice(-QUOTED_BYTES).trim();
        return new Error([`${this.#name} ended: ${this.#ended}`, log].filter(Boolean).join('\n'));
    }
}
/** The program's side: answers calls until the bench is gone. */
export function serve(handlers) {
    process.on('disconnect', () => process.exit());
    process.on('message', ({ id, name, argument }) => {
        const answer = (result) => process.send?.({ id, ...result });
        Promise.resolve()
            .then(() => handlers[name]?.(argument))
            .then((value) => answer({ value }), (error) => answer({ error: asError(error).stack ?? asError(error).message }));
    });
}
//# sourceMappingURL=program.js.map