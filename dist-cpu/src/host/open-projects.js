/**
 * Hosted projects are open only while somebody needs them, and only so many at once: an open one
 * costs file descriptors and 1.4 MB. Opens on the first use, closes some time after the last, and
 * sooner where the place is wanted: the project that has been idle for longest goes first.
 *
 * Who finds every place in use waits for a few seconds, in the order of coming, and is then told
 * `BUSY`: a place that a request or a turn with a partner holds is free again within that time, and
 * a device that is sent away instead comes back only much later, behind all who came meanwhile.
 */
import { EventEmitter } from 'node:events';
import { systemClock } from '../lib/clock.js';
import { codeOf, MapeoWebError } from '../lib/errors.js';
import { Quarantine } from './quarantine.js';
/** Well within the time that a client gives a handshake (20 s). */
const MAX_WAIT_MS = 5000;
/** Who waits holds a connection; past this many it is kinder to say so at once. */
const MAX_WAITING = 256;
/** Those who were sent away must not return as one: drawn between this and twice as long. */
const RETRY_MS = 10_000;
class Entry {
    projectId;
    opening;
    users = 0;
    idleSinceMs = 0;
    hasPlace = false;
    /** It is to be opened anew. */
    isOutdated = false;
    /** Ends its wait for a place. */
    giveUp = () => { };
    constructor(projectId) {
        this.projectId = projectId;
    }
}
export class OpenProjects extends EventEmitter {
    maxOpen;
    quarantine;
    #engine;
    #clock;
    #random;
    #idleCloseMs;
    #crowd;
    #entries = new Map();
    /** Open projects without users, the one that is idle for longest first. */
    #idle = new Set();
    /** Projects on their way out: whoever wants one again waits until it is closed. */
    #closing = new Map();
    /** Those that wait for a place, in the order of coming. */
    #waiting = new Set();
    /** Places in use, and of them those of projects that are being closed. */
    #places = 0;
    #leaving = 0;
    /** One for all idle projects: it is set to the time of the first. */
    #cancelTimer;
    constructor({ engine, clock = systemClock, random = Math.random, }, { idleCloseMs, maxOpen, crowd }) {
        super();
        this.maxOpen = maxOpen;
        this.#engine = engine;
        this.#clock = clock;
        this.quarantine = new Quarantine({ clock });
        this.#random = random;
        this.#idleCloseMs = idleCloseMs;
        this.#crowd = { maxWaitMs: MAX_WAIT_MS, retryMs: RETRY_MS, ...crowd };
    }
    /** Projects that are open, opening or closing; never more than `maxOpen`. */
    get size() {
        return this.#places;
    }
    /** Projects that wait for a place. */
    get waiting() {
        return this.#waiting.size;
    }
    isOpen(projectId) {
        return this.#entries.get(projectId)?.hasPlace ?? false;
    }
    /** Whether a coordinator took this device out; false where the project is not open. */
    async isBlocked(projectId) {
        try {
            return (await (await this.#entries.get(projectId)?.opening)?.isBlocked()) ?? false;
        }
        catch {
            // It is being closed, or could not be opened: whoever opens it next will ask again.
            return false;
        }
    }
    /**
     * Opens the project, or joins in the opening or open one.
     * @throws `BUSY` where every place was in use for some seconds; `PROJECT_UNUSABLE` where it
     *   cannot be opened; what opening throws where that passes by itself
     */
    async acquire(projectId) {
        for (let closing; (closing = this.#closing.get(projectId));)
            await closing;
        const entry = this.#entries.get(projectId) ?? this.#openUnlessDamaged(projectId);
        entry.users++;
        this.#idle.delete(entry);
        let released = false;
        const release = () => {
            if (released)
                return;
            released = true;
            this.#release(entry);
        };
        try {
            return { project: await entry.opening, release };
        }
        catch (error) {
            release();
            throw error;
        }
    }
    /** Closes the project whoever uses it: end its connections first. */
    async closeProject(projectId) {
        const entry = this.#entries.get(projectId);
        if (entry)
            await this.#close(entry);
        else
            await this.#closing.get(projectId);
    }
    /** Closes the project where nobody uses it: its place is worth more than the next opening. */
    async closeIdle(projectId) {
        const entry = this.#entries.get(projectId);
        if (entry && this.#idle.has(entry))
            await this.#close(entry);
    }
    /** Closes every project as soon as nobody uses it: whoever comes next finds it freshly opened. */
    renewAll() {
        for (const entry of this.#entries.values())
            entry.isOutdated = true;
        for (const entry of this.#idle)
            void this.#close(entry);
    }
    async close() {
        await Promise.all([...this.#entries.values()].map((entry) => this.#close(entry)));
        await Promise.all(this.#closing.values());
    }
    #openUnlessDamaged(projectId) {
        this.quarantine.check(projectId);
        return this.#open(projectId);
    }
    #open(projectId) {
        const entry = new Entry(projectId);
        let startedAtMs = 0;
        entry.opening = this.#takePlace(entry)
            .then(() => {
            startedAtMs = this.#clock.now();
            return this.#engine.open(projectId);
        })
            .catch((error) => {
            const { unusable, damage } = this.quarantine.note(projectId, error);
            if (damage)
                this.emit('quarantined', damage);
            throw unusable ?? error;
        });
        this.#entries.set(projectId, entry);
        entry.opening.then((project) => {
            if (this.quarantine.release(projectId))
                this.emit('recovered', { projectId });
            this.emit('opened', { projectId, ms: this.#clock.now() - startedAtMs });
            project.on('own-role-changed', ({ isBlocked }) => {
                this.emit('own-role-changed', { projectId, isBlocked });
            });
        }, (error) => {
            if (this.#entries.get(projectId) === entry)
                this.#entries.delete(projectId);
            this.#givePlace(entry);
            if (codeOf(error) !== 'BUSY')
                this.emit('failed', { projectId, error });
        });
        return entry;
    }
    #takePlace(entry) {
        if (this.#places < this.maxOpen) {
            this.#places++;
            entry.hasPlace = true;
            return Promise.resolve();
        }
        if (this.#waiting.size >= MAX_WAITING)
            return Promise.reject(this.#busy());
        return new Promise((resolve, reject) => {
            const end = () => {
                cancel();
                this.#waiting.delete(take);
            };
            const take = () => {
                end();
                entry.hasPlace = true;
                resolve();
            };
            entry.giveUp = (error) => {
                end();
                reject(error);
            };
            const onTimeout = () => {
                // The place that is being made for it would go to somebody who came later.
                if ([...this.#waiting].indexOf(take) < this.#leaving)
                    cancel = wait();
                else
                    entry.giveUp(this.#busy());
            };
            const wait = () => this.#clock.after(this.#crowd.maxWaitMs, onTimeout);
            let cancel = wait();
            this.#waiting.add(take);
            this.#makeRoom();
        });
    }
    #givePlace(entry) {
        if (!entry.hasPlace)
            return;
        entry.hasPlace = false;
        const [next] = this.#waiting;
        if (next)
            next();
        else
            this.#places--;
    }
    /** One project on its way out for each one that waits. */
    #makeRoom() {
        while (this.#leaving < this.#waiting.size) {
            const [oldest] = this.#idle;
            if (!oldest)
                return void this.emit('crowded', { waiting: this.#waiting.size });
            void this.#close(oldest);
        }
    }
    #busy() {
        return new MapeoWebError('BUSY', `all of ${this.maxOpen} open projects are in use`, {
            retryAfterMs: Math.round(this.#crowd.retryMs * (1 + this.#random())),
        });
    }
    #release(entry) {
        if (--entry.users > 0 || !entry.hasPlace)
            return;
        if (this.#entries.get(entry.projectId) !== entry)
            return;
        if (entry.isOutdated)
            return void this.#close(entry);
        entry.idleSinceMs = this.#clock.now();
        this.#idle.add(entry);
        this.#makeRoom();
        this.#setTimer();
    }
    #setTimer() {
        const [first] = this.#idle;
        if (!first || this.#cancelTimer)
            return;
        const dueMs = first.idleSinceMs + this.#idleCloseMs;
        this.#cancelTimer = this.#clock.after(Math.max(0, dueMs - this.#clock.now()), () => {
            this.#cancelTimer = undefined;
            for (const entry of this.#idle) {
                if (entry.idleSinceMs + this.#idleCloseMs > this.#clock.now())
                    break;
                void this.#close(entry);
            }
            this.#setTimer();
        });
    }
    #close(entry) {
        const { projectId } = entry;
        entry.giveUp(this.#busy());
        this.#entries.delete(projectId);
        this.#idle.delete(entry);
        if (this.#idle.size === 0) {
            this.#cancelTimer?.();
            this.#cancelTimer = undefined;
        }
        const leaving = entry.hasPlace ? 1 : 0;
        this.#leaving += leaving;
        const closing = this.#closeOpened(entry).finally(() => {
            this.#closing.delete(projectId);
            this.#leaving -= leaving;
            this.#givePlace(entry);
        });
        this.#closing.set(projectId, closing);
        return closing;
    }
    async #closeOpened({ projectId, opening }) {
        let project;
        try {
            project = await opening;
        }
        catch {
            // Whoever wanted it was told.
            return;
        }
        try {
            await project.close();
            this.emit('closed', { projectId });
        }
        catch (error) {
            this.emit('failed', { projectId, error });
        }
    }
}
//# sourceMappingURL=open-projects.js.map