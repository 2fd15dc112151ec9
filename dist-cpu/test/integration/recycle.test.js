/**
 * `@comapeo/core` takes up neither new members nor changed roles on a live connection; a peer ends
 * such a connection once, and clients come back.
 */
import { roles } from '@comapeo/core';
import test, {} from 'brittle';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { arrived, BLOCKED_ROLE_ID, createBareClient, createClient, createPeer, createProject, hostProject, joinProject, notesOf, observe, syncedWith, } from '../helpers/peer.js';
import { connectWebsocket } from '../helpers/websocket.js';
const bare = (t, { network }, device, project) => createBareClient(t, network, device, [project]);
const library = async (t, { network }, device, { project, keys }) => {
    const client = await createClient(t, network, device);
    return client.join(project, keys);
};
const websocket = (t, { peer }, _device, project) => Promise.resolve(connectWebsocket(t, peer, project));
/** A test for every kind of client; most of its time is spent waiting, so all at once. */
function testAll(name, run) {
    void test(name, async (t) => {
        await Promise.all([run(t, bare), run(t, library), run(t, websocket)]);
    });
}
/** Longer than anything that could ask for another recycling takes. */
const QUIET_MS = 3000;
async function setUp(t, { member = true } = {}) {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { httpPort: 0 });
    const [a, b] = await Promise.all([createDevice(t), createDevice(t)]);
    const hosted = await createProject(a, { observations: 5 });
    await hostProject(peer, hosted, { member });
    const recycled = [];
    peer.replication.on('recycled', ({ deviceId, reason }) => {
        recycled.push({ deviceId, reason, atMs: Date.now() });
    });
    return { network, peer, a, b, hosted, recycled };
}
/** Nobody was recycled lately, and everybody is connected. */
async function quiet(t, peer, recycled, { sessions, most }) {
    const startMs = Date.now();
    await eventually(() => Date.now() - Math.max(startMs, recycled.at(-1)?.atMs ?? 0) > QUIET_MS, {
        what: 'the end of recycling',
        timeoutMs: 15_000,
    });
    t.ok(recycled.length <= most, `recycled ${recycled.map((r) => r.reason).join() || 'never'}`);
    if (sessions !== undefined) {
        t.is(peer.replication.sessions().length, sessions, 'and all are connected');
    }
}
/** What the two sides tell one another at first has been told. */
async function exchanged(peer) {
    let bytes = 0;
    let sinceMs = Date.now();
    await eventually(() => {
        const now = peer.replication.sessions()[0]?.connection.bytesRead ?? 0;
        if (now !== bytes)
            [bytes, sinceMs] = [now, Date.now()];
        return bytes > 0 && Date.now() - sinceMs > 500;
    });
}
testAll('a member who joins while another is connected reaches it', async (t, connect) => {
    const { network, peer, a, b, hosted, recycled } = await setUp(t);
    await connect(t, { network, peer }, a, hosted);
    await syncedWith(hosted.project, peer.deviceId);
    const copy = await joinProject(hosted, b);
    await connect(t, { network, peer }, b, { ...hosted, project: copy });
    await arrived(copy, 'River monitoring 4');
    await observe(copy, 'from b');
    await arrived(hosted.project, 'from b');
    await observe(hosted.project, 'from a');
    await arrived(copy, 'from a');
    await quiet(t, peer, recycled, { sessions: 2, most: 4 });
});
testAll('the peer gets its role only after a device connected', async (t, connect) => {
    const { network, peer, a, hosted, recycled } = await setUp(t, { member: false });
    await connect(t, { network, peer }, a, hosted);
    await eventually(() => peer.replication.sessions().length === 1);
    await exchanged(peer);
    await hosted.project.$member.assignRole(peer.deviceId, roles.MEMBER_ROLE_ID);
    await syncedWith(hosted.project, peer.deviceId);
    await quiet(t, peer, recycled, { sessions: 1, most: 3 });
});
testAll('a device gets its role only after it connected', async (t, connect) => {
    const { network, peer, a, b, hosted, recycled } = await setUp(t);
    await connect(t, { network, peer }, a, hosted);
    await syncedWith(hosted.project, peer.deviceId);
    // It has the keys, as after an invite whose role has not been written yet.
    await b.manager.addProject(hosted.keys, { waitForSync: false });
    const copy = await b.manager.getProject(hosted.projectId);
    await connect(t, { network, peer }, b, { ...hosted, project: copy });
    await eventually(() => peer.replication.sessions().length === 2, { what: 'both to connect' });
    await exchanged(peer);
    await hosted.project.$member.assignRole(b.deviceId, roles.MEMBER_ROLE_ID);
    await arrived(copy, 'River monitoring 4');
    await quiet(t, peer, recycled, { sessions: 2, most: 6 });
});
testAll('a device that is blocked while connected gets nothing more', async (t, connect) => {
    const { network, peer, a, b, hosted, recycled } = await setUp(t);
    await connect(t, { network, peer }, a, hosted);
    const copy = await joinProject(hosted, b);
    await connect(t, { network, peer }, b, { ...hosted, project: copy });
    await arrived(copy, 'River monitoring 4');
    await observe(copy, 'before the block');
    await arrived(hosted.project, 'before the block');
    const before = recycled.length;
    const ended = eventually(() => recycled.slice(before).some((r) => r.deviceId === b.deviceId), {
        what: 'the end of the blocked device’s connection',
    });
    await hosted.project.$member.assignRole(b.deviceId, BLOCKED_ROLE_ID);
    await ended;
    for (const note of ['secret 1', 'secret 2'])
        await observe(hosted.project, note);
    // Once the peer has it, a third member gets it, and the blocked one had its chance.
    const c = await createDevice(t);
    const third = await joinProject(hosted, c);
    await connect(t, { network, peer }, c, { ...hosted, project: third });
    await arrived(third, 'secret 2');
    await quiet(t, peer, recycled, { most: before + 6 });
    const notes = await notesOf(copy);
    t.alike(notes.filter((note) => note.startsWith('secret')), []);
});
//# sourceMappingURL=recycle.test.js.map