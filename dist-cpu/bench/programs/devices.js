/** Devices in a process of their own. */
import { BenchDevice } from '../lib/bench-device.js';
import { createFieldData } from '../lib/field-data.js';
import { serve } from '../lib/program.js';
import { SyncRun } from '../lib/sync-run.js';
const devices = new Map();
function device(name) {
    const known = devices.get(name);
    if (!known)
        throw new Error(`no device "${name}"`);
    return known;
}
const handlers = {
    async open(settings) {
        devices.set(settings.name, await BenchDevice.open(settings));
    },
    createProject({ name, project }) {
        return device(name).createProject(project);
    },
    openProject({ name, keys, isNew }) {
        return device(name).openProject(keys, { isNew });
    },
    map({ name, dir, data }) {
        return createFieldData(device(name).project, dir, data);
    },
    makeMembers({ name, deviceIds }) {
        return device(name).makeMembers(deviceIds);
    },
    addServer({ name, url }) {
        return device(name).addServer(url);
    },
    serve({ name, network }) {
        return device(name).serve(network);
    },
    /** Goes online and stays there until everything is synced. */
    async sync({ name, way, run }) {
        const timed = new SyncRun(device(name).project, run);
        const [, times] = await Promise.all([
            device(name).connect(way, () => timed.noteConnected()),
            timed.done(),
        ]);
        return times;
    },
    /** Goes online until the first observation is there; resolves with the milliseconds it took. */
    async firstDocument({ name, way, run }) {
        const timed = new SyncRun(device(name).project, run);
        const [firstMs] = await Promise.all([
            timed.firstDocument(),
            device(name).connect(way, () => { }),
        ]);
        await device(name).disconnect();
        return firstMs;
    },
    disconnect({ name }) {
        return device(name).disconnect();
    },
    async close({ name }) {
        await device(name).close();
        devices.delete(name);
    },
};
serve(handlers);
//# sourceMappingURL=devices.js.map