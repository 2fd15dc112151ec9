import { MapeoWebError } from '../lib/errors.js';
import { discoveryKeyOf, hex, parseProjectKey, toDiscoveryKey, toHandshakePsk, } from '../lib/keys.js';
const SAVE_MS = 1000;
/** Shorter prefixes are more likely a slip than an id. */
const MIN_PREFIX_CHARS = 4;
export class ProjectRegistry {
    #db;
    #onUnsaved;
    /** By discovery key in hex: connections are routed by it. */
    #byDiscoveryKey = new Map();
    /** Discovery keys in hex, by project id. */
    #discoveryKeys = new Map();
    /** Discovery keys in hex of what is to be written down. */
    #unsaved = new Set();
    #saving;
    /**
     * The database stays the caller's.
     * @param onUnsaved told when the disk did not take what happened to a project: that is no reason
     *   to stop serving it
     */
    constructor(db, { onUnsaved = () => { } } = {}) {
        this.#db = db;
        this.#onUnsaved = onUnsaved;
        for (const row of this.#db.prepare('SELECT * FROM project').iterate()) {
            this.#remember(fromRow(row));
        }
    }
    get size() {
        return this.#byDiscoveryKey.size;
    }
    list() {
        return [...this.#byDiscoveryKey.values()];
    }
    get(discoveryKey) {
        return this.#byDiscoveryKey.get(hex(discoveryKey));
    }
    byProjectId(projectId) {
        const discoveryKey = this.#discoveryKeys.get(projectId);
        return discoveryKey === undefined ? undefined : this.#byDiscoveryKey.get(discoveryKey);
    }
    #remember(project) {
        this.#byDiscoveryKey.set(hex(project.discoveryKey), project);
        this.#discoveryKeys.set(project.projectId, hex(project.discoveryKey));
    }
    /**
     * The project that a user means: by project id, discovery key in hex, or the beginning of one.
     * @throws `PROJECT_NOT_FOUND`, `PROJECT_AMBIGUOUS`
     */
    find(id) {
        const wanted = id.trim();
        const exact = this.byProjectId(wanted) ?? this.#byDiscoveryKey.get(wanted.toLowerCase());
        if (exact)
            return exact;
        const matches = this.#startingWith(wanted);
        const [match, another] = matches;
        if (match === undefined) {
            this.#assertNotProjectKey(wanted);
            throw new MapeoWebError('PROJECT_NOT_FOUND', `no hosted project matches "${brief(wanted)}"`);
        }
        if (another !== undefined) {
            throw new MapeoWebError('PROJECT_AMBIGUOUS', `${matches.length} hosted projects match "${brief(wanted)}"`);
        }
        return match;
    }
    #startingWith(wanted) {
        if (wanted.length < MIN_PREFIX_CHARS)
            return [];
        const lower = wanted.toLowerCase();
        return [...this.#byDiscoveryKey]
            .filter(([key, { projectId }]) => projectId.startsWith(wanted) || key.startsWith(lower))
            .map(([, project]) => project);
    }
    #assertNotProjectKey(wanted) {
        if (!/^[0-9a-fA-F]{64}$/.test(wanted))
            return;
        const discoveryKey = discoveryKeyOf(parseProjectKey(wanted));
        if (!this.get(discoveryKey))
            return;
        throw new MapeoWebError('PROJECT_KEY_GIVEN', `that is the secret key of a hosted project; its discovery key is ${hex(discoveryKey)}`);
    }
    /** Safe to repeat; a new name replaces the old one, and a blocked project is active again. */
    add(project, nowMs) {
        this.addAll([project], nowMs);
    }
    /** `add` for many, in one transaction: all or none. */
    addAll(projects, nowMs) {
        const insert = this.#db.prepare(`INSERT INTO project (project_id, discovery_key, handshake_psk, name, added_at, protocol)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (project_id) DO UPDATE SET name = excluded.name, state = 'active'`);
        this.#db.transaction(() => {
            for (const { projectId, discoveryKey, psk, name, protocol = 'comapeo' } of projects) {
                insert.run(projectId, discoveryKey, psk, name, nowMs, protocol);
            }
        })();
        for (const project of projects)
            this.#remember(this.#added(project, nowMs));
    }
    #added(project, nowMs) {
        const known = this.get(project.discoveryKey);
        if (known)
            return { ...known, name: project.name, state: 'active' };
        return {
            ...project,
            protocol: project.protocol ?? 'comapeo',
            needsHandshake: project.protocol === 'mapeo8',
            addedAt: nowMs,
            lastSyncAt: null,
            lastAnnouncedAt: null,
            records: 0,
            reachable: 0,
            stamp: null,
            state: 'active',
        };
    }
    remove(project) {
        this.#db.prepare('DELETE FROM project WHERE project_id = ?').run(project.projectId);
        this.#byDiscoveryKey.delete(hex(project.discoveryKey));
        this.#discoveryKeys.delete(project.projectId);
    }
    /** Written down within a second: hundreds come at once. */
    noteAnnounced({ discoveryKey, atMs, records, reachable, stamp }) {
        this.#updateSoon(discoveryKey, { lastAnnouncedAt: atMs, records, reachable, stamp });
    }
    /** Its records were taken back. */
    noteUnannounced(discoveryKey) {
        this.#updateSoon(discoveryKey, { records: 0, reachable: 0, stamp: null });
    }
    #updateSoon(discoveryKey, change) {
        const known = this.get(discoveryKey);
        if (!known)
            return;
        this.#remember({ ...known, ...change });
        this.#unsaved.add(hex(discoveryKey));
        this.#saving ??= setTimeout(() => this.flush(), SAVE_MS);
    }
    /** Writes down what is not yet. */
    flush() {
        clearTimeout(this.#saving);
        this.#saving = undefined;
        const projects = [...this.#unsaved].flatMap((id) => this.#byDiscoveryKey.get(id) ?? []);
        this.#unsaved.clear();
        this.#save(projects);
    }
    noteSynced(discoveryKey, atMs) {
        this.#update(discoveryKey, { lastSyncAt: atMs });
    }
    noteState(discoveryKey, state) {
        this.#update(discoveryKey, { state });
    }
    #update(discoveryKey, change) {
        const known = this.get(discoveryKey);
        if (!known)
            return;
        const project = { ...known, ...change };
        this.#remember(project);
        this.#save([project]);
    }
    #save(projects) {
        try {
            const update = this.#db.prepare(`UPDATE project SET last_announced_at = ?, last_sync_at = ?, records = ?, reachable = ?,
           announce_stamp = ?, state = ? WHERE project_id = ?`);
            this.#db.transaction(() => {
                for (const { lastAnnouncedAt, lastSyncAt, records, reachable, ...project } of projects) {
                    const { stamp, state, projectId } = project;
                    update.run(lastAnnouncedAt, lastSyncAt, records, reachable, stamp, state, projectId);
                }
            })();
        }
        catch (error) {
            this.#onUnsaved(error);
        }
    }
}
/** What a user typed may be a secret by mistake: never repeat the whole of it. */
function brief(text) {
    return text.length > 12 ? `${text.slice(0, 8)}…` : text;
}
function fromRow(row) {
    return {
        projectId: row.project_id,
        discoveryKey: toDiscoveryKey(row.discovery_key),
        psk: toHandshakePsk(row.handshake_psk),
        name: row.name,
        protocol: row.protocol,
        needsHandshake: row.protocol === 'mapeo8',
        addedAt: row.added_at,
        lastSyncAt: row.last_sync_at,
        lastAnnouncedAt: row.last_announced_at,
        records: row.records,
        reachable: row.reachable,
        stamp: row.announce_stamp,
        state: row.state,
    };
}
//# sourceMappingURL=registry.js.map