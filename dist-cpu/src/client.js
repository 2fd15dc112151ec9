import { resolveBootstrap } from './bootstrap-list.js';
import { DhtNode } from './dht-node.js';
import { Finder } from './finder.js';
import { ProvenPeers, provenPeersFileFor } from './find/proven-peers.js';
import { Handshake } from './handshake.js';
import { systemClock } from './lib/clock.js';
import { MapeoWebError } from './lib/errors.js';
import { discoveryKeyOf, handshakePskOf, hex, projectIdOf, toProjectKey, } from './lib/keys.js';
import { KnownNodes } from './lib/known-nodes.js';
import { Service } from './lib/service.js';
import { StockProject } from './mapeo8/stock-project.js';
import { KnownRelays } from './relay/known-relays.js';
import { onRelayOffer } from './relay/offer.js';
import { Replication } from './replication.js';
import { ComapeoProject } from './sync/comapeo-project.js';
import { ProjectSync } from './project-sync.js';
/** A connection that lived this long was worth its handshake: reconnect quickly. */
const SERVED_MS = 5000;
/** What a busy remote says may be nonsense: no hammering, and no waiting for days. */
const RETRY_MS = { min: 1000, max: 600_000 };
/**
 * One per device. `ready()` before the first `join()`, `close()` at the end: it resolves once
 * nothing is left running. It never closes a project that it was given.
 */
