/** Projects are added without opening them, and the stock engine cannot tell the difference. */
import fs from 'node:fs';
import path from 'node:path';
import { roles } from '@comapeo/core';
import Database from 'better-sqlite3';
import test, {} from 'brittle';
import { toProjectKeys } from '../../src/host/project-file.js';
import { Host } from '../../src/host/host.js';
import { codeOf } from '../../src/lib/errors.js';
import { hex } from '../../src/lib/keys.js';
import { readRootKey, storagePaths } from '../../src/lib/storage.js';
import { createDevice, exportProjectKeys } from '../helpers/device.js';
import { createProject, randomProjectBody } from '../helpers/peer.js';
async function createHost(t, dir) {
    const host = new Host({ paths: storagePaths(dir) }, { idleCloseMs: 0, deviceName: 'archive' });
    await host.ready();
    t.teardown(() => host.close());
    return host;
}
/** Rows of projects, as they lie in the database. */
function keyRows(dir) {
    const db = new Database(path.join(dir, 'db', 'client.db'), { readonly: true });
    try {
        const columns = 'projectId, projectPublicId, projectInviteId, keysCipher, projectInfo';
        return db.prepare(`SELECT ${columns}, hasLeftProject FROM projectKeys ORDER BY projectId`).all();
    }
    finally {
        db.close();
    }
}
test('a stock manager opens what was added, and wrote the same', async (t) => {
    const dir = await t.tmp();
    const bodies = ['river', 'forest'].map(randomProjectBody);
    const host = await createHost(t, dir);
    const added = await host.add(bodies.map(toProjectKeys));
    t.is(fs.readdirSync(path.join(dir, 'core')).length, 0, 'none was opened');
    await host.close();
    const ours = keyRows(dir);
    const rootKey = readRootKey(storagePaths(dir));
    const stock = await createDevice(t, { rootKey });
    for (const body of bodies) {
        await stock.manager.addProject(toProjectKeys(body), { waitForSync: false });
    }
    t.alike(ours, keyRows(stock.dir), 'byte for byte');
    const device = await createDevice(t, { rootKey, dir });
    const listed = await device.manager.listProjects();
    t.alike(listed.map(({ name }) => name).sort(), ['forest', 'river']);
    for (const [n, { projectId }] of added.entries()) {
        t.alike(await exportProjectKeys(device, projectId), bodies[n]);
        const project = await device.manager.getProject(projectId);
        t.is((await project.$getProjectSettings()).name, bodies[n]?.projectName);
    }
});
test('on its first use a project learns who we are', async (t) => {
    const host = await createHost(t, await t.tmp());
    const river = await createProject(await createDevice(t));
    await river.project.$member.assignRole(host.deviceId, roles.MEMBER_ROLE_ID);
    await host.add([river.keys]);
    const dir = host.paths.dir;
    const rootKey = readRootKey(host.paths);
    await host.use(river.projectId, async (project) => {
        t.is(project.projectId, river.projectId);
    });
    await host.close();
    const { manager } = await createDevice(t, { rootKey, dir, name: 'archive' });
    const project = await manager.getProject(river.projectId);
    t.is((await project.$member.getById(hex(host.keyPair.publicKey))).name, 'archive');
});
test('all or none, and again as often as one likes', async (t) => {
    const host = await createHost(t, await t.tmp());
    const bodies = Array.from({ length: 5 }, (_, n) => randomProjectBody(`Project ${n}`));
    const keys = bodies.map(toProjectKeys);
    const [first, second] = keys;
    if (!first || !second)
        throw new Error('unreachable');
    await host.add([first]);
    const other = { ...second, encryptionKeys: { ...second.encryptionKeys, blob: Buffer.alloc(32) } };
    for (const bad of [
        [...keys.slice(1), { ...first, encryptionKeys: other.encryptionKeys }],
        [second, other],
    ]) {
        t.is(await host.add(bad).then(() => 'none', codeOf), 'PROJECT_KEYS_DIFFER');
        t.is(host.registry.size, 1);
        t.is(keyRows(host.paths.dir).length, 1);
    }
    for (let times = 0; times < 2; times++) {
        t.is((await host.add(keys)).length, 5);
        t.is(host.registry.size, 5);
        t.is(keyRows(host.paths.dir).length, 5);
    }
    t.alike(host.exportAll().map(({ projectName }) => projectName), bodies.map(({ projectName }) => projectName));
});
//# sourceMappingURL=direct-add.test.js.map