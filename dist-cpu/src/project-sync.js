/** What a client sees of one project's sync: events, and numbers good enough for a progress bar. */
import { EventEmitter } from 'node:events';
import { MapeoWebError } from './lib/errors.js';
export class ProjectSync extends EventEmitter {
    /** 52 characters, as CoMapeo shows it. */
    projectId;
    /** 64 hexadecimal characters. */
    discoveryKey;
    #leave;
    #connected = new Set();
    #devices = [];
    #total = 0;
    #closed = false;
    constructor({ leave }, { projectId, discoveryKey }) {
        super();
        this.projectId = projectId;
        this.discoveryKey = discoveryKey;
        this.#leave = leave;
    }
    get progress() {
        const remaining = this.#devices.reduce((sum, d) => sum + d.toSend + d.toReceive, 0);
        const synced = this.#connected.size > 0 &&
            this.#devices.length > 0 &&
            remaining === 0 &&
            this.#devices.every((d) => d.initialSynced && d.dataEnabled);
        return { devices: this.#devices, done: this.#total - remaining, total: this.#total, synced };
    }
    /** Ids of the devices that the project replicates with now. */
    get connected() {
        return [...this.#connected];
    }
    /**
     * Resolves once this device and everyone it is connected to have the same.
     * @throws MapeoWebError `TIMEOUT` after `timeoutMs`, `CONNECTION_LOST` when the project is left
     */
    synced({ timeoutMs = Infinity } = {}) {
        if (this.progress.synced)
            return Promise.resolve();
        return new Promise((resolve, reject) => {
            const timer = timeoutMs === Infinity
                ? undefined
                : setTimeout(() => {
                    settle(() => {
                        reject(new MapeoWebError('TIMEOUT', `not in sync after ${timeoutMs} ms`));
                    });
                }, timeoutMs);
            const onSynced = () => settle(resolve);
            const onClosed = () => {
                settle(() => reject(new MapeoWebError('CONNECTION_LOST', 'the project was left')));
            };
            const settle = (end) => {
                clearTimeout(timer);
                this.off('synced', onSynced);
                this.off('closed', onClosed);
                end();
            };
            this.once('synced', onSynced);
            this.once('closed', onClosed);
            if (this.#closed)
                onClosed();
        });
    }
    /** Stops syncing the project and searching for its peers; the project itself stays open. */
    leave() {
        return this.#leave();
    }
    /** @internal */
    noteSearching() {
        this.emit('searching');
    }
    /** @internal */
    noteConnected(deviceId, remoteHost) {
        this.#connected.add(deviceId);
        this.emit('connected', { deviceId, remoteHost });
    }
    /** @internal */
    noteDisconnected(deviceId, reason) {
        this.#connected.delete(deviceId);
        this.#devices = this.#devices.filter((d) => d.deviceId !== deviceId);
        this.emit('disconnected', { deviceId, reason });
    }
    /** @internal */
    noteRefused(deviceId, error) {
        this.emit('refused', { deviceId, error });
    }
    /** @internal */
    noteProgress(devices) {
        const wasSynced = this.progress.synced;
        this.#devices = devices.filter((d) => this.#connected.has(d.deviceId));
        const remaining = this.#devices.reduce((sum, d) => sum + d.toSend + d.toReceive, 0);
        if (wasSynced && remaining > 0)
            this.#total = 0;
        this.#total = Math.max(this.#total, remaining);
        const { progress } = this;
        this.emit('progress', progress);
        if (progress.synced && !wasSynced)
            this.emit('synced');
    }
    /** @internal */
    noteClosed() {
        this.#closed = true;
        this.#connected.clear();
        this.emit('closed');
    }
}
//# sourceMappingURL=project-sync.js.map