/**
 * What goes wrong below the projects: a disk that is nearly full, and projects that cannot be
 * opened. Tells the operator, and the devices that would go on bringing what nobody takes.
 */
import { EventEmitter } from 'node:events';
import { ERRORS } from './lib/errors.js';
import { sizeText } from './lib/size.js';
const FULL_DISK = { kind: 'disk-nearly-full', key: 'disk-nearly-full' };
export class StorageWatch extends EventEmitter {
    #host;
    #replication;
    #log;
    #fullSinceMs;
    constructor({ host, replication, log }) {
        super();
        this.#host = host;
        this.#replication = replication;
        this.#log = log;
    }
    /** Listens for as long as the host and the replication live. */
    start() {
        const { space, projects } = this.#host;
        // Or it was so from the beginning, and nobody was listening yet.
        if (space.isFull)
            this.#onFull(space.freeBytes);
        space.on('full', ({ freeBytes }) => this.#onFull(freeBytes));
        space.on('room', (event) => this.#onRoom(event));
        this.#replication.on('progress', ({ projectId }) => {
            for (const session of this.#replication.sessions(projectId))
                this.#tellDevice(session);
        });
        projects.on('quarantined', (damage) => this.#onDamage(damage));
        projects.on('recovered', ({ projectId }) => this.#onRecovered(projectId));
        this.#host.on('project-removed', ({ project: { projectId } }) => {
            this.emit('trouble-over', { kind: 'project-quarantined', key: projectId });
        });
    }
    #onFull(freeBytes) {
        const { minFreeBytes } = this.#host.space;
        const since = Date.now();
        this.#fullSinceMs = since;
        const free = `only ${sizeText(freeBytes ?? 0)} are free on the disk of the storage directory`;
        const cause = minFreeBytes === 0
            ? 'something could not be written'
            : `less than the reserve of ${sizeText(minFreeBytes)}`;
        const fix = 'Make room on it, or lower --min-free-space.';
        const effect = 'Nothing new is taken until there is more; what is here is served.';
        const { dir } = this.#host.paths;
        this.#log.warn({ evt: 'disk.full', dir, freeBytes, minFreeBytes }, `${free}. ${effect} ${fix}`);
        const message = `The disk is nearly full: ${free}. ${effect}`;
        this.emit('trouble', { ...FULL_DISK, message, cause, fix, since });
        for (const session of this.#replication.sessions())
            this.#tellDevice(session);
    }
    #onRoom({ freeBytes, writesFailed }) {
        this.#fullSinceMs = undefined;
        if (writesFailed)
            this.#reopenProjects();
        this.#log.info({ evt: 'disk.room', freeBytes }, 'there is room again: new data is taken');
        this.emit('trouble-over', FULL_DISK);
    }
    /** What failed to be written is asked for again by projects that were opened anew. */
    #reopenProjects() {
        this.#host.projects.renewAll();
        void this.#replication.end('storage-full');
    }
    /**
     * A device that came before the disk was full is sent away once, when it has something for us:
     * the answer to its next handshake says how things are. Today's apps do not come back by
     * themselves, and would not understand it.
     */
    #tellDevice({ connection, progress, form, startedAtMs }) {
        if (this.#fullSinceMs === undefined || startedAtMs > this.#fullSinceMs)
            return;
        if (connection.transport !== 'dht' || form !== 'handshake' || !progress?.toReceive)
            return;
        void connection.end('storage-full');
    }
    #onDamage({ projectId, reason, sinceMs }) {
        const { fix } = ERRORS.PROJECT_UNUSABLE;
        const message = 'A hosted project cannot be opened; the others go on.';
        this.#log.error({ evt: 'project.unusable', projectId, reason }, `the project cannot be opened: ${reason}. The others go on. ${fix}`);
        const trouble = { kind: 'project-quarantined', key: projectId, message, cause: reason };
        this.emit('trouble', { ...trouble, fix, since: sinceMs });
        this.emit('unusable', { projectId });
    }
    #onRecovered(projectId) {
        this.#log.info({ evt: 'project.recovered', projectId }, 'the project opens again');
        this.emit('trouble-over', { kind: 'project-quarantined', key: projectId });
        this.emit('recovered', { projectId });
    }
}
//# sourceMappingURL=storage-watch.js.map