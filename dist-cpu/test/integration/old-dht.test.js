/** The package `@hyperswarm/dht`, under whose name older clients have the DHT. */
import { once } from 'node:events';
import { replicateProject } from '@comapeo/core';
import OldDHT from '@hyperswarm/dht';
import test from 'brittle';
import { hex } from '../../src/lib/keys.js';
import { createDevice } from '../helpers/device.js';
import { createNetwork } from '../helpers/network.js';
import { createPeer, createProject, hostProject, syncedWith } from '../helpers/peer.js';
test('@hyperswarm/dht 6.5.1 finds a project, connects to its peer, and syncs', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const device = await createDevice(t);
    const hosted = await createProject(device, { observations: 5 });
    await hostProject(peer, hosted);
    const dht = new OldDHT({ bootstrap: network.bootstrap, host: '127.0.0.1' });
    t.teardown(() => dht.destroy());
    const found = new Map();
    for await (const { peers } of dht.lookup(hosted.discoveryKey)) {
        for (const announced of peers)
            found.set(hex(announced.publicKey), announced);
    }
    t.alike([...found.keys()], [peer.deviceId]);
    const stream = dht.connect(peer.publicKey, { keyPair: device.keyPair });
    t.teardown(() => stream.destroy());
    await once(stream, 'open');
    t.is(hex(stream.remotePublicKey), peer.deviceId);
    replicateProject(hosted.project, stream);
    hosted.project.$sync.start();
    await syncedWith(hosted.project, peer.deviceId);
    t.is(peer.replication.sessions()[0]?.deviceId, device.deviceId);
});
//# sourceMappingURL=old-dht.test.js.map