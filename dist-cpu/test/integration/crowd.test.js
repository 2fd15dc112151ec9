/** More projects are wanted than may be open at once. */
import test from 'brittle';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { createClient, createHttpPeer, createPeer, createProject, hostProject, notesOf, } from '../helpers/peer.js';
const CROWD = { maxWaitMs: 300, retryMs: 1000, turnMs: 500 };
test('four devices that stay connected all sync through two places', async (t) => {
    const network = await createNetwork(t);
    const crowd = { ...CROWD, maxWaitMs: 4000 };
    const peer = await createPeer(t, network, { maxOpenProjects: 2, crowd });
    let most = 0;
    peer.host.projects.on('opened', () => (most = Math.max(most, peer.status().openProjects)));
    const syncing = [];
    const clients = [];
    for (const name of ['river', 'forest', 'lake', 'hill']) {
        const device = await createDevice(t, { name });
        const project = await createProject(device, { name, observations: 3 });
        await hostProject(peer, project);
        const client = await createClient(t, network, device);
        clients.push(client);
        const sync = client.join(project.project, project.keys);
        syncing.push(sync.synced({ timeoutMs: 25_000 }).then(() => project.projectId));
    }
    const synced = await Promise.all(syncing);
    t.ok(most <= 2, `${most} were open at once`);
    await Promise.all(clients.map((client) => client.close()));
    for (const projectId of synced) {
        const notes = await peer.use(projectId, ({ data }) => data.list('observation'));
        t.is(notes.length, 3);
    }
    t.is(peer.status().maxOpenProjects, 2);
});
test('a device is told BUSY, and comes back by itself', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { maxOpenProjects: 1, crowd: CROWD });
    const device = await createDevice(t);
    const [river, forest] = [
        await createProject(device, { name: 'river', observations: 1 }),
        await createProject(device, { name: 'forest' }),
    ];
    await hostProject(peer, river);
    await hostProject(peer, forest);
    const lease = await peer.host.projects.acquire(forest.projectId);
    const client = await createClient(t, network, device);
    const sync = client.join(river.project, river.keys);
    const refusals = [];
    sync.on('refused', ({ error }) => refusals.push(error));
    await eventually(() => refusals.length > 0, { what: 'the refusal' });
    t.is(refusals[0]?.code, 'BUSY');
    const { retryAfterMs = 0 } = refusals[0] ?? {};
    t.ok(retryAfterMs >= CROWD.retryMs && retryAfterMs <= 2 * CROWD.retryMs);
    lease.release();
    await sync.synced({ timeoutMs: 15_000 });
    t.alike(await notesOf(river.project), ['river 0']);
});
test('a project that found no place on a connection is asked for on it again', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { maxOpenProjects: 2, crowd: CROWD });
    const device = await createDevice(t);
    const [river, forest, lake] = await Promise.all(['river', 'forest', 'lake'].map((name) => createProject(device, { name })));
    if (!river || !forest || !lake)
        throw new Error('unreachable');
    for (const project of [river, forest, lake])
        await hostProject(peer, project);
    const lease = await peer.host.projects.acquire(lake.projectId);
    const client = await createClient(t, network, device);
    const first = client.join(river.project, river.keys);
    await first.synced({ timeoutMs: 15_000 });
    const second = client.join(forest.project, forest.keys);
    await eventually(() => peer.logged('project.busy').length > 0, { what: 'the refusal' });
    lease.release();
    await second.synced({ timeoutMs: 15_000 });
    t.pass('it was served later');
});
test('HTTP is told 503 and when to come back', async (t) => {
    const { peer, url } = await createHttpPeer(t, {
        maxOpenProjects: 1,
        crowd: CROWD,
        allowedProjects: 10,
    });
    const device = await createDevice(t);
    const [river, forest] = [await createProject(device), await createProject(device)];
    await peer.add([river.keys]);
    const lease = await peer.host.projects.acquire(river.projectId);
    const put = () => fetch(new URL('projects', url), {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(forest.body),
    });
    const refused = await put();
    t.is(refused.status, 503);
    const retryAfter = Number(refused.headers.get('retry-after'));
    t.ok(retryAfter >= 1 && retryAfter <= 2, `retry after ${retryAfter} s`);
    lease.release();
    t.is((await put()).status, 200);
});
//# sourceMappingURL=crowd.test.js.map