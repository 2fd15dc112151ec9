/** A client made of stock `hyperswarm` and `@comapeo/core` alone: nothing of ours runs in it. */
import { once } from 'node:events';
import test from 'brittle';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { createBareClient, createPeer, createProject, hostProject, joinProject, notesOf, observe, arrived, syncedWith, } from '../helpers/peer.js';
test('a bare client finds the peer and syncs both ways', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const [a, b] = await Promise.all([createDevice(t), createDevice(t)]);
    const hosted = await createProject(a, { observations: 20 });
    await hostProject(peer, hosted);
    const copy = await joinProject(hosted, b);
    const swarm = await createBareClient(t, network, a, [hosted]);
    await syncedWith(hosted.project, peer.deviceId);
    t.is(peer.replication.sessions()[0]?.form, 'bare');
    t.is(peer.show(hosted.projectId).connections, 1);
    // The peer is the only one that can pass it on: the first device goes before the second comes.
    await swarm.destroy();
    await eventually(() => peer.replication.sessions().length === 0);
    await createBareClient(t, network, b, [{ ...hosted, project: copy }]);
    await syncedWith(copy, peer.deviceId);
    t.alike(await notesOf(copy), await notesOf(hosted.project));
    await observe(copy, 'from b');
    await createBareClient(t, network, a, [hosted]);
    await arrived(hosted.project, 'from b');
});
test('where bare clients are not allowed, one is refused and gets nothing', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { allowBare: false });
    const a = await createDevice(t);
    const hosted = await createProject(a, { observations: 3 });
    await hostProject(peer, hosted);
    const swarm = await createBareClient(t, network, a, [hosted]);
    await once(swarm, 'connection');
    await eventually(() => peer.logged('handshake.refused').length > 0);
    t.alike(peer.logged('handshake.refused').map(({ code, by, deviceId }) => ({ code, by, deviceId })), [{ code: 'AUTH_FAILED', by: 'us', deviceId: a.deviceId }]);
    t.alike(peer.openedProjects, [], 'the project was not even opened');
    t.alike(peer.replication.sessions(), []);
    t.alike(Object.keys(hosted.project.$sync.getState().remoteDeviceSyncState), []);
});
//# sourceMappingURL=bare-client.test.js.map