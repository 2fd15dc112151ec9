/**
 * A project that is deleted here and added again: this peer goes on with what it wrote itself. To
 * begin anew with the same identity would give its own cores a second history, and devices close a
 * core of which they see two.
 */
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { hex } from '../../src/lib/keys.js';
import { storagePaths } from '../../src/lib/storage.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { createClient, createPeer, createProject, hostProject, notesOf, observe, } from '../helpers/peer.js';
const SYNC_MS = 20_000;
async function setUp(t) {
    const network = await createNetwork(t);
    const dir = await t.tmp();
    const start = (deviceName) => createPeer(t, network, { dir, idleCloseMs: 0, deviceName });
    const peer = await start('First name');
    const device = await createDevice(t);
    const river = await createProject(device, { name: 'River', observations: 2 });
    await hostProject(peer, river);
    const nameThere = async () => {
        const { name } = await river.project.$member.getById(peer.deviceId);
        return name;
    };
    const sync = async (at) => {
        const client = await createClient(t, network, device);
        await client.join(river.project, river.keys).synced({ timeoutMs: SYNC_MS });
        await client.close();
        await eventually(() => !at.show(river.projectId).open, { what: 'the project is closed' });
    };
    await sync(peer);
    // It tells its name when it knows that it is a member.
    await read(peer, river);
    await sync(peer);
    t.is(await nameThere(), 'First name');
    const { coreDir, dbDir } = storagePaths(dir);
    const key = hex(river.keys.projectKey);
    const files = { cores: path.join(coreDir, key), database: path.join(dbDir, `${key}.db`) };
    const own = path.join(dir, 'own-cores', river.projectId);
    return { dir, start, peer, river, sync, nameThere, files, own };
}
const read = (peer, { projectId }) => peer.use(projectId, (project) => project.data.list('observation'));
test('deleted and added again, it goes on with its one history', async (t) => {
    const { dir, start, peer, river, sync, nameThere, files, own } = await setUp(t);
    await peer.remove(river.projectId, { deleteData: true });
    t.absent(fs.existsSync(files.cores));
    t.ok(fs.existsSync(own), 'what it wrote itself is kept');
    const kept = fs.readdirSync(dir, { recursive: true, encoding: 'utf8' });
    t.absent(kept.some((name) => name.includes(hex(river.keys.projectKey))), 'and nothing that gives the key away');
    await peer.add([river.keys]);
    await observe(river.project, 'later');
    await sync(peer);
    t.absent(fs.existsSync(own), 'it is in use again');
    t.is((await read(peer, river)).length, (await notesOf(river.project)).length, 'all of it is here');
    await peer.close();
    const renamed = await start('Second name');
    await read(renamed, river);
    await sync(renamed);
    await eventually(async () => (await nameThere()) === 'Second name', {
        what: 'devices take what it writes now',
    });
    t.pass();
});
//# sourceMappingURL=own-cores.test.js.map