/** Back up under load, lose everything, restore elsewhere, and go on. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import test from 'brittle';
import { Host } from '../../src/host/host.js';
import { MapeoWebError } from '../../src/lib/errors.js';
import { hex } from '../../src/lib/keys.js';
import { storagePaths } from '../../src/lib/storage.js';
import { backUp, restoreTo } from '../helpers/backup.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, freeUdpPort } from '../helpers/network.js';
import { arrived, createClient, createPeer, createProject, hostProject, joinProject, notesOf, observe, syncedWith, } from '../helpers/peer.js';
import { addPhoto } from '../helpers/photo.js';
async function codeOf(run) {
    try {
        await run();
        return 'none';
    }
    catch (error) {
        if (error instanceof MapeoWebError)
            return error.code;
        throw error;
    }
}
async function storedNotes(project) {
    const documents = await project.data.list('observation');
    return documents.map(({ tags }) => String(tags.note));
}
/** Whether the peer has the original of the photo, byte for byte. */
const hasPhoto = ({ driveId, name, hash }) => async ({ data }) => {
    const media = await data.attachment({ driveId, name, type: 'photo', variant: 'original' });
    if (!media)
        return false;
    return (crypto
        .createHash('sha256')
        .update(await buffer(media.body))
        .digest('hex') === hash);
};
const ALERT = {
    detectionDateStart: '2026-01-01T00:00:00.000Z',
    detectionDateEnd: '2026-01-02T00:00:00.000Z',
    metadata: { kind: 'fire' },
    geometry: { type: 'Point', coordinates: [-72.1, -2.35] },
};
const addAlert = (peer, projectId, sourceId) => peer.use(projectId, ({ data }) => data.addAlert({ ...ALERT, sourceId }));
test('nothing that a device had sent before is missing from a backup under load', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const [ana, ben] = await Promise.all([createDevice(t), createDevice(t)]);
    const river = await createProject(ana);
    const { project, projectId } = river;
    await hostProject(peer, river);
    const client = await createClient(t, network, ana);
    client.join(project, river.keys);
    const photo = await addPhoto(t, project);
    await syncedWith(project, peer.deviceId);
    await eventually(() => peer.use(projectId, hasPhoto(photo)), { what: 'the photo' });
    // Sent and acknowledged are not the same: only what the peer has counts.
    const acknowledged = new Set();
    let isWriting = true;
    const writing = (async () => {
        for (let n = 0; isWriting; n++) {
            await observe(project, `under load ${n}`);
            if (n % 10 === 5)
                await addPhoto(t, project);
        }
    })();
    const receiving = eventually(async () => {
        for (const note of await peer.use(projectId, storedNotes))
            acknowledged.add(note);
        return !isWriting;
    }, { what: 'the end of writing' });
    const backups = [];
    for (const least of [3, 9]) {
        await eventually(() => acknowledged.size >= least, { what: `${least} observations` });
        const before = [...acknowledged];
        backups.push({ file: await backUp(t, peer), before });
    }
    isWriting = false;
    await Promise.all([writing, receiving]);
    t.absent(fs.existsSync(path.join(peer.dir, 'backup.tmp')), 'no copies are left');
    await client.close();
    await peer.close();
    for (const name of fs.readdirSync(peer.dir)) {
        fs.rmSync(path.join(peer.dir, name), { recursive: true });
    }
    for (const { file, before } of backups) {
        const dir = await restoreTo(t, file);
        const host = new Host({ paths: storagePaths(dir) }, { idleCloseMs: 0 });
        await host.ready();
        const missing = await host.use(projectId, async (restored) => 
        // What was stored and not yet in the index is put there as the project opens.
        eventually(async () => {
            const notes = new Set(await storedNotes(restored));
            return before.every((note) => notes.has(note)) && 'none';
        }, { what: `the ${before.length} observations`, timeoutMs: 5000 }));
        t.is(missing, 'none', `of ${before.length}`);
        await host.close();
    }
    const last = backups.at(-1);
    const dir = await restoreTo(t, last?.file ?? '');
    const moved = await createPeer(t, network, { dir, port: await freeUdpPort() });
    t.is(moved.deviceId, peer.deviceId, 'the identity is the same');
    t.is(moved.logged('restored').length, 1, 'and the operator is told what to heed');
    const back = await createClient(t, network, ana);
    await back.join(project, river.keys).synced({ timeoutMs: 20_000 });
    // Alone it may not find it: the list of photos may have grown while the backup was made.
    await eventually(() => moved.use(projectId, hasPhoto(photo)), { what: 'the photo' });
    await observe(project, 'after the move');
    const theirs = await joinProject(river, ben);
    const other = await createClient(t, network, ben);
    other.join(theirs, river.keys);
    await arrived(theirs, 'after the move');
    await eventually(async () => (await notesOf(theirs)).length === (await notesOf(project)).length, {
        what: 'all that was ever written',
    });
});
test('what the peer itself wrote after the backup comes back before it writes again', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const ana = await createDevice(t);
    const river = await createProject(ana);
    const { project, projectId } = river;
    await hostProject(peer, river);
    const client = await createClient(t, network, ana);
    client.join(project, river.keys);
    await syncedWith(project, peer.deviceId);
    const alerts = async () => (await project.remoteDetectionAlert.getMany()).map(({ sourceId }) => sourceId).sort();
    await addAlert(peer, projectId, 'before');
    const file = await backUp(t, peer);
    await addAlert(peer, projectId, 'after');
    await eventually(async () => (await alerts()).length === 2, { what: 'both alerts' });
    await client.close();
    await peer.close();
    // With a new name, which the peer tells its projects: that, too, is something it writes.
    const dir = await restoreTo(t, file);
    const moved = await createPeer(t, network, { dir, deviceName: 'moved' });
    t.is(await codeOf(() => addAlert(moved, projectId, 'too early')), 'BUSY');
    const back = await createClient(t, network, ana);
    back.join(project, river.keys);
    await eventually(() => moved.host.afterRestore.mayWrite(projectId), { what: 'being in sync' });
    await addAlert(moved, projectId, 'later');
    await eventually(async () => (await alerts()).join() === 'after,before,later', {
        what: 'one history of alerts',
    });
    await eventually(async () => (await project.$member.getById(moved.deviceId)).name === 'moved', {
        what: 'the new name',
    });
    await back.close();
    await moved.close();
    const again = new Host({ paths: storagePaths(dir) }, { idleCloseMs: 0 });
    await again.ready();
    t.ok(again.afterRestore.mayWrite(projectId), 'which is remembered');
    await again.close();
});
test('two of one identity: the restored one does not start', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const dir = await restoreTo(t, await backUp(t, peer));
    t.is(await codeOf(() => createPeer(t, network, { dir })), 'IDENTITY_IN_USE');
    await peer.close();
    const moved = await createPeer(t, network, { dir });
    t.is(moved.deviceId, peer.deviceId, 'once the other has stopped, it does');
});
test('without media it is small, and photos come again from who has them', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const ana = await createDevice(t);
    const river = await createProject(ana, { observations: 2 });
    const { project, projectId } = river;
    await hostProject(peer, river);
    const client = await createClient(t, network, ana);
    client.join(project, river.keys);
    const photo = await addPhoto(t, project);
    await syncedWith(project, peer.deviceId);
    const [small, large] = [await backUp(t, peer, { media: false }), await backUp(t, peer)];
    t.ok(fs.statSync(large).size - fs.statSync(small).size > 30_000);
    await client.close();
    await peer.close();
    const dir = await restoreTo(t, small);
    const moved = await createPeer(t, network, { dir });
    t.is((await moved.use(projectId, storedNotes)).length, 3, 'records are there');
    t.absent(await moved.use(projectId, hasPhoto(photo)), 'the photo is not');
    const back = await createClient(t, network, ana);
    back.join(project, river.keys);
    await eventually(() => moved.use(projectId, hasPhoto(photo)), { what: 'the photo' });
});
test('one backup at a time, and the next one after it', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const first = await peer.backups.start({ media: true });
    t.is(await codeOf(() => peer.backups.start({ media: true })), 'BACKUP_FAILED');
    first.release();
    first.release();
    const file = await backUp(t, peer);
    t.is((fs.statSync(file).mode & 0o777).toString(8), '600', 'for its owner alone');
    t.is(hex(fs.readFileSync(path.join(await restoreTo(t, file), 'root-key'))).length, 32);
});
//# sourceMappingURL=backup.test.js.map