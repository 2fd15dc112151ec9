import { OlderDevice } from '../../src/demo/older-device.js';
import { assertInstalled } from '../../src/mapeo8/packages.js';
export async function createOlderDevice(t, projectKey, settings = {}) {
    const device = new OlderDevice(await t.tmp(), projectKey, settings);
    t.teardown(() => device.close(), { order: 5 });
    await device.ready();
    return device;
}
/** Why tests of it cannot run here; undefined: they can. */
export function missingEngine() {
    try {
        assertInstalled();
        return undefined;
    }
    catch (error) {
        return String(error);
    }
}
//# sourceMappingURL=older-device.js.map