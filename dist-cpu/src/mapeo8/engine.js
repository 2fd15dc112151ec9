/**
 * REPLICATION, the second engine: projects of the Mapeo apps that came before CoMapeo. What it keeps of
 * each is in `mapeo8/<discovery key>/`: `key` (sealed under the root key), `feeds/` and `media/`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { asError, MapeoWebError } from '../lib/errors.js';
import { discoveryKeyOf, hex, projectIdOf, } from '../lib/keys.js';
import { writeFileAtomic } from '../lib/storage.js';
import { openProjectKey, projectKeyPair, sealProjectKey } from './keys.js';
import { assertInstalled } from './packages.js';
import { Mapeo8Project } from './project.js';
import { WorkerProcess } from './worker-process.js';
const DELETING = '.deleting';
export class Mapeo8Engine {
    worker;
    #dir;
    #rootKey;
    #stored = new Map();
    #open = new Map();
    #isReceiving = true;
    constructor({ dir, rootKey }, settings) {
        this.#dir = dir;
        this.#rootKey = rootKey;
        this.worker = new WorkerProcess({ ...settings, pidFile: path.join(dir, 'engine.pid') });
        this.worker.on('round', (event) => {
            for (const project of this.#open.values())
                project.note(event);
        });
        this.worker.on('died', () => {
            for (const project of this.#open.values())
                project.noteDied();
        });
        this.#load();
    }
    #load() {
        for (const name of listed(this.#dir)) {
            const dir = path.join(this.#dir, name);
            // Cut short: what is left goes now.
            if (name.endsWith(DELETING))
                fs.rmSync(dir, { recursive: true, force: true });
            else
                this.#read(dir);
        }
    }
    /** One that cannot be read is told when it is to be opened, and keeps no other out. */
    #read(dir) {
        try {
            const sealed = fs.readFileSync(path.join(dir, 'key'));
            const projectKey = openProjectKey(this.#rootKey, sealed);
            const discoveryKey = discoveryKeyOf(projectKey);
            this.#stored.set(projectIdOf(projectKey), { projectKey, discoveryKey, dir });
        }
        catch {
            // See `open`.
        }
    }
    /**
     * Stores the keys. Safe to repeat.
     * @returns the ids of those that were not stored yet
     * @throws `ENGINE_NOT_INSTALLED`
     */
    add(all) {
        if (all.length > 0)
            assertInstalled();
        return all.flatMap(({ projectKey }) => {
            const projectId = projectIdOf(projectKey);
            if (this.#stored.has(projectId))
                return [];
            const discoveryKey = discoveryKeyOf(projectKey);
            const dir = path.join(this.#dir, hex(discoveryKey));
            fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
            writeFileAtomic(path.join(dir, 'key'), sealProjectKey(this.#rootKey, projectKey));
            this.#stored.set(projectId, { projectKey, discoveryKey, dir });
            return [projectId];
        });
    }
    has(projectId) {
        return this.#stored.has(projectId);
    }
    /** What the project is announced and listened for on. @throws `PROJECT_UNUSABLE` */
    keyPairOf(projectId) {
        return projectKeyPair(this.#rootKey, this.#get(projectId).projectKey);
    }
    /** @throws `ENGINE_NOT_INSTALLED`, `PROJECT_UNUSABLE`; `BUSY` shortly after a crash */
    async open(projectId) {
        const { discoveryKey } = this.#get(projectId);
        await this.#openInWorker(projectId);
        const project = new Mapeo8Project({
            projectId,
            discoveryKey,
            connect: async (header) => {
                // The process may have died since.
                if (!this.worker.isOpen(projectId))
                    await this.#openInWorker(projectId);
                return this.worker.connect(header);
            },
            onClose: async () => {
                this.#open.delete(projectId);
                await this.worker.close(projectId);
            },
        });
        this.#open.set(projectId, project);
        return project;
    }
    async #openInWorker(projectId) {
        const { dir, projectKey } = this.#get(projectId);
        await this.worker.open({ projectId, dir, projectKey });
        if (!this.#isReceiving)
            await this.worker.setReceiving(false);
    }
    /** While off, projects send what they have, and take nothing. */
    setReceiving(on) {
        if (on === this.#isReceiving)
            return;
        this.#isReceiving = on;
        // The next start tells it anew.
        void this.worker.setReceiving(on).catch(() => { });
        if (!on)
            for (const project of this.#open.values())
                project.endRounds('storage-full');
    }
    async storedBytes(projectId) {
        const stored = this.#stored.get(projectId);
        return stored ? sizeOf(stored.dir) : 0;
    }
    async deleteData(projectId) {
        const stored = this.#stored.get(projectId);
        if (!stored)
            return;
        this.#stored.delete(projectId);
        // One step decides it; the rest may be cut short.
        fs.renameSync(stored.dir, stored.dir + DELETING);
        await fs.promises.rm(stored.dir + DELETING, { recursive: true, force: true });
    }
    async close() {
        await this.worker.stop();
    }
    #get(projectId) {
        const stored = this.#stored.get(projectId);
        if (stored)
            return stored;
        throw new MapeoWebError('PROJECT_UNUSABLE', `its key is not in ${this.#dir}, or was stored under another root key`);
    }
}
function listed(dir) {
    try {
        return fs
            .readdirSync(dir, { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map(({ name }) => name);
    }
    catch (error) {
        if (asError(error).code === 'ENOENT')
            return [];
        throw error;
    }
}
async function sizeOf(dir) {
    const names = await fs.promises.readdir(dir, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    const stats = await Promise.all(files.map(({ parentPath, name }) => fs.promises.stat(path.join(parentPath, name))));
    return stats.reduce((sum, { size }) => sum + size, 0);
}
//# sourceMappingURL=engine.js.map