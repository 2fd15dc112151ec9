/**
 * DISCOVERY. Who proved to know a project's key, for the next search and the next start: they are
 * dialled first, even where a thousand false records hide theirs. Public keys alone, filed by
 * network and discovery key.
 *
 * A cache: what cannot be read or written costs the next start some time, and is no failure.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { systemClock } from '../lib/clock.js';
import { hex } from '../lib/keys.js';
import { writeFileAtomic } from '../lib/storage.js';
/** As many are dialled for each project before any stranger. */
const MAX_PEERS = 8;
const MAX_PROJECTS = 1024;
/** A device that was not met for so long has gone, or comes up in a lookup. */
const MAX_AGE_MS = 90 * 24 * 60 * 60 * 1000;
/** Written again for a newer date alone only this often. */
const FRESH_MS = 60 * 60 * 1000;
const SAVE_MS = 1000;
const key = z.string().regex(/^[0-9a-f]{64}$/);
const projectsSchema = z.record(key, z.array(z.object({ publicKey: key, provenAt: z.number() })));
const fileSchema = z.object({
    version: z.literal(1),
    networks: z.record(z.string(), projectsSchema),
});
/** Beside the file of known nodes: `nodes.json` has `nodes.peers.json`. */
export function provenPeersFileFor(knownNodesFile) {
    const { dir, name } = path.parse(path.resolve(knownNodesFile));
    return path.join(dir, `${name}.peers.json`);
}
export class ProvenPeers {
    #file;
    #networkId;
    #clock;
    #projects;
    /** Device ids of all of them. */
    #ids = new Set();
    #cancelSave;
    constructor({ clock = systemClock }, { file, networkId }) {
        this.#clock = clock;
        this.#file = file;
        this.#networkId = networkId;
        this.#projects = this.#bounded(this.#read()?.networks[networkId] ?? {});
        this.#index();
    }
    has(deviceId) {
        return this.#ids.has(deviceId);
    }
    /** Who proved itself last comes first. */
    of(discoveryKey) {
        const peers = this.#projects[hex(discoveryKey)] ?? [];
        return peers.map(({ publicKey }) => Buffer.from(publicKey, 'hex'));
    }
    note(discoveryKey, publicKey) {
        const [project, deviceId, nowMs] = [hex(discoveryKey), hex(publicKey), this.#clock.now()];
        const peers = this.#projects[project] ?? [];
        const known = peers.find((peer) => peer.publicKey === deviceId);
        if (known && Math.abs(nowMs - known.provenAt) < FRESH_MS)
            return;
        const others = peers.filter((peer) => peer !== known);
        this.#projects[project] = [{ publicKey: deviceId, provenAt: nowMs }, ...others];
        this.#projects = this.#bounded(this.#projects);
        this.#index();
        this.#cancelSave ??= this.#clock.after(SAVE_MS, () => this.save());
    }
    /** Writes what is not written yet; never fails. */
    save() {
        if (!this.#cancelSave)
            return;
        this.#cancelSave();
        this.#cancelSave = undefined;
        if (this.#file === undefined)
            return;
        const before = this.#read();
        const networks = { ...before?.networks, [this.#networkId]: this.#projects };
        const content = { version: 1, networks };
        try {
            // It may be the only trace of what went wrong.
            if (!before && fs.existsSync(this.#file))
                fs.renameSync(this.#file, `${this.#file}.corrupt`);
            writeFileAtomic(this.#file, JSON.stringify(content) + '\n');
        }
        catch {
            // They are found by a lookup the next time.
        }
    }
    #read() {
        if (this.#file === undefined)
            return undefined;
        try {
            return fileSchema.parse(JSON.parse(fs.readFileSync(this.#file, 'utf8')));
        }
        catch {
            return undefined;
        }
    }
    /** The latest few of each of the latest projects. */
    #bounded(projects) {
        const oldestMs = this.#clock.now() - MAX_AGE_MS;
        const entries = Object.entries(projects).map(([project, peers]) => {
            const recent = peers.filter(({ provenAt }) => provenAt >= oldestMs);
            recent.sort((a, b) => b.provenAt - a.provenAt);
            return [project, recent.slice(0, MAX_PEERS)];
        });
        const latest = (peers) => peers[0]?.provenAt ?? 0;
        return Object.fromEntries(entries
            .filter(([, peers]) => peers.length > 0)
            .sort(([, a], [, b]) => latest(b) - latest(a))
            .slice(0, MAX_PROJECTS));
    }
    #index() {
        this.#ids = new Set(Object.values(this.#projects).flatMap((ps) => ps.map((p) => p.publicKey)));
    }
}
//# sourceMappingURL=proven-peers.js.map