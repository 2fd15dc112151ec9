/** A device that is connected, keeps the connection alive, and does not answer what it is asked for. */
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'brittle';
import { coreManagerOf } from '../../src/sync/comapeo-internals.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { createBareClient, createClient, createPeer, createProject, hostProject, joinProject, syncedWith, } from '../helpers/peer.js';
const PHOTO_BYTES = 512 * 1024;
/** Makes a device that takes requests for photos and answers none of them. */
function answerNothing({ project }) {
    for (const { core } of coreManagerOf(project).getCores('blob')) {
        const { peers } = core;
        const silence = (peer) => (peer.onrequest = () => Promise.resolve());
        peers.forEach(silence);
        const cores = core;
        cores.on('peer-add', silence);
    }
}
test('a device that answers nothing is cut, one that wants nothing more is not', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { watch: { stallMs: 2500 } });
    const [a, b] = await Promise.all([
        createDevice(t),
        // It does not fetch others' originals: its counters stay above zero.
        createDevice(t, { isArchiveDevice: false }),
    ]);
    const hosted = await createProject(a, { observations: 3 });
    await hostProject(peer, hosted);
    const copy = await joinProject(hosted, b);
    const client = await createClient(t, network, a);
    client.join(hosted.project, hosted.keys);
    await syncedWith(hosted.project, peer.deviceId);
    await createBareClient(t, network, b, [{ ...hosted, project: copy }]);
    await syncedWith(copy, peer.deviceId);
    const honest = await eventually(() => peer.replication.sessions().find(({ deviceId }) => deviceId === b.deviceId));
    answerNothing(hosted);
    const file = path.join(await t.tmp(), 'photo.jpg');
    await fs.writeFile(file, crypto.randomBytes(PHOTO_BYTES));
    const ends = [];
    peer.replication.on('ended', ({ deviceId, reason }) => ends.push({ deviceId, reason }));
    await hosted.project.$blobs.create({ original: file }, { mimeType: 'image/jpeg' });
    const stalled = await eventually(() => ends.find(({ reason }) => reason === 'stalled'), {
        what: 'the end of the session with the device that does not answer',
    });
    t.is(stalled.deviceId, a.deviceId);
    t.is(peer.status().refused['connection.stalled'], 1);
    t.absent(ends.some(({ deviceId }) => deviceId === b.deviceId));
    t.absent(honest.connection.isClosed);
});
//# sourceMappingURL=stalled.test.js.map