/** Two phones that cannot reach one another directly, and a peer of their project that relays. */
import test, {} from 'brittle';
import HyperDHT from 'hyperdht';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { arrived, createClient, createPeer, createProject, hostProject, joinProject, observe, } from '../helpers/peer.js';
const SYNC_MS = 20_000;
/** Two devices with one project, and a peer that relays and does not host it. */
async function setUp(t, users) {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { relay: { users } });
    refuseDirectPaths(t, peer.publicKey);
    const [a, b] = await Promise.all([createDevice(t), createDevice(t)]);
    const shared = await createProject(a, { observations: 3 });
    const copy = await joinProject(shared, b);
    return { network, peer, a, b, shared, copy };
}
test('devices of a project hear of its relay, and sync through it', async (t) => {
    const { network, peer, a, b, shared, copy } = await setUp(t, 'members');
    await hostProject(peer, shared);
    const clientA = await createClient(t, network, a);
    const clientB = await createClient(t, network, b);
    const syncA = clientA.join(shared.project, { ...shared.keys, announce: true });
    const syncB = clientB.join(copy, { ...shared.keys, announce: true });
    await eventually(() => syncA.connected.includes(b.deviceId), {
        what: 'the two are connected',
        timeoutMs: SYNC_MS,
    });
    t.is(peer.status().relay?.sessions, 1);
    await Promise.all([syncA.synced({ timeoutMs: SYNC_MS }), syncB.synced({ timeoutMs: SYNC_MS })]);
    // The peer has nothing to do with it any more.
    await peer.remove(shared.projectId, { deleteData: false });
    await eventually(() => !syncA.connected.includes(peer.deviceId));
    t.ok(syncA.connected.includes(b.deviceId), 'the relay goes on');
    await observe(copy, 'through the relay');
    await arrived(shared.project, 'through the relay');
    t.ok((peer.status().relay?.relayedBytes ?? 0) > 0);
});
test('a relay for anyone serves a project that it does not host', async (t) => {
    const { network, peer, a, b, shared, copy } = await setUp(t, 'anyone');
    // Nobody tells them of it: they have to know it.
    const relays = [peer.publicKey];
    const clientA = await createClient(t, network, a, { relays });
    const clientB = await createClient(t, network, b, { relays });
    const syncA = clientA.join(shared.project, { ...shared.keys, announce: true });
    const syncB = clientB.join(copy, { ...shared.keys, announce: true });
    await Promise.all([syncA.synced({ timeoutMs: SYNC_MS }), syncB.synced({ timeoutMs: SYNC_MS })]);
    t.alike(syncA.connected, [b.deviceId], 'with one another alone');
    await observe(copy, 'past the peer');
    await arrived(shared.project, 'past the peer');
    t.ok((peer.status().relay?.relayedBytes ?? 0) > 0);
    t.is(peer.openedProjects.length, 0);
});
test('a stranger is offered nothing, and refused', async (t) => {
    const { network, peer, a, b, shared, copy } = await setUp(t, 'members');
    // They know of it, but it does not host their project.
    const relays = [peer.publicKey];
    const clientA = await createClient(t, network, a, { relays });
    clientA.join(shared.project, { ...shared.keys, announce: true });
    const clientB = await createClient(t, network, b, { relays });
    clientB.join(copy, { ...shared.keys, announce: true });
    await eventually(() => peer.status().relay?.refused.stranger, { what: 'the refusal' });
    t.is(peer.status().relay?.started, 0);
});
/** As if both were behind the worst of NATs: only the peer can be reached. */
function refuseDirectPaths(t, reachable) {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `this` below
    const { connect, createServer } = HyperDHT.prototype;
    HyperDHT.prototype.connect = function (key, options) {
        if (key.equals(reachable))
            return connect.call(this, key, options);
        return connect.call(this, key, {
            ...options,
            localConnection: false,
            fastOpen: false,
            holepunch: () => false,
        });
    };
    HyperDHT.prototype.createServer = function (options, onconnection) {
        // Hyperswarm's own.
        if (!('relayThrough' in options))
            return createServer.call(this, options, onconnection);
        const refusing = { ...options, shareLocalAddress: false, holepunch: () => false };
        return createServer.call(this, refusing, onconnection);
    };
    t.teardown(() => Object.assign(HyperDHT.prototype, { connect, createServer }));
}
//# sourceMappingURL=relay-devices.test.js.map