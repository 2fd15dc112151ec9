/** Invites over the local network, by unmodified @comapeo/core devices. */
import test, {} from 'brittle';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { connectNearby, invite, isNear, openWindow, runNearby } from '../helpers/nearby.js';
import { createNetwork } from '../helpers/network.js';
import { arrived, BLOCKED_ROLE_ID, createBareClient, createPeer, createProject, joinProject, observe, syncedWith, } from '../helpers/peer.js';
import { addPhoto, photoArrived } from '../helpers/photo.js';
async function setUp(t, settings = {}) {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, settings);
    return { network, peer };
}
test('an invite inside a window: both ways over the LAN, then found over the DHT alone', async (t) => {
    const { network, peer } = await setUp(t);
    const [ana, ben] = await Promise.all([createDevice(t, { name: 'Ana’s phone' }), createDevice(t)]);
    const river = await createProject(ana, { observations: 3 });
    const photo = await addPhoto(t, river.project);
    const { window, port, events, of } = await openWindow(peer);
    await connectNearby(t, ana, peer, port);
    t.is(await invite(river.project, peer), 'ACCEPT');
    await eventually(() => of('invite-accepted').length === 1);
    t.is(of('invite-accepted')[0]?.projectId, river.projectId);
    t.alike(of('device-seen'), [{ evt: 'device-seen', deviceId: ana.deviceId, name: 'Ana’s phone' }]);
    t.is(peer.list()[0]?.name, 'River monitoring');
    river.project.$sync.start();
    await syncedWith(river.project, peer.deviceId);
    t.is(peer.logged('sync.recycled').length, 0, 'with no reconnection');
    await window.close('operator');
    t.is(events.at(-1)?.evt, 'window-closed');
    await observe(river.project, 'after the window');
    const theirs = await joinProject(river, ben);
    const others = await createBareClient(t, network, ben, [{ ...river, project: theirs }]);
    await arrived(theirs, 'after the window', 30_000);
    t.ok(await photoArrived(t, ben, theirs, photo), 'the photo came over the DHT alone');
    t.ok(await isNear(ana, peer), 'the end of the window cut nobody who syncs');
    await others.destroy();
    // It hosts the project for good.
    await peer.close();
    const again = await createPeer(t, network, { dir: peer.dir });
    await observe(theirs, 'after the restart');
    await createBareClient(t, network, ben, [{ ...river, project: theirs }]);
    await syncedWith(theirs, again.deviceId);
    t.is(again.list().length, 1);
});
test('with --local-network a phone that comes home syncs, and gets what others bring', async (t) => {
    const { network, peer } = await setUp(t, { localNetwork: true });
    const [ana, ben] = await Promise.all([createDevice(t), createDevice(t)]);
    const river = await createProject(ana, { observations: 1 });
    await runNearby(t, ana);
    await eventually(() => isNear(ana, peer), { what: 'the peer by mDNS' });
    t.is(await invite(river.project, peer), 'REJECT', 'no window is open');
    t.is(peer.logged('invite.refused')[0]?.reason, 'no-window');
    t.alike(peer.list(), [], 'and nothing changed');
    const { window } = await openWindow(peer);
    t.is(await invite(river.project, peer), 'ACCEPT');
    await window.close('operator');
    river.project.$sync.start();
    await syncedWith(river.project, peer.deviceId);
    // The app learns of a new member only on a new connection, and connects only to a new name.
    const theirs = await joinProject(river, ben);
    await createBareClient(t, network, ben, [{ ...river, project: theirs }]);
    await observe(theirs, 'from ben');
    await arrived(river.project, 'from ben', 30_000);
    await observe(river.project, 'from ana');
    await arrived(theirs, 'from ana', 30_000);
});
test('the operator decides', async (t) => {
    const { peer } = await setUp(t);
    const ana = await createDevice(t, { name: 'Ana\u001b[2J\u202e' });
    const river = await createProject(ana);
    const { window, port, of } = await openWindow(peer, { acceptAll: false });
    await connectNearby(t, ana, peer, port);
    const nextInvite = async (n) => {
        await eventually(() => of('invite-received').length === n);
        return of('invite-received').at(-1);
    };
    const refused = invite(river.project, peer);
    const first = await nextInvite(1);
    t.is(first?.projectName, 'River monitoring');
    t.is(first?.roleName, 'Member');
    t.is(first?.invitorName, 'Ana [2J', 'what a stranger is called cannot steer the terminal');
    t.is(first?.invitorDeviceId, ana.deviceId);
    peer.pairing.answer(first?.inviteId ?? '', false);
    t.is(await refused, 'REJECT');
    t.alike(peer.list(), []);
    await t.exception(() => peer.pairing.answer(first?.inviteId ?? '', true), /INVITE_NOT_FOUND/);
    const taken = invite(river.project, peer).catch((error) => error.name);
    const second = await nextInvite(2);
    river.project.$member.requestCancelInvite(peer.deviceId);
    await eventually(() => of('invite-refused').some(({ reason }) => reason === 'withdrawn'));
    await t.exception(() => peer.pairing.answer(second?.inviteId ?? '', true), /INVITE_NOT_FOUND/);
    await taken;
    const accepted = invite(river.project, peer);
    peer.pairing.answer((await nextInvite(3))?.inviteId ?? '', true);
    t.is(await accepted, 'ACCEPT');
    t.is(await invite(river.project, peer), 'ALREADY', 'a hosted project needs no answer');
    const lake = await createProject(ana, { name: 'Lake' });
    const unanswered = invite(lake.project, peer);
    await nextInvite(4);
    await window.close('time');
    t.is(await unanswered, 'REJECT');
    t.is(of('invite-refused').at(-1)?.reason, 'unanswered');
    t.alike(peer.list().map(({ name }) => name), ['River monitoring']);
});
test('two coordinators, the same project and another one', async (t) => {
    const { peer } = await setUp(t);
    const [ana, ben] = await Promise.all([createDevice(t), createDevice(t)]);
    const river = await createProject(ana, { observations: 1 });
    const lake = await createProject(ben, { name: 'Lake', observations: 1 });
    const { port, of } = await openWindow(peer, { acceptAll: false });
    await Promise.all([ana, ben].map((device) => connectNearby(t, device, peer, port)));
    const answers = Promise.all([invite(river.project, peer), invite(lake.project, peer)]);
    await eventually(() => of('invite-received').length === 2);
    for (const { inviteId } of of('invite-received'))
        peer.pairing.answer(inviteId, true);
    t.alike(await answers, ['ACCEPT', 'ACCEPT']);
    river.project.$sync.start();
    lake.project.$sync.start();
    await Promise.all([
        syncedWith(river.project, peer.deviceId),
        syncedWith(lake.project, peer.deviceId),
    ]);
    t.alike(peer
        .list()
        .map(({ name }) => name)
        .sort(), ['Lake', 'River monitoring']);
});
test('one device with two projects keeps its connection', async (t) => {
    const { peer } = await setUp(t);
    const ana = await createDevice(t);
    const river = await createProject(ana, { observations: 2 });
    const lake = await createProject(ana, { name: 'Lake', observations: 2 });
    const { port } = await openWindow(peer);
    await connectNearby(t, ana, peer, port);
    for (const { project } of [river, lake]) {
        t.is(await invite(project, peer), 'ACCEPT');
        project.$sync.start();
    }
    for (const { project } of [river, lake])
        await syncedWith(project, peer.deviceId);
    // Longer than a recycling takes to be asked for and to be carried out.
    const startMs = Date.now();
    await eventually(() => Date.now() - startMs > 5000);
    t.alike(peer.logged('sync.recycled'), []);
    for (const { project } of [river, lake]) {
        await observe(project, 'one more');
        await syncedWith(project, peer.deviceId);
    }
});
test('a peer that was taken out of a project can be invited again', async (t) => {
    const { peer } = await setUp(t);
    const ana = await createDevice(t);
    const river = await createProject(ana, { observations: 1 });
    const { port } = await openWindow(peer);
    await connectNearby(t, ana, peer, port);
    t.is(await invite(river.project, peer), 'ACCEPT');
    river.project.$sync.start();
    await syncedWith(river.project, peer.deviceId);
    await river.project.$member.assignRole(peer.deviceId, BLOCKED_ROLE_ID);
    await eventually(() => peer.list()[0]?.state === 'blocked');
    t.is(await invite(river.project, peer), 'ACCEPT');
    t.is(peer.list()[0]?.state, 'active');
    await observe(river.project, 'after the second invite');
    await syncedWith(river.project, peer.deviceId, 30_000);
    t.is(peer.list()[0]?.state, 'active');
});
//# sourceMappingURL=local-network.test.js.map