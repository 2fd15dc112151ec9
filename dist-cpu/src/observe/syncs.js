import { systemClock } from '../lib/clock.js';
const MAX_DEVICES = 2000;
export class Syncs {
    #clock;
    /** By project and device; the one that was heard of longest ago first. */
    #devices = new Map();
    #byProject = new Map();
    constructor({ clock = systemClock } = {}) {
        this.#clock = clock;
    }
    devices(projectId) {
        const keys = this.#byProject.get(projectId) ?? [];
        return [...keys].flatMap((key) => this.#devices.get(key) ?? []);
    }
    note({ evt, projectId, deviceId, devices }) {
        if (evt === 'project.removed')
            this.#forget(projectId);
        if (evt === 'sync.ended' && deviceId !== undefined)
            this.#ended(projectId, deviceId);
        if (evt === 'sync.started' && deviceId !== undefined) {
            this.#set(projectId, { ...blank(deviceId), atMs: this.#clock.now() });
        }
        if (evt !== 'sync.progress')
            return;
        for (const { deviceId: id, toSend, toReceive } of devices ?? []) {
            const known = this.#devices.get(keyOf(projectId, id));
            // Progress of a device may still come when its connection has gone.
            if (!known?.connected)
                continue;
            this.#set(projectId, {
                deviceId: id,
                connected: true,
                toSend,
                toReceive,
                mostToSend: Math.max(known.mostToSend, toSend),
                mostToReceive: Math.max(known.mostToReceive, toReceive),
                atMs: this.#clock.now(),
            });
        }
    }
    #ended(projectId, deviceId) {
        const known = this.#devices.get(keyOf(projectId, deviceId));
        if (!known)
            return;
        if (known.toSend + known.toReceive === 0)
            this.#delete(keyOf(projectId, deviceId));
        else
            this.#set(projectId, { ...known, connected: false });
    }
    #set(projectId, state) {
        const key = keyOf(projectId, state.deviceId);
        this.#devices.delete(key);
        this.#devices.set(key, { ...state, projectId });
        const keys = this.#byProject.get(projectId) ?? new Set();
        this.#byProject.set(projectId, keys.add(key));
        if (this.#devices.size <= MAX_DEVICES)
            return;
        this.#delete(this.#devices.keys().next().value);
    }
    #forget(projectId) {
        for (const key of this.#byProject.get(projectId) ?? [])
            this.#delete(key);
    }
    #delete(key) {
        const state = this.#devices.get(key);
        if (!state)
            return;
        this.#devices.delete(key);
        const keys = this.#byProject.get(state.projectId);
        keys?.delete(key);
        if (keys?.size === 0)
            this.#byProject.delete(state.projectId);
    }
}
function blank(deviceId) {
    const nothing = { toSend: 0, toReceive: 0, mostToSend: 0, mostToReceive: 0 };
    return { deviceId, connected: true, ...nothing };
}
function keyOf(projectId, deviceId) {
    return `${projectId}/${deviceId}`;
}
//# sourceMappingURL=syncs.js.map