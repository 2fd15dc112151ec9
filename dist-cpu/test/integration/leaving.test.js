/** A peer that a coordinator takes out of a project stops hosting it, and keeps what it has. */
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { controlEvents } from '../../src/http/control-client.js';
import { hex } from '../../src/lib/keys.js';
import { storagePaths } from '../../src/lib/storage.js';
import { lookupPeers } from '../../src/lookup.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNode } from '../helpers/network.js';
import { BLOCKED_ROLE_ID, createBareClient, createHttpPeer, createProject, hostProject, INSECURE, syncedWith, } from '../helpers/peer.js';
import { connectWebsocket } from '../helpers/websocket.js';
async function setUp(t, settings = {}) {
    const { network, peer, url } = await createHttpPeer(t, settings);
    const device = await createDevice(t);
    const river = await createProject(device, { observations: 3 });
    return { network, peer, device, river, url };
}
async function isAnnounced(t, { bootstrap }, { discoveryKey }) {
    const dht = await createNode(t, bootstrap);
    return (await lookupPeers(dht, discoveryKey)).length > 0;
}
test('an app removes the peer: it stops hosting, keeps the data, and can be added again', async (t) => {
    const { network, peer, river, url } = await setUp(t);
    await river.project.$member.addServerPeer(url, INSECURE);
    await eventually(() => peer.show(river.projectId).records > 0, { what: 'the announcement' });
    connectWebsocket(t, peer, river).close();
    await river.project.$member.removeServerPeer(peer.deviceId, INSECURE);
    await eventually(() => peer.show(river.projectId).state === 'blocked', { what: 'the news' });
    t.is(peer.logged('project.blocked').length, 1, 'it says so, once');
    await eventually(async () => !(await isAnnounced(t, network, river)), {
        what: 'the end of the announcement',
    });
    t.is((await fetch(`${url}sync/${river.projectId}`)).status, 404, 'and serves it no more');
    const cores = path.join(peer.dir, 'core', hex(river.keys.projectKey));
    t.ok(fs.existsSync(cores), 'the data is kept');
    await river.project.$member.addServerPeer(url, INSECURE);
    t.is(peer.show(river.projectId).state, 'active');
    t.ok(await isAnnounced(t, network, river), 'added again, announced again');
    connectWebsocket(t, peer, river);
    await syncedWith(river.project, peer.deviceId);
});
test('a peer that was removed can be added again after its project closed', async (t) => {
    const { peer, river, url } = await setUp(t, { idleCloseMs: 0 });
    const { $member } = river.project;
    await $member.addServerPeer(url, INSECURE);
    await $member.removeServerPeer(peer.deviceId, INSECURE);
    await eventually(() => peer.show(river.projectId).state === 'blocked', { what: 'the news' });
    peer.remove(river.projectId, { deleteData: false }).catch(() => { });
    await eventually(() => !peer.list().some(({ open }) => open), { what: 'the project is closed' });
    await $member.addServerPeer(url, INSECURE);
    t.is(peer.show(river.projectId).state, 'active');
    connectWebsocket(t, peer, river);
    await syncedWith(river.project, peer.deviceId);
});
test('a peer that is removed while a device is connected over the DHT stops hosting too', async (t) => {
    const { network, peer, device, river } = await setUp(t);
    await hostProject(peer, river);
    const events = follow(t, peer.dir, river.projectId);
    await createBareClient(t, network, device, [river]);
    await eventually(() => events.some(({ evt }) => evt === 'sync.synced'), { what: 'sync' });
    await river.project.$member.assignRole(peer.deviceId, BLOCKED_ROLE_ID);
    await eventually(() => peer.show(river.projectId).state === 'blocked', { what: 'the news' });
    await eventually(() => events.some(({ evt }) => evt === 'project.blocked'), {
        what: 'the event on the control socket',
    });
    const seen = new Set(events.map(({ evt }) => evt));
    for (const evt of ['sync.started', 'sync.progress']) {
        t.ok(seen.has(evt), `the control socket told of ${evt}`);
    }
    const progress = events.findLast((event) => event.devices?.length);
    t.is(progress?.devices?.[0]?.deviceId, device.deviceId);
});
test('the data of a removed project is deleted for real, or stays', async (t) => {
    const { network, peer, device, river } = await setUp(t);
    await hostProject(peer, river);
    await createBareClient(t, network, device, [river]);
    await syncedWith(river.project, peer.deviceId);
    const cores = path.join(peer.dir, 'core', hex(river.keys.projectKey));
    const kept = await peer.remove(river.projectId, { deleteData: false });
    t.is(kept.projectId, river.projectId);
    t.ok(fs.existsSync(cores), 'stays');
    t.absent(await isAnnounced(t, network, river), 'is not announced');
    await peer.add([river.keys]);
    await peer.remove(river.projectId, { deleteData: true });
    t.absent(fs.existsSync(cores), 'is gone');
    const key = hex(river.keys.projectKey);
    const left = fs.readdirSync(peer.dir, { recursive: true, encoding: 'utf8' });
    t.alike(left.filter((file) => file.includes(key)), [], 'no file of it is left');
});
/** The events of the control socket, as they come. */
function follow(t, dir, projectId) {
    const events = [];
    const controller = new AbortController();
    const reading = (async () => {
        const path = `/events?project=${projectId}`;
        const all = controlEvents(storagePaths(dir), { path }, controller.signal);
        for await (const event of all)
            events.push(event);
    })();
    t.teardown(async () => {
        controller.abort();
        await reading;
    });
    return events;
}
//# sourceMappingURL=leaving.test.js.map