/** A second peer for the same projects: how it gets them, and what it is good for. */
import { roles } from '@comapeo/core';
import test, {} from 'brittle';
import { keyPair } from 'hypercore-crypto';
import { fetch } from 'undici';
import { askToJoin } from '../../src/join.js';
import { MapeoWebError } from '../../src/lib/errors.js';
import { formatLink, parseLink } from '../../src/lib/link.js';
import { hex } from '../../src/lib/keys.js';
import { runCli } from '../helpers/cli.js';
import { createDevice } from '../helpers/device.js';
import { createRemote } from '../helpers/dht-echo.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, freeTcpPort } from '../helpers/network.js';
import { arrived, BLOCKED_ROLE_ID, createClient, createPeer, createProject, hostProject, joinProject, notesOf, observe, } from '../helpers/peer.js';
const HOUR_MS = 3_600_000;
const LONG_MS = 90_000;
function joinLink(peer, { bootstrap }) {
    const { secret, expiresAt } = peer.tokens.create('join', HOUR_MS);
    return { publicKey: peer.publicKey, bootstrap, token: secret, expiresAt };
}
/** Through the command line, and the control socket of the second peer. */
function join(t, link, storage) {
    const args = ['join', '-', '--storage', storage, '--bind', '127.0.0.1', '--json'];
    return runCli(t, args, { stdin: formatLink(link) });
}
async function codeOf(promise) {
    try {
        await promise;
        return 'none';
    }
    catch (error) {
        if (error instanceof MapeoWebError)
            return error.code;
        throw error;
    }
}
test('two peers, one project: devices sync when either is down', { timeout: LONG_MS }, async (t) => {
    const network = await createNetwork(t);
    const [first, second] = [await createPeer(t, network), await createPeer(t, network)];
    const [ana, ben] = await Promise.all([createDevice(t), createDevice(t)]);
    const river = await createProject(ana, { observations: 3 });
    const forest = await createProject(ana, { name: 'Forest' });
    await hostProject(first, river, { member: false });
    await river.project.$member.assignRole(first.deviceId, roles.COORDINATOR_ROLE_ID);
    await hostProject(first, forest);
    const clientA = await createClient(t, network, ana);
    const syncs = [river, forest].map((each) => clientA.join(each.project, each.keys));
    await Promise.all(syncs.map((sync) => sync.synced({ timeoutMs: 20_000 })));
    const link = joinLink(first, network);
    const joined = await join(t, link, second.dir);
    const [line] = joined.lines;
    t.is(line?.deviceId, second.deviceId, joined.stderr);
    t.is(line?.joined, first.deviceId);
    const told = Object.fromEntries((line?.projects ?? []).map(({ name, role }) => [name, role]));
    t.alike(told, { 'River monitoring': 'member', Forest: 'needs-coordinator' });
    for (const { projectKey } of [river.body, forest.body]) {
        t.absent((joined.stdout + joined.stderr).includes(projectKey), 'no key is printed');
    }
    const [event] = first.logged('peer.joined');
    t.is(event?.deviceId, second.deviceId);
    t.is(first.tokens.list()[0]?.usedFor, second.deviceId);
    await eventually(() => second.list().every(({ records }) => records > 0), {
        what: 'both are announced',
    });
    // The first peer told Ana's device of the new member; a new client finds both peers at once.
    await eventually(async () => {
        const members = await river.project.$member.getMany();
        return members.some(({ deviceId }) => deviceId === second.deviceId);
    });
    await clientA.close();
    const again = await createClient(t, network, ana);
    const sync = again.join(river.project, river.keys);
    await eventually(() => sync.connected.includes(second.deviceId), { what: 'the second peer' });
    await eventually(() => second.show(river.projectId).lastSyncAt !== null, {
        what: 'the second peer has everything',
    });
    await again.close();
    await first.close();
    const theirs = await joinProject(river, ben);
    const clientB = await createClient(t, network, ben);
    const clientA2 = await createClient(t, network, ana);
    clientA2.join(river.project, river.keys);
    clientB.join(theirs, river.keys);
    await eventually(async () => (await notesOf(theirs)).length === 3, {
        what: 'everything, through the second peer alone',
        timeoutMs: 30_000,
    });
    await createPeer(t, network, { dir: first.dir });
    await second.close();
    await observe(theirs, 'without the second');
    await arrived(river.project, 'without the second', 40_000);
    t.pass('through the first peer alone');
});
test('who may join, and how often', { timeout: LONG_MS }, async (t) => {
    const network = await createNetwork(t, { nodes: 2 });
    const httpPort = await freeTcpPort();
    const peer = await createPeer(t, network, { httpPort });
    const device = await createDevice(t);
    const river = await createProject(device);
    await hostProject(peer, river);
    const asks = (link, identity = keyPair()) => askToJoin({ link, keyPair: identity, bindHost: '127.0.0.1' });
    const link = joinLink(peer, network);
    const none = parseLink(formatLink({ publicKey: peer.publicKey, bootstrap: network.bootstrap }));
    t.is(await codeOf(asks(none)), 'INVALID_LINK', 'a link without a token');
    t.is(await codeOf(asks(link, peer.host.keyPair)), 'INVALID_LINK', 'its own link');
    t.is(await codeOf(asks({ ...link, expiresAt: 1000 })), 'TOKEN_REFUSED', 'an expired link');
    const { secret } = peer.tokens.create('add', HOUR_MS);
    t.is(await codeOf(asks({ ...link, token: secret })), 'TOKEN_REFUSED', 'a token for something else');
    const unknown = 'ybndrfg8ejkmcpqxot1uwisza345h769';
    t.is(await codeOf(asks({ ...link, token: unknown })), 'TOKEN_REFUSED', 'an unknown token');
    const body = (deviceId) => ({
        method: 'POST',
        headers: { 'content-type': 'application/json', 'mapeo-web-token': link.token ?? '' },
        body: JSON.stringify({ deviceId }),
    });
    const plain = await fetch(`http://127.0.0.1:${httpPort}/peers`, body(device.deviceId));
    t.is(plain.status, 404, 'never over plain HTTP');
    const identity = keyPair();
    const remote = createRemote(t, network, peer.publicKey, { keyPair: identity });
    const over = async (init) => (await fetch(`${remote.url}peers`, { ...init, dispatcher: remote.dispatcher })).status;
    t.is(await over(body(device.deviceId)), 403, 'in nobody else’s name');
    t.is(await over(body('nonsense')), 400);
    t.is(await over({ ...body(hex(identity.publicKey)), body: 'nonsense' }), 400);
    const { 'content-type': type } = body('').headers;
    const bare = { ...body(hex(identity.publicKey)), headers: { 'content-type': type } };
    t.is(await over(bare), 401, 'without a token');
    t.is(peer.tokens.list().filter(({ state }) => state === 'used').length, 0, 'nothing was used up');
    await river.project.$member.assignRole(hex(identity.publicKey), BLOCKED_ROLE_ID);
    const client = await createClient(t, network, device);
    await client.join(river.project, river.keys).synced({ timeoutMs: 20_000 });
    const answer = await asks(link, identity);
    t.alike(answer, {
        deviceId: peer.deviceId,
        projects: [],
        blocked: [{ projectId: river.projectId, projectName: 'River monitoring' }],
    }, 'who was taken out by a coordinator gets no key, and the token is not used up');
    t.is((await asks(link)).projects[0]?.role, 'needs-coordinator');
    t.is(await codeOf(asks(link)), 'TOKEN_REFUSED', 'once');
});
test('one project that is stored with other keys keeps no other out', async (t) => {
    const network = await createNetwork(t);
    const [first, second] = [await createPeer(t, network), await createPeer(t, network)];
    const device = await createDevice(t);
    const [river, forest] = [
        await createProject(device, { name: 'River' }),
        await createProject(device, { name: 'Forest' }),
    ];
    await first.add([river.keys, forest.keys]);
    const { encryptionKeys } = river.keys;
    await second.add([
        { ...river.keys, encryptionKeys: { ...encryptionKeys, blob: encryptionKeys.auth } },
    ]);
    const joined = await join(t, joinLink(first, network), second.dir);
    t.is(joined.code, 0, joined.stderr);
    const { projects } = joined.lines[0];
    t.alike(Object.fromEntries(projects.map(({ name, role }) => [name, role])), {
        River: 'keys-differ',
        Forest: 'needs-coordinator',
    });
    t.ok(second.show(forest.projectId));
    // Where the second peer is back already to sync, it has the project open for that.
    const isIdle = () => first.list().every(({ open, connections }) => !open || connections > 0);
    t.ok(await eventually(isIdle, { what: 'none is left open that was opened to ask' }));
});
//# sourceMappingURL=join.test.js.map