/** The HTTP door, as unmodified @comapeo/core devices and curious strangers use it. */
import { once } from 'node:events';
import net from 'node:net';
import test, {} from 'brittle';
import { WebSocket } from 'ws';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { arrived, createBareClient, createHttpPeer, createProject, hostProject, INSECURE, joinProject, observe, randomProjectBody, syncedWith, } from '../helpers/peer.js';
import { addPhoto, photoArrived } from '../helpers/photo.js';
function connect(t, project) {
    project.$sync.start();
    project.$sync.connectServers();
    t.teardown(() => project.$sync.disconnectServers());
}
async function put(url, body, headers = {}) {
    const response = await fetch(`${url}projects`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const answer = (await response.json());
    return { status: response.status, code: answer.error?.code, answer };
}
test('an app adds the peer by its URL, syncs both ways, and another finds it over the DHT', async (t) => {
    const { network, peer, url } = await createHttpPeer(t);
    const [ana, ben] = await Promise.all([createDevice(t), createDevice(t)]);
    const river = await createProject(ana, { observations: 3 });
    const photo = await addPhoto(t, river.project);
    await river.project.$member.addServerPeer(url, INSECURE);
    const server = await river.project.$member.getById(peer.deviceId);
    t.is(server.deviceType, 'selfHostedServer');
    t.is(server.name, 'peer');
    t.is(server.selfHostedServerDetails?.baseUrl, url);
    t.is(peer.list()[0]?.name, 'River monitoring');
    t.is(peer.logged('sync.recycled').length, 0, 'the first sync was not disturbed');
    connect(t, river.project);
    await syncedWith(river.project, peer.deviceId);
    const theirs = await joinProject(river, ben);
    await createBareClient(t, network, ben, [{ ...river, project: theirs }]);
    await arrived(theirs, 'River monitoring 2', 30_000);
    t.ok(await photoArrived(t, ben, theirs, photo), 'the photo came over the DHT alone');
    await observe(theirs, 'from ben');
    await eventually(async () => {
        // What today's apps do when somebody opens the project's screen.
        river.project.$sync.connectServers();
        return arrived(river.project, 'from ben', 500).catch(() => false);
    }, { what: 'the observation from ben', timeoutMs: 30_000 });
});
test('without a base URL, apps on this machine come back all the same', async (t) => {
    const { peer, url } = await createHttpPeer(t, { baseUrl: undefined });
    const river = await createProject(await createDevice(t), { observations: 1 });
    await river.project.$member.addServerPeer(url, INSECURE);
    const server = await river.project.$member.getById(peer.deviceId);
    t.not(server.selfHostedServerDetails?.baseUrl, url, 'never what a request said');
    connect(t, river.project);
    await syncedWith(river.project, peer.deviceId);
});
test('what the API says', async (t) => {
    const { peer, url } = await createHttpPeer(t);
    const info = await fetch(`${url}info`);
    t.alike(await info.json(), { data: { deviceId: peer.deviceId, name: 'peer' } });
    const health = await fetch(`${url}healthcheck`);
    t.is(health.status, 200);
    t.is(await health.text(), '');
    const nowhere = await fetch(`${url}nowhere`);
    t.is(nowhere.status, 404);
    t.is((await nowhere.json()).error.code, 'NOT_FOUND');
    const body = randomProjectBody('River');
    for (let i = 0; i < 2; i++) {
        const { status, answer } = await put(url, { ...body, another: 'field' });
        t.is(status, 200, i === 0 ? 'added' : 'safe to repeat');
        t.alike(answer, { data: { deviceId: peer.deviceId } });
    }
    t.is(peer.list().length, 1);
    const { status, code } = await put(url, randomProjectBody('A second one'));
    t.is(status, 403);
    t.is(code, 'TOO_MANY_PROJECTS', 'one until the operator chooses');
});
test('a malformed, oversized or unauthorised request gets a documented answer and changes nothing', async (t) => {
    const { peer, url } = await createHttpPeer(t);
    const good = randomProjectBody('River');
    const bad = [
        'not json',
        '[]',
        'null',
        {},
        { ...good, projectName: '' },
        { ...good, projectName: 7 },
        { ...good, projectKey: good.projectKey.slice(1) },
        { ...good, projectKey: `${good.projectKey.slice(0, -1)}g` },
        { ...good, encryptionKeys: { ...good.encryptionKeys, blob: undefined } },
        { ...good, encryptionKeys: null },
    ];
    for (const body of bad) {
        const { status, code, answer } = await put(url, body);
        t.is(`${status} ${code ?? ''}`, '400 BAD_REQUEST', JSON.stringify(body).slice(0, 40));
        t.absent(JSON.stringify(answer).includes(good.projectKey.slice(8, 56)), 'tells no key');
    }
    const large = await put(url, { ...good, projectName: 'x'.repeat(2 ** 20) });
    t.is(`${large.status} ${large.code ?? ''}`, '413 FST_ERR_CTP_BODY_TOO_LARGE');
    const text = await put(url, good, { 'content-type': 'text/plain' });
    t.is(text.status, 400);
    for (const authorization of ['', 'Bearer', 'Bearer wrong', 'Basic d3Jvbmc6d3Jvbmc=']) {
        const response = await fetch(`${url}projects`, { headers: { authorization } });
        t.is(response.status, 401);
        t.is((await response.json()).error.code, 'UNAUTHORIZED');
    }
    t.is(peer.list().length, 0);
});
test('a WebSocket for a project that is not here is refused before the upgrade', async (t) => {
    const { url } = await createHttpPeer(t);
    const statusOf = async (path) => {
        const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`);
        socket.on('error', () => { });
        const [, response] = (await once(socket, 'unexpected-response'));
        socket.terminate();
        return response.statusCode;
    };
    t.is(await statusOf(`sync/${'y'.repeat(52)}`), 404);
    t.is(await statusOf('sync/short'), 400);
    t.is(await statusOf(`sync/${'-'.repeat(52)}`), 400);
    t.is((await fetch(`${url}sync/${'y'.repeat(52)}`)).status, 404);
});
test('sockets that say nothing sensible take nothing down', async (t) => {
    const { peer, network, url } = await createHttpPeer(t);
    const device = await createDevice(t);
    const river = await createProject(device, { observations: 1 });
    await hostProject(peer, river);
    const sync = `${url.replace('http', 'ws')}sync/${river.projectId}`;
    const noise = new WebSocket(sync);
    await once(noise, 'open');
    noise.send(Buffer.from([4, 0, 0, 7, 7, 7, 7]));
    noise.send('text');
    await once(noise, 'close');
    const abrupt = new WebSocket(sync);
    await once(abrupt, 'open');
    abrupt.terminate();
    const { port, hostname } = new URL(url);
    const half = net.connect(Number(port), hostname);
    half.end('PUT /projects HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{');
    half.resume();
    await once(half, 'close');
    t.is((await fetch(`${url}healthcheck`)).status, 200);
    await eventually(() => peer.status().connections === 0, { what: 'no connection is left' });
    await createBareClient(t, network, device, [river]);
    await syncedWith(river.project, peer.deviceId);
});
test('an allow-list names who may come', async (t) => {
    const device = await createDevice(t);
    const [allowed, other] = [await createProject(device), await createProject(device)];
    const { peer, url } = await createHttpPeer(t, { allowedProjects: new Set([allowed.projectId]) });
    const refused = await put(url, other.body);
    t.is(`${refused.status} ${refused.code ?? ''}`, '403 PROJECT_NOT_IN_ALLOWLIST');
    t.is((await put(url, allowed.body)).status, 200);
    await t.exception(other.project.$member.addServerPeer(url, INSECURE), /allow/i);
    t.alike(peer.list().map((p) => p.projectId), [allowed.projectId]);
});
test('two apps at once cannot both take the last place', async (t) => {
    const { peer, url } = await createHttpPeer(t);
    const all = await Promise.all(['a', 'b', 'c'].map((name) => put(url, randomProjectBody(name))));
    t.alike(all.map(({ status }) => status).sort(), [200, 403, 403]);
    t.is(peer.list().length, 1);
});
test('a first sync that was promised is served at the limit, and during a shutdown', async (t) => {
    const { peer, url } = await createHttpPeer(t, { maxConnections: 1, allowedProjects: 2 });
    const [ana, ben] = await Promise.all([createDevice(t), createDevice(t)]);
    const [a, b] = [
        await createProject(ana, { observations: 2 }),
        await createProject(ben, { observations: 2 }),
    ];
    await a.project.$member.addServerPeer(url, INSECURE);
    connect(t, a.project);
    await syncedWith(a.project, peer.deviceId);
    t.is(peer.status().connections, 1, 'the only place is taken');
    await b.project.$member.addServerPeer(url, INSECURE);
    t.pass('and still the app was served');
    const again = await put(url, b.body);
    t.is(again.status, 200);
    const closing = peer.close();
    t.teardown(() => closing);
    await b.project.$member.addServerPeer(url, INSECURE).catch(() => { });
    const late = await put(url, b.body).catch(() => ({ status: 503 }));
    t.is(late.status, 503, 'nothing new is accepted');
    connect(t, b.project);
    await syncedWith(b.project, peer.deviceId);
    t.pass('but what was promised is served');
    b.project.$sync.disconnectServers();
    await closing;
});
//# sourceMappingURL=cloud-api.test.js.map