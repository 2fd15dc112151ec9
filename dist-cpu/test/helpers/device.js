/** A CoMapeo device with real storage, as today's apps have it: @comapeo/core and nothing of ours. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { MapeoManager } from '@comapeo/core';
import Fastify, {} from 'fastify';
import { exportProjectKeys as exportKeys, } from '../../src/sync/project-keys.js';
import { hex, identityOf } from '../../src/lib/keys.js';
import { nextRootKey } from './root-keys.js';
/**
 * brittle runs tear-downs of a lower order first. A high one lets what a test registers itself, the
 * streams above all, end before the managers close; directories go last (`t.tmp()`: Infinity).
 */
const CLOSE_ORDER = 1000;
const drizzle = new URL('../drizzle/', import.meta.resolve('@comapeo/core'));
export async function createDevice(t, options = {}) {
    const { name = 'device', rootKey = nextRootKey() } = options;
    const dir = options.dir ?? (await t.tmp());
    const dbFolder = path.join(dir, 'db');
    fs.mkdirSync(dbFolder, { recursive: true });
    const fastify = Fastify();
    const manager = new MapeoManager({
        rootKey,
        dbFolder,
        coreStorage: path.join(dir, 'core'),
        projectMigrationsFolder: fileURLToPath(new URL('project', drizzle)),
        clientMigrationsFolder: fileURLToPath(new URL('client', drizzle)),
        fastify,
        ...(options.makeWebsocket && { makeWebsocket: options.makeWebsocket }),
    });
    let closing;
    const close = () => (closing ??= manager.close());
    t.teardown(close, { order: CLOSE_ORDER });
    await manager.setDeviceInfo({ name, deviceType: 'mobile' });
    if (options.isArchiveDevice !== undefined)
        manager.setIsArchiveDevice(options.isArchiveDevice);
    const keyPair = identityOf(rootKey);
    return { manager, rootKey, keyPair, deviceId: hex(keyPair.publicKey), fastify, dir, close };
}
/** The body that `PUT /projects` and `projects add` take, out of the device's own database. */
export function exportProjectKeys(device, projectId) {
    return exportKeys(device.rootKey, path.join(device.dir, 'db'), projectId);
}
//# sourceMappingURL=device.js.map