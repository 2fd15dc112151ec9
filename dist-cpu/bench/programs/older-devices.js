/** Devices of the older apps in a process of their own: stock `@mapeo/core` 8, and our client. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { keyPair } from 'hypercore-crypto';
import { MapeoWebClient } from '../../src/client.js';
import { OlderDevice } from '../../src/demo/older-device.js';
import { serve } from '../lib/program.js';
/** Of their originals; what the older apps make of a photo besides is a tenth and a hundredth. */
const SIZES = { original: 1, preview: 0.1, thumbnail: 0.01 };
const EVERY_MS = 500;
const POLL_MS = 50;
const devices = new Map();
function opened(name) {
    const known = devices.get(name);
    if (!known)
        throw new Error(`no device "${name}"`);
    return known;
}
const handlers = {
    async open({ name, dir, projectKey }) {
        fs.mkdirSync(dir, { recursive: true });
        const device = new OlderDevice(dir, Buffer.from(projectKey));
        await device.ready();
        devices.set(name, { device, projectKey: Buffer.from(projectKey), photos: 0 });
    },
    async map({ name, data }) {
        const open = opened(name);
        const { device } = open;
        await device.observe(data.observations);
        for (let count = 0; count < data.photos; count++) {
            const n = ++open.photos;
            for (const [variant, part] of Object.entries(SIZES)) {
                const bytes = randomBytes(Math.round(data.photoBytes * part));
                await device.addMedia(`${variant}/${name}-${n}.jpg`, bytes);
            }
        }
    },
    /** Goes online and stays there; resolves with the milliseconds until all was there. */
    async sync({ name, network, announce, wanted, limitMs }) {
        const open = opened(name);
        const { device, projectKey } = open;
        const startedAtMs = performance.now();
        const client = new MapeoWebClient({ keyPair: keyPair(), ...network });
        open.client = client;
        await client.ready();
        client.joinMapeo8(device.mapeo, { projectKey, announce, everyMs: EVERY_MS });
        for (;;) {
            const { records, photos } = await device.contents();
            const elapsedMs = performance.now() - startedAtMs;
            if (records >= wanted.records && photos >= wanted.photos)
                return elapsedMs;
            if (elapsedMs > limitMs) {
                const has = `${records} of ${wanted.records} records, ${photos} of ${wanted.photos} photos`;
                throw new Error(`${name}: ${has} after ${limitMs} ms`);
            }
            await delay(POLL_MS);
        }
    },
    async disconnect({ name }) {
        const open = opened(name);
        await open.client?.close();
        open.client = undefined;
    },
};
serve(handlers);
//# sourceMappingURL=older-devices.js.map