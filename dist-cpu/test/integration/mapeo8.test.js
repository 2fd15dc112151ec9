/** Devices of the older apps and a peer, over a real DHT: stock `@mapeo/core` 8 at both ends. */
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { keyPair, randomBytes } from 'hypercore-crypto';
import { MapeoWebClient } from '../../src/client.js';
import { Connection } from '../../src/connection.js';
import { Handshake } from '../../src/handshake.js';
import { discoveryKeyOf, hex, toHandshakePsk, toProjectKey } from '../../src/lib/keys.js';
import { lookupPeers } from '../../src/lookup.js';
import { backUp, restoreTo } from '../helpers/backup.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, createNode } from '../helpers/network.js';
import { createOlderDevice, missingEngine } from '../helpers/older-device.js';
import { createHttpPeer, createPeer } from '../helpers/peer.js';
const LOOPBACK = '127.0.0.1';
const missing = missingEngine();
if (missing)
    process.stderr.write(`# skipped: ${missing}\n`);
const older = missing ? test.skip : test;
const OLDER = { protocol: 'mapeo8', projectName: 'River' };
async function join(t, { bootstrap }, { mapeo }, projectKey) {
    const client = new MapeoWebClient({ keyPair: keyPair(), bootstrap, bindHost: LOOPBACK });
    t.teardown(() => client.close());
    await client.ready();
    return client.joinMapeo8(mapeo, { projectKey, everyMs: 500 });
}
async function has(device, records) {
    const isThere = async () => (await device.contents()).records === records;
    await eventually(isThere, { what: `${records} records` });
}
older('two devices sync records and photos through the peer', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const projectKey = toProjectKey(randomBytes(32));
    const [project] = await peer.add([{ ...OLDER, projectKey }]);
    const ana = await createOlderDevice(t, projectKey);
    const ben = await createOlderDevice(t, projectKey);
    await ana.observe(20);
    for (const variant of ['original', 'preview', 'thumbnail']) {
        await ana.addMedia(`${variant}/heron.jpg`, randomBytes(100_000));
    }
    await ben.observe(10);
    const sync = await join(t, network, ana, projectKey);
    await sync.synced({ timeoutMs: 20_000 });
    const other = await join(t, network, ben, projectKey);
    await other.synced({ timeoutMs: 20_000 });
    t.alike(await ben.mediaNames(), await ana.mediaNames());
    await has(ben, 30);
    await has(ana, 30);
    const show = () => peer.show(project?.projectId ?? '');
    t.is(show().protocol, 'mapeo8');
    await eventually(() => show().lastSyncAt !== null, { what: 'the sync at the peer' });
    t.unlike(sync.connected, [peer.deviceId], 'the project has a key pair of its own');
    // Whatever the older engine dies of costs its rounds, and nothing else.
    process.kill(peer.host.olderEngine.pid ?? 0, 'SIGKILL');
    await once(peer.host.olderEngine, 'died');
    await ana.observe(5);
    await has(ben, 35);
    t.pass('after its death rounds go on');
});
older('a key that is not the project’s, and a project that is removed', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const projectKey = toProjectKey(randomBytes(32));
    const [project] = await peer.add([{ ...OLDER, projectKey }]);
    const id = project?.projectId ?? '';
    await eventually(() => peer.show(id).records > 0, { what: 'the announcement' });
    const node = await createNode(t, network.bootstrap);
    const discoveryKey = discoveryKeyOf(projectKey);
    const [found] = await lookupPeers(node, discoveryKey);
    if (!found)
        throw new Error('it is not announced');
    const stream = node.connect(found.publicKey);
    stream.on('error', () => { });
    await once(stream, 'open');
    const connection = new Connection(stream);
    t.teardown(() => connection.destroy('closing'), { order: -1 });
    const guess = { projectId: id, discoveryKey, psk: toHandshakePsk(randomBytes(32)) };
    const handshake = new Handshake({
        connection,
        find: () => guess,
        admit: async () => ({ begin() { }, cancel() { }, proven: async () => false }),
    });
    handshake.start();
    await t.exception(handshake.propose(guess), /AUTH_FAILED/);
    t.is(peer.status().openProjects, 0);
    await peer.remove(id, { deleteData: true });
    t.alike(await lookupPeers(node, discoveryKey), []);
    t.alike(fs.readdirSync(path.join(peer.dir, 'mapeo8')), []);
});
older('clients of the Mapeo Web that was before sync over HTTP, with the token', async (t) => {
    const { peer, url } = await createHttpPeer(t, { mapeo8Http: true });
    const token = fs.readFileSync(path.join(peer.dir, 'bearer-token'), 'utf8').trim();
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const projectKey = toProjectKey(randomBytes(32));
    const body = JSON.stringify({ projectKey: hex(projectKey) });
    t.is((await fetch(`${url}projects/`, { method: 'POST', body })).status, 401);
    t.is((await fetch(`${url}projects/`, { method: 'POST', body, headers })).status, 200);
    const wrong = JSON.stringify({ projectKey: 'abc' });
    t.is((await fetch(`${url}projects/`, { method: 'POST', body: wrong, headers })).status, 400);
    const id = hex(discoveryKeyOf(projectKey));
    t.alike(await (await fetch(`${url}projects/`, { headers })).json(), [id]);
    const ana = await createOlderDevice(t, projectKey);
    await ana.observe(5);
    await ana.addMedia('original/heron.jpg', randomBytes(50_000));
    const ended = ana.syncOver(`${url.replace('http://', `ws://any:${token}@`)}`, projectKey);
    await ended;
    await eventually(() => typeof peer.list()[0]?.lastSyncAt === 'number', {
        what: 'the sync at the peer',
    });
    const ben = await createOlderDevice(t, projectKey);
    await ben.syncOver(`${url.replace('http://', `ws://any:${token}@`)}`, projectKey);
    await has(ben, 5);
    t.alike(await ben.mediaNames(), ['original/heron.jpg']);
    t.is((await fetch(`${url}projects/${id}`, { method: 'DELETE', headers })).status, 200);
    t.alike(await (await fetch(`${url}projects/`, { headers })).json(), []);
});
older('a peer that was restored has what devices brought, though no device is there', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const projectKey = toProjectKey(randomBytes(32));
    const [project] = await peer.add([{ ...OLDER, projectKey }]);
    const ana = await createOlderDevice(t, projectKey);
    await ana.observe(10);
    await ana.addMedia('original/heron.jpg', randomBytes(100_000));
    const sync = await join(t, network, ana, projectKey);
    await sync.synced({ timeoutMs: 20_000 });
    // What comes while it is made may be in it or not, and must not harm it.
    await ana.observe(30);
    const file = await backUp(t, peer);
    await sync.leave();
    await peer.close();
    const restored = await createPeer(t, network, { dir: await restoreTo(t, file) });
    t.is(restored.show(project?.projectId ?? '').protocol, 'mapeo8');
    t.is(restored.status().restored, null, 'nothing of its own is awaited');
    const ben = await createOlderDevice(t, projectKey);
    const other = await join(t, network, ben, projectKey);
    await other.synced({ timeoutMs: 20_000 });
    t.ok((await ben.contents()).records >= 10);
    t.alike(await ben.mediaNames(), ['original/heron.jpg']);
    await ben.observe(1);
    await other.synced({ timeoutMs: 20_000 });
});
//# sourceMappingURL=mapeo8.test.js.map