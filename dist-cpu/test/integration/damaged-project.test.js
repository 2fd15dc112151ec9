/** A project whose files are damaged or missing is left alone; nothing is deleted, all others go on. */
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { codeOf } from '../../src/lib/errors.js';
import { hex } from '../../src/lib/keys.js';
import { storagePaths } from '../../src/lib/storage.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { createClient, createPeer, createProject, hostProject, notesOf, observe, } from '../helpers/peer.js';
const SYNC_MS = 20_000;
/** Two projects that a peer has everything of; the peer is closed. */
async function setUp(t) {
    const network = await createNetwork(t);
    const dir = await t.tmp();
    const peer = await createPeer(t, network, { dir });
    const device = await createDevice(t);
    const bad = await createProject(device, { name: 'bad', observations: 2 });
    const good = await createProject(device, { name: 'good', observations: 2 });
    const client = await createClient(t, network, device);
    for (const project of [bad, good]) {
        await hostProject(peer, project);
        await client.join(project.project, project.keys).synced({ timeoutMs: SYNC_MS });
    }
    await client.close();
    await peer.close();
    const paths = storagePaths(dir);
    const key = hex(bad.keys.projectKey);
    const files = {
        database: path.join(paths.dbDir, `${key}.db`),
        cores: path.join(paths.coreDir, key),
    };
    const restart = () => createPeer(t, network, { dir });
    const connect = async ({ project, keys }) => {
        const newClient = await createClient(t, network, device);
        return newClient.join(project, keys);
    };
    return { bad, good, files, restart, connect };
}
const open = (peer, { projectId }) => peer.use(projectId, (project) => project.data.list('observation'));
async function whyNot(peer, project) {
    try {
        await open(peer, project);
    }
    catch (error) {
        return error;
    }
    throw new Error('the project opened');
}
test('a damaged database', async (t) => {
    const { bad, good, files, restart, connect } = await setUp(t);
    const whole = fs.readFileSync(files.database);
    fs.writeFileSync(files.database, Buffer.alloc(whole.length, 'not a database'));
    const peer = await restart();
    await whyNot(peer, bad);
    const again = await whyNot(peer, bad);
    t.is(again.code, 'PROJECT_UNUSABLE');
    t.is(peer.status().damagedProjects, 1);
    t.ok(peer.show(bad.projectId).damage?.reason.includes('not a database'));
    t.absent(JSON.stringify(peer.show(bad.projectId)).includes(hex(bad.keys.projectKey)));
    t.is(peer.logged('project.unusable').length, 1);
    t.is((await open(peer, good)).length, 2);
    const sync = await connect(good);
    await sync.synced({ timeoutMs: SYNC_MS });
    await observe(good.project, 'later');
    await eventually(async () => (await open(peer, good)).length === 3, { what: 'the arrival' });
    t.ok(sync.connected.includes(peer.deviceId));
    // The way out with a backup: nothing was deleted meanwhile.
    await peer.close();
    fs.writeFileSync(files.database, whole);
    const mended = await restart();
    t.is((await open(mended, bad)).length, 2);
    t.is(mended.show(bad.projectId).damage, null);
});
test('a missing database', async (t) => {
    const { bad, good, files, restart } = await setUp(t);
    fs.rmSync(files.database);
    const peer = await restart();
    const error = await whyNot(peer, bad);
    t.is(codeOf(error), 'PROJECT_UNUSABLE');
    t.ok(error.message.includes('database is missing'));
    t.absent(fs.existsSync(files.database), 'no new one takes its place');
    t.is((await open(peer, good)).length, 2);
});
test('missing cores: what the peer wrote itself is not written a second time', async (t) => {
    const { bad, good, files, restart } = await setUp(t);
    fs.rmSync(files.cores, { recursive: true });
    const peer = await restart();
    const error = await whyNot(peer, bad);
    t.is(codeOf(error), 'PROJECT_UNUSABLE');
    t.ok(error.message.includes('cores is missing'));
    t.ok(fs.existsSync(files.database), 'what is left is kept');
    await peer.remove(bad.projectId, { deleteData: true });
    await peer.add([bad.keys]);
    const lost = await whyNot(peer, bad);
    t.is(codeOf(lost), 'PROJECT_UNUSABLE');
    t.ok(lost.message.includes('must not be written a second time'), lost.message);
    t.absent(fs.existsSync(files.cores));
    t.is((await open(peer, good)).length, 2);
});
test('a damaged database, and the way out without a backup', async (t) => {
    const { bad, files, restart, connect } = await setUp(t);
    fs.writeFileSync(files.database, Buffer.alloc(10_000, 'not a database'));
    const peer = await restart();
    await whyNot(peer, bad);
    await peer.remove(bad.projectId, { deleteData: true });
    await peer.add([bad.keys]);
    t.is(peer.show(bad.projectId).damage, null);
    const sync = await connect(bad);
    await sync.synced({ timeoutMs: SYNC_MS });
    const notes = await notesOf(bad.project);
    t.is((await open(peer, bad)).length, notes.length, 'the devices bring everything again');
});
test('a deletion that was cut short is finished before the project is added again', async (t) => {
    const { bad, files, restart, connect } = await setUp(t);
    const peer = await restart();
    await peer.remove(bad.projectId, { deleteData: false });
    fs.renameSync(files.cores, `${files.cores}.deleting`);
    await peer.add([bad.keys]);
    t.absent(fs.existsSync(files.database));
    t.absent(fs.existsSync(`${files.cores}.deleting`));
    const sync = await connect(bad);
    await sync.synced({ timeoutMs: SYNC_MS });
    t.is((await open(peer, bad)).length, 2);
});
//# sourceMappingURL=damaged-project.test.js.map