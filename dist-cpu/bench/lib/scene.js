/** Who takes part in a bench of syncing, each in a process of its own, all on 127.0.0.1. */
import fs from 'node:fs';
import path from 'node:path';
import { control } from '../../src/http/control-client.js';
import { storagePaths } from '../../src/lib/storage.js';
import { Program } from './program.js';
const LOOPBACK = '127.0.0.1';
const BOOTSTRAP_NODES = 3;
export class Scene {
    dir;
    #context;
    #started = 0;
    constructor(context) {
        this.dir = context.tmp;
        this.#context = context;
    }
    /** A name for a new directory; it is not made. */
    fresh(name) {
        return path.join(this.dir, `${name}-${++this.#started}`);
    }
    /** Resolves with the addresses of a network's bootstrap nodes. */
    async network(nodes = BOOTSTRAP_NODES, through) {
        const program = this.start('network');
        return program.call('start', { nodes, ...(through === undefined ? {} : { through }) });
    }
    devices() {
        return this.start('devices');
    }
    async cloud() {
        const program = this.start('cloud-server');
        const dir = this.fresh('cloud');
        const answer = await program.call('start', { dir });
        return { ...answer, pid: program.pid, dir, kill: () => program.kill() };
    }
    /** `mapeo-web announce`; `settings` are more flags of it. */
    async peer(bootstrap, settings = []) {
        const storage = this.fresh('peer');
        const where = ['--bind', LOOPBACK, '--storage', storage, '--bootstrap', bootstrap.join()];
        const args = ['announce', '--json', '--log-level', 'warn', ...where, ...settings];
        const program = this.start('peer', args);
        const ready = (await program.call('waitFor', { evt: 'announce.ready' }));
        return {
            deviceId: ready.deviceId,
            httpUrl: ready.httpUrl,
            storage,
            pid: program.pid,
            host: async (keys) => {
                await control(storagePaths(storage), 'POST', '/projects', keys);
                await program.call('waitFor', { evt: 'announce.complete' });
            },
            kill: () => program.kill(),
        };
    }
    start(name, args = []) {
        const logFile = `${this.fresh(name)}.log`;
        const program = new Program({ name, args, logFile });
        this.#context.defer(() => program.kill());
        return program;
    }
    /** Of a device's storage, for another run from the same state. */
    async copy(from) {
        const to = this.fresh('copy');
        await fs.promises.cp(from, to, { recursive: true });
        return to;
    }
}
//# sourceMappingURL=scene.js.map