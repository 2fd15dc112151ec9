/**
 * REPLICATION. Mapeo sync on an authorised connection.
 *
 * Receives `Authorised` from `handshake.ts` and hands the connection to the sync engine, measures
 * it and ends it. Everything about cores and roles is the engine's; everything about who is
 * allowed in was decided before.
 */
import { EventEmitter } from 'node:events';
import { DuplicateGate } from './duplicate-gate.js';
import { systemClock } from './lib/clock.js';
/** How long a device that replicates without the handshake has to prove that it knows the key. */
const PROOF_MS = 20_000;
/** How often we look whether it did. */
const PROOF_POLL_MS = 25;
/** A connection that moved nothing for this long is idle. */
const IDLE_MS = 3000;
/** Keep-alives of both sides, and no block. */
const IDLE_BYTES = 512;
export class Replication extends EventEmitter {
    #acquire;
    #mayRecycle;
    #clock;
    #gate;
    #sessions = new Map();
    /** Projects whose events we listen to, and for how many sessions. */
    #listening = new Map();
    constructor({ acquire, mayRecycle = () => true, clock = systemClock }, settings = {}) {
        super();
        this.#acquire = acquire;
        this.#mayRecycle = mayRecycle;
        this.#clock = clock;
        this.#gate = new DuplicateGate({ clock }, settings);
    }
    sessions(projectId) {
        const all = [...this.#sessions.keys()];
        return projectId === undefined ? all : all.filter((s) => s.projectId === projectId);
    }
    /**
     * Reserves what the authorised connection needs: the device's one place on the project, and the
     * open project.
     * @throws MapeoWebError `BUSY`, `STORAGE_FULL`, `CONNECTION_LOST`
     */
    async admit(authorised) {
        const { connection, project } = authorised;
        const leave = await this.#gate.claim(project.projectId, connection);
        let lease;
        try {
            lease = await this.#acquire(project.projectId);
        }
        catch (error) {
            leave();
            throw error;
        }
        let settled = false;
        const once = (run) => () => {
            if (settled)
                return;
            settled = true;
            run();
        };
        const cancel = once(() => {
            lease.release();
            leave();
        });
        void connection.closed.then(cancel);
        return {
            begin: once(() => this.#begin(authorised, lease)),
            cancel,
            proven: () => this.#proven(connection, lease.project),
        };
    }
    /** On the bare path the proof is hypercore's own, and comes after replication began. */
    async #proven(connection, project) {
        const endMs = this.#clock.now() + PROOF_MS;
        while (!connection.isClosed && this.#clock.now() < endMs) {
            if (project.hasPeer(connection.remoteDevice))
                return true;
            await new Promise((resolve) => {
                const cancel = this.#clock.after(PROOF_POLL_MS, resolve);
                void connection.closed.then(() => {
                    cancel();
                    resolve();
                });
            });
        }
        return false;
    }
    /** Requests for blocks that the session's device has not answered. */
    unanswered(session) {
        return this.#sessions.get(session)?.unanswered(session.connection.remoteDevice) ?? 0;
    }
    noteUnknownCore(connection, discoveryKey) {
        const sessions = this.sessions().filter((s) => s.connection === connection);
        const projects = [...this.#listening.keys()].filter(({ projectId }) => sessions.some((session) => session.projectId === projectId));
        for (const project of projects) {
            // The device may be quicker than we are to open the cores of a second project.
            const isOfAnother = () => projects.some((p) => p !== project && p.hasCore(discoveryKey));
            project.noteUnknownCore(connection.deviceId, discoveryKey, isOfAnother);
        }
    }
    /** Ends every connection of a project, or of all; resolves once the engine let go of them. */
    async end(reason, projectId) {
        await Promise.all(this.sessions(projectId).map((s) => s.connection.end(reason)));
        await nextTurn();
    }
    #begin({ connection, project: { projectId }, form }, lease) {
        const { deviceId } = connection;
        const session = {
            projectId,
            deviceId,
            form,
            connection,
            startedAtMs: this.#clock.now(),
            progress: undefined,
            most: 0,
        };
        this.#listen(lease.project);
        this.#sessions.set(session, lease.project);
        void connection.closed.then((reason) => this.#ended(session, lease, reason));
        lease.project.attach(connection);
        this.emit('started', { projectId, deviceId, form });
    }
    async #ended(session, lease, reason) {
        const { projectId, deviceId, connection, startedAtMs } = session;
        this.#sessions.delete(session);
        this.#unlisten(lease.project);
        this.emit('ended', {
            projectId,
            deviceId,
            reason,
            bytesRead: connection.bytesRead,
            bytesWritten: connection.bytesWritten,
            ms: this.#clock.now() - startedAtMs,
        });
        // The engine hears of the closed stream in the same turn as we do: let it finish first.
        await nextTurn();
        lease.release();
    }
    #listen(project) {
        const known = this.#listening.get(project);
        if (known) {
            known.sessions++;
            return;
        }
        const { projectId } = project;
        const onProgress = ({ devices }) => {
            this.#onProgress(projectId, devices);
        };
        const onRecycle = (event) => {
            this.#recycle(projectId, event.deviceId, event.reason);
        };
        project.on('progress', onProgress);
        project.on('recycle', onRecycle);
        const stop = () => {
            project.off('progress', onProgress);
            project.off('recycle', onRecycle);
        };
        this.#listening.set(project, { sessions: 1, stop });
    }
    #unlisten(project) {
        const known = this.#listening.get(project);
        if (!known || --known.sessions > 0)
            return;
        known.stop();
        this.#listening.delete(project);
    }
    #onProgress(projectId, devices) {
        for (const session of this.sessions(projectId)) {
            const progress = devices.find((d) => d.deviceId === session.deviceId);
            const wasSynced = isSynced(session.progress);
            session.progress = progress;
            const left = progress ? progress.toSend + progress.toReceive : 0;
            session.most = left === 0 ? 0 : Math.max(session.most, left);
            if (isSynced(progress) && !wasSynced) {
                this.emit('synced', { projectId, deviceId: session.deviceId });
            }
        }
        this.emit('progress', { projectId, devices });
    }
    /**
     * Today's apps do not come back by themselves: so their connections are not cut in the middle of
     * something, unless the device may not have another block; nor while they could not come back, for
     * what flows already is worth more than what waits.
     */
    #recycle(projectId, deviceId, reason) {
        for (const session of this.sessions(projectId)) {
            if (session.deviceId !== deviceId)
                continue;
            const cut = () => {
                if (!this.#sessions.has(session))
                    return;
                this.emit('recycled', { projectId, deviceId, reason });
                void session.connection.destroy('recycled');
            };
            if (session.connection.transport === 'dht' || reason === 'blocked')
                cut();
            else
                this.#whenIdle(session.connection, cut);
        }
    }
    #whenIdle(connection, run) {
        let cancel;
        const look = () => {
            const bytesBefore = connection.bytesRead + connection.bytesWritten;
            cancel = this.#clock.after(IDLE_MS, () => {
                const moved = connection.bytesRead + connection.bytesWritten - bytesBefore;
                if (moved > IDLE_BYTES || !this.#mayRecycle(connection))
                    look();
                else
                    run();
            });
        };
        look();
        void connection.closed.then(() => cancel());
    }
}
/** Whether neither side has anything left for the other. */
export function isSynced(progress) {
    if (!progress?.initialSynced || !progress.dataEnabled)
        return false;
    return progress.toSend === 0 && progress.toReceive === 0;
}
function nextTurn() {
    return new Promise((resolve) => setImmediate(resolve));
}
//# sourceMappingURL=replication.js.map