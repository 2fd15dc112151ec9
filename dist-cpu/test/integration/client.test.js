/** The client library among real DHT nodes, peers and devices. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import test, {} from 'brittle';
import { hex } from '../../src/lib/keys.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, freeUdpPort } from '../helpers/network.js';
import { arrived, createClient, createPeer, createProject, hostProject, joinProject, notesOf, observe, } from '../helpers/peer.js';
const CLOSING_CLIENT = fileURLToPath(new URL('../helpers/programs/closing-client.js', import.meta.url));
const SYNC_MS = 20_000;
test('two clients meet with no peer at all', async (t) => {
    const network = await createNetwork(t);
    const [a, b] = await Promise.all([createDevice(t), createDevice(t)]);
    const shared = await createProject(a, { observations: 10 });
    const copy = await joinProject(shared, b);
    const clientA = await createClient(t, network, a);
    const syncA = clientA.join(shared.project, { ...shared.keys, announce: true });
    const clientB = await createClient(t, network, b);
    const syncB = clientB.join(copy, { ...shared.keys, announce: true });
    await Promise.all([syncA.synced({ timeoutMs: SYNC_MS }), syncB.synced({ timeoutMs: SYNC_MS })]);
    t.alike(syncA.connected, [b.deviceId]);
    t.alike(syncB.connected, [a.deviceId]);
    t.alike(await notesOf(copy), await notesOf(shared.project));
    await observe(copy, 'from b');
    await arrived(shared.project, 'from b');
});
test('a project that the peer hosts no more does not keep the others from it', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const device = await createDevice(t);
    const [gone, kept] = [await createProject(device), await createProject(device)];
    await hostProject(peer, gone);
    await hostProject(peer, kept);
    const client = await createClient(t, network, device);
    const [syncGone, syncKept] = [gone, kept].map(({ project, keys }) => client.join(project, keys));
    await syncKept?.synced({ timeoutMs: SYNC_MS });
    await syncGone?.synced({ timeoutMs: SYNC_MS });
    const back = once(syncKept, 'connected');
    await peer.remove(gone.projectId, { deleteData: false });
    await back;
    await observe(kept.project, 'after the removal');
    await eventually(() => peer.show(kept.projectId).sessions[0]?.toReceive === 0);
    t.alike(syncKept?.connected, [peer.deviceId]);
    t.alike(syncGone?.connected, []);
});
test('progress counts up to its total, and ends with synced', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const [a, b] = await Promise.all([createDevice(t), createDevice(t)]);
    const hosted = await createProject(a, { observations: 300 });
    await hostProject(peer, hosted);
    const copy = await joinProject(hosted, b);
    const client = await createClient(t, network, a);
    const seen = watch(client.join(hosted.project, hosted.keys));
    await seen.synced;
    assertProgress(t, seen.progress);
    await client.close();
    const clientB = await createClient(t, network, b);
    const seenB = watch(clientB.join(copy, hosted.keys));
    await arrived(copy, 'River monitoring 299');
    await seenB.synced;
    assertProgress(t, seenB.progress);
});
function watch(sync) {
    const progress = [];
    sync.on('progress', (event) => progress.push(event));
    return { progress, synced: sync.synced({ timeoutMs: SYNC_MS }) };
}
function assertProgress(t, events) {
    const end = events.findIndex(({ synced }) => synced);
    const until = events.slice(0, end + 1);
    t.ok(until.length > 0, `${until.length} events until all was in sync`);
    t.alike(until.filter(({ done, total }) => done < 0 || done > total), [], 'never below nothing nor above the total');
    const last = until.at(-1);
    t.is(last?.done, last?.total, 'all done at the end');
    t.ok((last?.total ?? 0) > 0, `${last?.total} blocks`);
}
/** Runs the program and waits until it has ended, by itself. */
async function runClosingClient(t, { device, hosted, ...input }) {
    const full = {
        dir: device.dir,
        rootKey: hex(device.rootKey),
        projectId: hosted.projectId,
        projectKey: hosted.body.projectKey,
        ...input,
    };
    const child = spawn(process.execPath, [CLOSING_CLIENT, JSON.stringify(full)], {
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    t.teardown(() => child.kill('SIGKILL'));
    let output = '';
    let closedMs = 0;
    child.stdout.setEncoding('utf8').on('data', (text) => {
        output += text;
        closedMs = Date.now();
    });
    const [code] = (await once(child, 'close'));
    return { output, code, lingeredMs: Date.now() - closedMs };
}
test('after close() nothing is left running', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const device = await createDevice(t);
    const hosted = await createProject(device, { observations: 5 });
    await hostProject(peer, hosted);
    await device.close();
    const served = await runClosingClient(t, {
        device,
        hosted,
        bootstrap: network.bootstrap,
        waitForSync: true,
    });
    t.is(served.output, 'closed\n');
    t.is(served.code, 0);
    t.ok(served.lingeredMs < 2000, `ended ${served.lingeredMs} ms later, with a peer`);
    await eventually(() => peer.status().connections === 0);
    const alone = await runClosingClient(t, {
        device,
        hosted,
        bootstrap: [`127.0.0.1:${await freeUdpPort()}`],
        waitForSync: false,
    });
    t.is(alone.output, 'closed\n');
    t.ok(alone.lingeredMs < 2000, `ended ${alone.lingeredMs} ms later, without a network`);
});
test('a client comes back when the peer was restarted', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const device = await createDevice(t);
    const hosted = await createProject(device, { observations: 3 });
    await hostProject(peer, hosted);
    const client = await createClient(t, network, device);
    const sync = client.join(hosted.project, hosted.keys);
    await sync.synced({ timeoutMs: SYNC_MS });
    const lost = once(sync, 'disconnected');
    await peer.close();
    await lost;
    t.absent(sync.progress.synced);
    await observe(hosted.project, 'while the peer was away');
    const again = await createPeer(t, network, { dir: peer.dir });
    t.is(again.deviceId, peer.deviceId);
    await sync.synced({ timeoutMs: SYNC_MS });
    t.alike(sync.connected, [peer.deviceId]);
});
//# sourceMappingURL=client.test.js.map