export class MapeoWebClient extends Service {
    #options;
    #replication;
    #joined = new Map();
    /** Sessions whose remote proved to know the project's key: `projectId deviceId`. */
    #proven = new Set();
    #relays;
    #finder;
    /** @throws MapeoWebError `INVALID_BOOTSTRAP_LIST` */
    constructor(options) {
        super();
        this.#options = options;
        this.#relays = new KnownRelays(options.relays);
        this.#replication = new Replication({
            acquire: async (projectId) => {
                const joined = this.#byProjectId(projectId);
                if (!joined)
                    throw new MapeoWebError('NOT_HOSTED', 'the project was left');
                return { project: joined.engine, release: () => { } };
            },
        });
        this.#watchReplication();
    }
    /**
     * Finds the project's peers and syncs with them until `leave()` or `close()`.
     * @throws MapeoWebError `INVALID_KEY`
     */
    join(project, { projectKey, announce = false }) {
        return this.#join({ projectKey, announce }, ({ projectId }) => ({
            engine: new ComapeoProject({ project, projectId }),
        }));
    }
    /**
     * The same for a project of the older apps: a `Mapeo` object of `@mapeo/core` 8. Its sync knows no
     * end of a connection but that of a round, so one follows the other, `everyMs` apart.
     * @param options `projectKey`: 32 bytes, which the object's database has as its encryption key
     * @throws MapeoWebError `INVALID_KEY`
     */
    joinMapeo8(mapeo, options) {
        const { projectKey, announce = false, everyMs = 60_000 } = options;
        return this.#join({ projectKey, announce, needsHandshake: true }, (known) => ({
            engine: new StockProject(mapeo, known),
            everyMs,
        }));
    }
    #join({ projectKey, announce, needsHandshake = false, }, open) {
        const finder = this.#finder;
        if (!finder || !this.opened || this.closing)
            throw new Error('call ready() before join()');
        const key = toProjectKey(projectKey);
        const discoveryKey = discoveryKeyOf(key);
        const id = hex(discoveryKey);
        const existing = this.#joined.get(id);
        if (existing)
            return existing.sync;
        const projectId = projectIdOf(key);
        const known = { projectId, discoveryKey, psk: handshakePskOf(key), needsHandshake };
        const sync = new ProjectSync({ leave: () => this.#leave(discoveryKey) }, { projectId, discoveryKey: id });
        this.#joined.set(id, { known, sync, ...open(known) });
        finder.join(discoveryKey, { announce });
        return sync;
    }
    async open() {
        const { keyPair, bootstrap, knownNodesFile, bindHost } = this.#options;
        const list = resolveBootstrap({ bootstrap: bootstrap.join(',') || 'none' });
        const node = new DhtNode({
            bootstrap: list,
            keyPair,
            knownNodes: knownNodesFile === undefined ? undefined : new KnownNodes(knownNodesFile),
        }, { bindHost });
        await node.ready();
        this.defer(() => node.close());
        const { dht } = node;
        const proven = new ProvenPeers({}, { file: knownNodesFile && provenPeersFileFor(knownNodesFile), networkId: list.networkId });
        const finder = new Finder({ dht, keyPair, proven }, { relays: () => this.#relays.list() });
        this.#finder = finder;
        finder.on('connection', (event) => this.#onConnection(event));
        finder.on('searching', ({ discoveryKey }) => {
            this.#joined.get(hex(discoveryKey))?.sync.noteSearching();
        });
        await finder.ready();
        this.defer(() => finder.close());
        node.on('network-changed', () => finder.wake());
        this.defer(async () => {
            await this.#replication.end('closing');
            for (const { engine, sync } of this.#joined.values()) {
                engine.detach();
                sync.noteClosed();
            }
            this.#joined.clear();
        });
    }
    #onConnection({ connection, topics, onTopic }) {
        const handshake = new Handshake({
            connection,
            find: (discoveryKey) => this.#joined.get(hex(discoveryKey))?.known,
            admit: (authorised) => this.#admit(authorised),
            onUnknownCore: (key) => this.#replication.noteUnknownCore(connection, key),
        }, { allowBare: this.#options.allowBare ?? true });
        const { deviceId } = connection;
        handshake.on('remote-full', ({ discoveryKey }) => {
            const full = new MapeoWebError('STORAGE_FULL', 'the remote sends, and takes nothing new');
            this.#joined.get(hex(discoveryKey))?.sync.noteRefused(deviceId, full);
        });
        handshake.start();
        this.#learnRelay(connection, handshake);
        let pending = 0;
        const propose = async (topic) => {
            const joined = this.#joined.get(hex(topic));
            if (!joined)
                return;
            pending++;
            try {
                await handshake.propose(joined.known);
            }
            catch (error) {
                if (error instanceof MapeoWebError) {
                    joined.sync.noteRefused(deviceId, error);
                    if (error.code === 'BUSY')
                        askAgain(topic, error);
                }
                refusals.push(error);
            }
            finally {
                pending--;
            }
            // One project that is not there says nothing of the others that the peer was asked for.
            if (pending > 0 || this.#replication.sessions().some((s) => s.connection === connection)) {
                return;
            }
            for (const error of refusals.splice(0))
                this.#avoidPeer(deviceId, error);
            void connection.end('refused');
        };
        const refusals = [];
        // Where other projects keep the connection; else a new one is made when the time has come.
        const askAgain = (topic, { retryAfterMs = 0 }) => {
            const delayMs = Math.min(Math.max(retryAfterMs, RETRY_MS.min), RETRY_MS.max);
            const cancel = systemClock.after(delayMs, () => void propose(topic));
            void connection.closed.then(cancel);
        };
        for (const topic of topics)
            void propose(topic);
        onTopic((topic) => void propose(topic));
    }
    /** A busy peer is none that failed; one that ends without an answer is for the finder to judge. */
    #avoidPeer(deviceId, error) {
        if (!(error instanceof MapeoWebError) || error.code === 'CONNECTION_LOST')
            return;
        if (error.retryAfterMs !== undefined || error.code === 'BUSY') {
            this.#finder?.noteBusy(deviceId, error.retryAfterMs ?? 0);
        }
        else {
            this.#finder?.noteRefused(deviceId, error.code === 'TIMEOUT' ? 'unreachable' : 'refused');
        }
    }
    /** Only who knows a project's key is believed that it relays. */
    #learnRelay(connection, handshake) {
        let isOffered = false;
        let isPeer = false;
        const learn = () => {
            if (!isOffered || !isPeer)
                return;
            if (this.#relays.note(connection.remoteDevice))
                this.#finder?.tryAgain();
        };
        onRelayOffer(connection, () => {
            isOffered = true;
            learn();
        });
        handshake.on('authorised', ({ authorised: { form } }) => {
            isPeer ||= form === 'handshake';
            learn();
        });
    }
    async #admit(authorised) {
        const admission = await this.#replication.admit(authorised);
        const begin = () => {
            admission.begin();
            void this.#noteWhenProven(authorised, admission);
        };
        return { ...admission, begin };
    }
    /**
     * Without the handshake replication begins before the remote proved anything, and whoever
     * announces the project could begin it: only from its proof on is the remote a peer.
     */
    async #noteWhenProven({ connection, project, form }, admission) {
        if (form === 'bare' && !(await admission.proven()))
            return;
        const joined = this.#joined.get(hex(project.discoveryKey));
        if (!joined || connection.isClosed)
            return;
        const { deviceId } = connection;
        this.#proven.add(`${project.projectId} ${deviceId}`);
        this.#finder?.noteProven(connection, project.discoveryKey);
        joined.sync.noteConnected(deviceId, connection.remoteHost);
        // What the engine said of the remote so far was not listened to.
        joined.sync.noteProgress(joined.engine.progress());
    }
    #watchReplication() {
        this.#replication.on('ended', ({ projectId, deviceId, reason, ms }) => {
            if (!this.#proven.delete(`${projectId} ${deviceId}`))
                return;
            const joined = this.#byProjectId(projectId);
            if (!joined)
                return;
            joined.sync.noteDisconnected(deviceId, reason);
            const isComplete = joined.engine instanceof StockProject && joined.engine.wasComplete(deviceId);
            const served = ms >= SERVED_MS || reason === 'recycled' || isComplete;
            this.#finder?.noteLost(deviceId, joined.known.discoveryKey, { served });
            // It has nothing new: it is left alone until the next round.
            if (isComplete)
                this.#finder?.noteBusy(deviceId, joined.everyMs ?? 0);
        });
        this.#replication.on('progress', ({ projectId, devices }) => {
            this.#byProjectId(projectId)?.sync.noteProgress(devices);
        });
    }
    #byProjectId(projectId) {
        return [...this.#joined.values()].find(({ known }) => known.projectId === projectId);
    }
    async #leave(discoveryKey) {
        const joined = this.#joined.get(hex(discoveryKey));
        if (!joined)
            return;
        this.#joined.delete(hex(discoveryKey));
        await this.#finder?.leave(discoveryKey);
        await this.#replication.end('closing', joined.known.projectId);
        joined.engine.detach();
        joined.sync.noteClosed();
    }
}
//# sourceMappingURL=client.js.map