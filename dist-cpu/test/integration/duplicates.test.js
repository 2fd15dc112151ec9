/**
 * Two live connections of one device on a project would corrupt its sync state in `@comapeo/core`:
 * the newer one waits, and gets in only when the older one has gone or is dead.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { replicateProject } from '@comapeo/core';
import test, {} from 'brittle';
import { Connection } from '../../src/connection.js';
import { Handshake } from '../../src/handshake.js';
import { MapeoWebError } from '../../src/lib/errors.js';
import { hex } from '../../src/lib/keys.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, createNode } from '../helpers/network.js';
import { createClient, createPeer, createProject, hostProject, observe, syncedWith, } from '../helpers/peer.js';
import { connectWebsocket } from '../helpers/websocket.js';
const HOLDING_CLIENT = fileURLToPath(new URL('../helpers/programs/holding-client.js', import.meta.url));
async function setUp(t) {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { httpPort: 0 });
    const device = await createDevice(t);
    const hosted = await createProject(device, { observations: 5 });
    await hostProject(peer, hosted);
    return { network, peer, device, hosted };
}
async function dial(t, { bootstrap }, { publicKey }, { keyPair }) {
    const dht = await createNode(t, bootstrap);
    const stream = dht.connect(publicKey, { keyPair });
    stream.on('error', () => { });
    t.teardown(() => stream.destroy());
    await once(stream, 'open');
    return stream;
}
function replicate({ project }, stream) {
    replicateProject(project, stream);
    project.$sync.start();
}
/** Asks for the project on the stream and replicates nothing: only the peer's answer counts. */
function propose(stream, hosted) {
    const handshake = new Handshake({
        connection: new Connection(stream),
        find: () => hosted,
        admit: () => Promise.resolve({ begin: () => { }, cancel: () => { }, proven: () => Promise.resolve(true) }),
    });
    handshake.start();
    return handshake.propose(hosted);
}
test('a second live connection is refused, and the first stays in sync', async (t) => {
    const { network, peer, device, hosted } = await setUp(t);
    replicate(hosted, await dial(t, network, peer, device));
    await syncedWith(hosted.project, peer.deviceId);
    const [first] = peer.replication.sessions();
    const second = await dial(t, network, peer, device);
    const refused = propose(second, hosted);
    // Something to say, so that the first connection is seen to live.
    await observe(hosted.project, 'while the second waits');
    const answer = await refused.then(() => undefined, (error) => error);
    t.ok(answer instanceof MapeoWebError && answer.code === 'BUSY', 'the second hears BUSY');
    t.ok(answer instanceof MapeoWebError && (answer.retryAfterMs ?? 0) > 0, 'and when to come back');
    t.is(peer.replication.sessions().length, 1);
    t.is(peer.replication.sessions()[0], first, 'the first replicates on');
    await observe(hosted.project, 'after the second was refused');
    await hosted.project.$sync.waitForSync('full', { timeoutMs: 5000 });
    await syncedWith(hosted.project, peer.deviceId);
    t.ok(first?.progress?.toReceive === 0 && first.progress.initialSynced, 'on both sides');
});
test('the second gets in as soon as the first has gone', async (t) => {
    const { network, peer, device, hosted } = await setUp(t);
    const first = await dial(t, network, peer, device);
    await propose(first, hosted);
    await eventually(() => peer.replication.sessions().length === 1);
    const waiting = propose(await dial(t, network, peer, device), hosted);
    first.destroy();
    await waiting;
    await eventually(() => peer.replication.sessions().length === 1);
    t.absent(peer.replication.sessions()[0]?.connection.isClosed);
});
test('an app’s newer connection wins, by whatever way the older one came', async (t) => {
    const { network, peer, device, hosted } = await setUp(t);
    const first = await dial(t, network, peer, device);
    await propose(first, hosted);
    await eventually(() => peer.replication.sessions().length === 1);
    connectWebsocket(t, peer, hosted);
    await syncedWith(hosted.project, peer.deviceId);
    t.alike(peer.replication.sessions().map(({ connection }) => connection.transport), ['websocket']);
    t.ok(first.destroyed, 'the older one was ended');
    // As when a phone changes networks: the old WebSocket is still open for all we know.
    const again = connectWebsocket(t, peer, hosted);
    await eventually(() => peer.logged('sync.ended').length >= 2);
    again.close();
    await observe(hosted.project, 'after the second WebSocket');
    await syncedWith(hosted.project, peer.deviceId);
    await eventually(() => peer.replication.sessions().length === 1);
});
/** The device in a process of its own, connected and served. */
async function hold(t, network, peer, project, device) {
    const input = {
        bootstrap: network.bootstrap,
        peer: peer.deviceId,
        identity: {
            publicKey: hex(device.keyPair.publicKey),
            secretKey: hex(device.keyPair.secretKey),
        },
        projectKey: project.body.projectKey,
    };
    const child = spawn(process.execPath, [HOLDING_CLIENT, JSON.stringify(input)], {
        stdio: ['pipe', 'pipe', 'inherit'],
    });
    t.teardown(() => child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    const [session] = peer.replication.sessions();
    if (!session)
        throw new Error('the peer serves nobody');
    return { child, session };
}
test('the second gets in when the first went silent', async (t) => {
    const { network, peer, device, hosted } = await setUp(t);
    const { child, session } = await hold(t, network, peer, hosted, device);
    // Neither a word nor an error from its socket: as when a phone loses its network.
    child.kill('SIGSTOP');
    await propose(await dial(t, network, peer, device), hosted);
    t.is(await session.connection.closed, 'stale');
    t.is(peer.replication.sessions().length, 1);
    t.not(peer.replication.sessions()[0], session);
});
test('a device whose app crashed comes back and syncs', { timeout: 90_000 }, async (t) => {
    const { network, peer, device, hosted } = await setUp(t);
    const { child } = await hold(t, network, peer, hosted, device);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const client = await createClient(t, network, device);
    const sync = client.join(hosted.project, hosted.keys);
    await sync.synced({ timeoutMs: 30_000 });
    t.alike(sync.connected, [peer.deviceId]);
    await hosted.project.$sync.waitForSync('full', { timeoutMs: 5000 });
    t.is(peer.replication.sessions().length, 1);
});
//# sourceMappingURL=duplicates.test.js.map