/** One pair of devices has one connection, however many projects it shares. */
import test, {} from 'brittle';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { arrived, createBareClient, createClient, createPeer, createProject, hostProject, joinProject, observe, syncedWith, } from '../helpers/peer.js';
async function setUp(t) {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const [a, b] = await Promise.all([createDevice(t), createDevice(t)]);
    const river = await createProject(a, { name: 'river', observations: 5 });
    const forest = await createProject(a, { name: 'forest', observations: 5 });
    const copies = [];
    for (const project of [river, forest]) {
        await hostProject(peer, project);
        copies.push({ ...project, project: await joinProject(project, b) });
    }
    return { network, peer, a, b, originals: [river, forest], copies };
}
/** Writes of either device after both are connected, in both projects. */
async function writesFlow(t, originals, copies) {
    for (const [n, { project }] of originals.entries())
        await observe(project, `live from a ${n}`);
    for (const [n, { project }] of copies.entries())
        await observe(project, `live from b ${n}`);
    for (const [n, { project }] of originals.entries())
        await arrived(project, `live from b ${n}`);
    for (const [n, { project }] of copies.entries())
        await arrived(project, `live from a ${n}`);
    t.pass('live writes arrive both ways, in both projects');
}
async function onOneConnection(t, peer, deviceId, form) {
    const sessions = () => peer.replication.sessions().filter((s) => s.deviceId === deviceId);
    await eventually(() => sessions().length === 2);
    t.is(sessions()[0]?.connection, sessions()[1]?.connection, 'both on the same connection');
    t.alike(sessions().map((session) => session.form), [form, form]);
}
test('two projects over one connection, with the handshake', async (t) => {
    const { network, peer, a, b, originals, copies } = await setUp(t);
    for (const [device, projects] of [
        [a, originals],
        [b, copies],
    ]) {
        const client = await createClient(t, network, device);
        const syncs = projects.map(({ project, keys }) => client.join(project, keys));
        await Promise.all(syncs.map((sync) => sync.synced({ timeoutMs: 15_000 })));
        await onOneConnection(t, peer, device.deviceId, 'handshake');
    }
    await writesFlow(t, originals, copies);
});
test('two projects over one connection of a bare client', async (t) => {
    const { network, peer, a, b, originals, copies } = await setUp(t);
    for (const [device, projects] of [
        [a, originals],
        [b, copies],
    ]) {
        await createBareClient(t, network, device, projects);
        for (const { project } of projects)
            await syncedWith(project, peer.deviceId);
        await onOneConnection(t, peer, device.deviceId, 'bare');
    }
    await writesFlow(t, originals, copies);
});
//# sourceMappingURL=projects-on-one-connection.test.js.map