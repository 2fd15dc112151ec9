/** Peers that host the same project keep one another up to date, whichever a device reached. */
import { roles } from '@comapeo/core';
import test from 'brittle';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { arrived, createBareClient, createPeer, createProject, hostProject, joinProject, observe, syncedWith, } from '../helpers/peer.js';
test('a second peer gets everything from the first, with no device in between', async (t) => {
    const network = await createNetwork(t);
    const [first, second] = [await createPeer(t, network), await createPeer(t, network)];
    const [ana, ben] = await Promise.all([createDevice(t), createDevice(t)]);
    const river = await createProject(ana, { observations: 3 });
    await hostProject(first, river);
    await river.project.$member.assignRole(second.deviceId, roles.MEMBER_ROLE_ID);
    const swarm = await createBareClient(t, network, ana, [river]);
    await syncedWith(river.project, first.deviceId);
    await swarm.destroy();
    await second.add([river.keys]);
    second.addPartner(first.deviceId);
    await eventually(() => second.show(river.projectId).lastSyncAt !== null, {
        what: 'the second peer to have everything',
        timeoutMs: 30_000,
    });
    await eventually(() => second.replication.sessions().length === 0, {
        what: 'the end of the connection: projects are open only while they are used',
    });
    await first.close();
    const theirs = await joinProject(river, ben);
    await createBareClient(t, network, ben, [{ ...river, project: theirs }]);
    await createBareClient(t, network, ana, [river]);
    await arrived(theirs, 'River monitoring 2', 30_000);
    await observe(theirs, 'through the second peer');
    await arrived(river.project, 'through the second peer', 30_000);
});
//# sourceMappingURL=partners.test.js.map