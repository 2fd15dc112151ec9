/** A member that asks for much and takes little, or nothing. */
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import test, {} from 'brittle';
import { coreManagerOf } from '../../src/sync/comapeo-internals.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { createPeer, createProject, hostProject, syncedWith, } from '../helpers/peer.js';
import { connectWebsocket } from '../helpers/websocket.js';
const MIB = 1024 * 1024;
const PHOTO_BYTES = 24 * MIB;
/** A block of a photo. */
const BLOCK_BYTES = 64 * 1024;
/** What is being answered at once, and what waits for the socket. */
const MOST_BUFFERED = 8 * MIB;
async function setUp(t, watch) {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { httpPort: 0, watch });
    const device = await createDevice(t);
    const hosted = await createProject(device);
    const file = path.join(await t.tmp(), 'photo.jpg');
    await fs.writeFile(file, crypto.randomBytes(PHOTO_BYTES));
    await hosted.project.$blobs.create({ original: file }, { mimeType: 'image/jpeg' });
    await hostProject(peer, hosted);
    const app = connectWebsocket(t, peer, hosted);
    await syncedWith(hosted.project, peer.deviceId);
    const core = coreManagerOf(hosted.project)
        .getCores('blob')
        .find((record) => record.core.peers.length > 0)?.core;
    const remote = core?.peers[0];
    const { socket } = app;
    // A socket that is paused does not notice that it was closed.
    t.teardown(() => void socket._socket.destroy(), { order: -2 });
    const ask = (count, block = true) => {
        remote.protomux.cork();
        for (let n = 0; n < count; n++) {
            remote.wireRequest.send({
                id: n + 1,
                fork: 0,
                block: block ? { index: n % (PHOTO_BYTES / BLOCK_BYTES), nodes: 0 } : null,
                hash: null,
                seek: null,
                upgrade: null,
                manifest: false,
                priority: 0,
            });
        }
        remote.protomux.uncork();
    };
    return { peer, hosted, tcp: socket._socket, ask, ...observe(peer) };
}
/** The most that was waiting in the peer for the device, and how its connection ended. */
function observe(peer) {
    const [session] = peer.replication.sessions();
    if (!session)
        throw new Error('nobody syncs');
    const { connection } = session;
    const { _writableState } = connection.stream;
    const seen = { mostBuffered: 0, reason: undefined };
    const timer = setInterval(() => {
        seen.mostBuffered = Math.max(seen.mostBuffered, _writableState.buffered);
    }, 5);
    void connection.closed.then((reason) => {
        seen.reason = reason;
        clearInterval(timer);
    });
    return { seen, connection };
}
test('who asks for thousands of blocks and reads nothing is cut', async (t) => {
    const { peer, tcp, ask, seen } = await setUp(t, { stuckMs: 1500 });
    tcp.pause();
    ask(4000);
    await eventually(() => seen.reason, { what: 'the cut' });
    t.is(seen.reason, 'slow-reader');
    t.ok(seen.mostBuffered > MIB, 'it did pile up');
    t.ok(seen.mostBuffered < MOST_BUFFERED, `${seen.mostBuffered} of ${4000 * BLOCK_BYTES} bytes`);
    t.is(peer.status().refused['connection.slow-reader'], 1);
});
test('who asks for more than it could is cut at once', async (t) => {
    const { tcp, ask, seen } = await setUp(t, {});
    tcp.pause();
    ask(20_000);
    await eventually(() => seen.reason, { what: 'the cut' });
    t.is(seen.reason, 'abuse');
    t.ok(seen.mostBuffered < MOST_BUFFERED);
});
test('a request for nothing, which hypercore throws a TypeError for, cuts only its sender', async (t) => {
    const { tcp, ask, seen } = await setUp(t, {});
    tcp.pause();
    ask(500);
    ask(1, false);
    await eventually(() => seen.reason, { what: 'the cut' });
    t.is(seen.reason, 'abuse');
});
test('a slow reader that reads is left alone and gets everything', async (t) => {
    const { tcp, ask, seen, connection } = await setUp(t, { stuckMs: 1500 });
    const before = tcp.bytesRead;
    // About 2 MB a second: it takes several times what a stuck one is given.
    const timer = setInterval(() => {
        tcp.resume();
        setTimeout(() => tcp.pause(), 1);
    }, 50);
    t.teardown(() => clearInterval(timer), { order: -1 });
    tcp.pause();
    ask(300);
    await eventually(() => tcp.bytesRead - before > 300 * BLOCK_BYTES, { timeoutMs: 60_000 });
    t.absent(seen.reason);
    t.absent(connection.isClosed);
    clearInterval(timer);
    tcp.resume();
});
//# sourceMappingURL=slow-reader.test.js.map