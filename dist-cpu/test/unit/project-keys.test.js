import crypto from 'node:crypto';
import path from 'node:path';
import test from 'brittle';
import { exportProjectKeys as exportFrom } from '../../src/sync/project-keys.js';
import { parseProjectKey, projectIdOf } from '../../src/lib/keys.js';
import { createDevice, exportProjectKeys } from '../helpers/device.js';
test('the exported keys let another device take part in the project', async (t) => {
    const owner = await createDevice(t, { name: 'owner' });
    t.is(owner.deviceId, owner.manager.deviceId, 'the device id is the identity key');
    const projectId = await owner.manager.createProject({ name: 'Upper river' });
    const keys = await exportProjectKeys(owner, projectId);
    t.is(keys.projectName, 'Upper river');
    t.is(projectIdOf(parseProjectKey(keys.projectKey)), projectId);
    for (const key of Object.values(keys.encryptionKeys))
        t.ok(/^[0-9a-f]{64}$/.test(key));
    const other = await createDevice(t, { name: 'other' });
    const { encryptionKeys } = keys;
    const joined = await other.manager.addProject({
        projectName: keys.projectName,
        projectKey: Buffer.from(keys.projectKey, 'hex'),
        encryptionKeys: {
            auth: Buffer.from(encryptionKeys.auth, 'hex'),
            config: Buffer.from(encryptionKeys.config, 'hex'),
            data: Buffer.from(encryptionKeys.data, 'hex'),
            blobIndex: Buffer.from(encryptionKeys.blobIndex, 'hex'),
            blob: Buffer.from(encryptionKeys.blob, 'hex'),
        },
    }, { waitForSync: false });
    t.is(joined, projectId);
    t.alike(await exportProjectKeys(other, projectId), keys, 'and it exports the same');
});
test('a device opens again with the same identity and projects', async (t) => {
    const first = await createDevice(t);
    const projectId = await first.manager.createProject({ name: 'kept' });
    await first.close();
    const again = await createDevice(t, { rootKey: first.rootKey, dir: first.dir });
    t.is(again.deviceId, first.deviceId);
    t.is((await again.manager.listProjects())[0]?.projectId, projectId);
});
test('an unknown project and a wrong root key are told apart', async (t) => {
    const device = await createDevice(t);
    const projectId = await device.manager.createProject({ name: 'one' });
    await t.exception(exportProjectKeys(device, 'nonesuch'), /PROJECT_NOT_FOUND/);
    const wrong = crypto.randomBytes(16);
    await t.exception(exportFrom(wrong, path.join(device.dir, 'db'), projectId), /DATABASE_UNUSABLE/);
});
//# sourceMappingURL=project-keys.test.js.map