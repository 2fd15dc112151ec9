/** The handshake between real DHT nodes, by those who speak it well and by those who do not. */
import { once } from 'node:events';
import test, {} from 'brittle';
import c from 'compact-encoding';
import { keyPair, randomBytes } from 'hypercore-crypto';
import Protomux, {} from 'protomux';
import { Announcer } from '../../src/announcer.js';
import { Connection } from '../../src/connection.js';
import { Handshake, } from '../../src/handshake.js';
import { answerEncoding, ANSWERS, createNoise, HANDSHAKE_VERSION, HandshakeChannel, } from '../../src/handshake-channel.js';
import { MapeoWebError } from '../../src/lib/errors.js';
import { hex, toHandshakePsk, toProjectKey } from '../../src/lib/keys.js';
import { Listener } from '../../src/listener.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork, createNode } from '../helpers/network.js';
import { createClient, createPeer, createProject, hostProject, knownProject, } from '../helpers/peer.js';
function randomProject() {
    const { publicKey } = keyPair();
    const [auth, config, data, blobIndex, blob] = Array.from({ length: 5 }, () => randomBytes(32));
    return knownProject({
        projectKey: toProjectKey(publicKey),
        projectName: 'nobody’s',
        encryptionKeys: { auth, config, data, blobIndex, blob },
    });
}
async function hostedPeer(t) {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const device = await createDevice(t);
    const hosted = await createProject(device, { observations: 2 });
    await hostProject(peer, hosted);
    return { network, peer, device, hosted };
}
/** A connection of some device to the peer, on which nothing was said yet. */
async function dial(t, { bootstrap }, publicKey) {
    const dht = await createNode(t, bootstrap);
    const stream = dht.connect(publicKey, { keyPair: keyPair() });
    t.teardown(() => stream.destroy());
    const connection = new Connection(stream);
    await once(stream, 'open');
    return connection;
}
/** `handshake.ts` on a connection, for which replication is just a number. */
function speak(connection, projects, settings = {}) {
    const { admit = () => ({ begin: () => { }, cancel: () => { }, proven: () => Promise.resolve(true) }), ...others } = settings;
    const begun = [];
    const handshake = new Handshake({
        connection,
        find: (key) => projects.find(({ discoveryKey }) => discoveryKey.equals(key)),
        admit: () => Promise.resolve().then(admit),
    }, others);
    handshake.on('authorised', ({ authorised }) => begun.push(authorised));
    handshake.start();
    return { handshake, begun };
}
/** Both ends of a connection, in this process. */
async function createPair(t, network) {
    const identity = keyPair();
    const server = new Listener({ dht: await createNode(t, network.bootstrap), keyPair: identity });
    t.teardown(() => server.close());
    await server.ready();
    const accepted = new Promise((resolve) => {
        server.once('connection', ({ connection }) => resolve(connection));
    });
    const dialled = await dial(t, network, identity.publicKey);
    // A connection is nothing to the listener before its first byte.
    dialled.mux.createChannel({ protocol: 'test/hello' })?.open();
    return { dialled, accepted: await accepted };
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
/** An honest client is served: whatever came before did the peer no harm. */
async function assertServes(t, network, peer, known) {
    const connection = await dial(t, network, peer.publicKey);
    await speak(connection, [known]).handshake.propose(known);
    t.pass('the next client is served');
    await connection.destroy('closing');
}
test('who asks for the handshake and closes it does not get in without one', async (t) => {
    const network = await createNetwork(t);
    const { dialled, accepted } = await createPair(t, network);
    const project = randomProject();
    const { handshake, begun } = speak(accepted, [project]);
    const refused = once(handshake, 'refused');
    const channel = dialled.mux.createChannel({
        protocol: 'mapeo-web/handshake',
        id: project.discoveryKey,
        handshake: c.uint,
    });
    dialled.mux.cork();
    channel?.open(1);
    channel?.close();
    dialled.mux.uncork();
    await refused;
    t.is(begun.length, 0);
});
test('discovery keys alone open one project, until the connection is cut', async (t) => {
    const network = await createNetwork(t);
    const { dialled, accepted } = await createPair(t, network);
    const projects = [randomProject(), randomProject(), randomProject()];
    let giveUp;
    const proven = new Promise((resolve) => (giveUp = resolve));
    const { begun, handshake } = speak(accepted, projects, {
        admit: () => ({ begin: () => { }, cancel: () => { }, proven: () => proven }),
    });
    const first = once(handshake, 'authorised');
    for (const { discoveryKey } of projects) {
        dialled.mux.createChannel({ protocol: 'hypercore/alpha', id: discoveryKey })?.open();
    }
    await first;
    giveUp(false);
    t.is(await accepted.closed, 'timeout');
    t.is(begun.length, 1);
});
test('a wrong project key is refused, and the project is not opened for it', async (t) => {
    const { network, peer, hosted } = await hostedPeer(t);
    const connection = await dial(t, network, peer.publicKey);
    const liar = { ...hosted, psk: toHandshakePsk(randomBytes(32)) };
    t.is(await codeOf(speak(connection, [liar]).handshake.propose(liar)), 'AUTH_FAILED');
    t.is(await connection.closed, 'remote');
    t.alike(peer.openedProjects, []);
    t.is(peer.logged('handshake.refused')[0]?.code, 'AUTH_FAILED');
    await assertServes(t, network, peer, hosted);
    t.alike(peer.openedProjects, [hosted.projectId]);
});
test('what strangers begin and break off is counted, and no news for the log', async (t) => {
    const { network, peer, hosted } = await hostedPeer(t);
    const { mux } = await dial(t, network, peer.publicKey);
    const { discoveryKey: id } = hosted;
    mux.createChannel({ protocol: 'mapeo-web/handshake', id, handshake: c.uint })?.open(99);
    await eventually(() => peer.logged('handshake.refused').length === 1);
    t.is(peer.logged('handshake.refused')[0]?.by, 'us');
    t.is(peer.status().refused['handshake.VERSION'], 1);
});
test('a project that is not hosted is refused, another on the connection is served', async (t) => {
    const { network, peer, hosted } = await hostedPeer(t);
    const connection = await dial(t, network, peer.publicKey);
    const unknown = randomProject();
    const { handshake } = speak(connection, [unknown, hosted]);
    t.is(await codeOf(handshake.propose(unknown)), 'NOT_HOSTED');
    await handshake.propose(hosted);
    t.absent(connection.isClosed);
    t.alike(peer.openedProjects, [hosted.projectId]);
    const guesses = Array.from({ length: 17 }, randomProject);
    const guesser = await dial(t, network, peer.publicKey);
    const guessing = speak(guesser, guesses);
    for (const guess of guesses)
        guessing.handshake.propose(guess).catch(() => { });
    await guesser.closed;
    t.pass('who asks for one project after another is cut off');
});
/** The handshake's channel, to write on what one likes. */
function openRaw(connection, id, { version = HANDSHAKE_VERSION } = {}) {
    const answers = [];
    let onclose = () => { };
    const closed = new Promise((resolve) => (onclose = resolve));
    const channel = Protomux.from(connection.stream).createChannel({
        protocol: HandshakeChannel.PROTOCOL,
        id,
        handshake: c.uint,
        onclose,
    });
    if (!channel)
        throw new Error('the channel is open already');
    channel.addMessage({ encoding: c.buffer });
    channel.addMessage({
        encoding: answerEncoding,
        onmessage: (answer) => void answers.push(answer),
    });
    channel.open(version);
    return { channel, answers, closed };
}
test('garbage ends the connection, not the peer', async (t) => {
    const { network, peer, hosted } = await hostedPeer(t);
    const { discoveryKey } = hosted;
    const garbage = {
        'random bytes': (connection) => {
            openRaw(connection, discoveryKey).channel.messages[0]?.send(randomBytes(48));
        },
        'an empty message': (connection) => {
            openRaw(connection, discoveryKey).channel.messages[0]?.send(null);
        },
        'an oversized message': (connection) => {
            openRaw(connection, discoveryKey).channel.messages[0]?.send(randomBytes(1_000_000));
        },
        'a short id': (connection) => void openRaw(connection, randomBytes(31)),
        'a long id': (connection) => void openRaw(connection, randomBytes(33)),
        'an empty id': (connection) => void openRaw(connection, Buffer.alloc(0)),
        'a version that is no number': (connection) => {
            const channel = connection.mux.createChannel({
                protocol: HandshakeChannel.PROTOCOL,
                id: discoveryKey,
                handshake: c.uint8,
            });
            // 0xff announces eight more bytes.
            channel?.open(0xff);
        },
        'bytes that are no Protomux frame': (connection) => {
            connection.stream.write(Buffer.concat([Buffer.from([0, 1, 1]), Buffer.alloc(1000, 0xff)]));
        },
        'a short core id': (connection) => {
            connection.mux.createChannel({ protocol: 'hypercore/alpha', id: randomBytes(7) })?.open();
        },
    };
    for (const [what, send] of Object.entries(garbage)) {
        const connection = await dial(t, network, peer.publicKey);
        send(connection);
        await eventually(() => connection.isClosed, { what: `the end after ${what}`, timeoutMs: 5000 });
        t.pass(what);
    }
    t.alike(peer.openedProjects, []);
    await eventually(() => peer.status().connections === 0);
    await assertServes(t, network, peer, hosted);
});
test('silence ends with the deadline', async (t) => {
    const { dialled, accepted } = await createPair(t, await createNetwork(t));
    speak(accepted, [randomProject()], { deadlineMs: 300 });
    t.is(await accepted.closed, 'timeout');
    t.is(await dialled.closed, 'remote');
});
test('half a handshake ends with the deadline, too', async (t) => {
    const { dialled, accepted } = await createPair(t, await createNetwork(t));
    const project = randomProject();
    const { begun } = speak(accepted, [project], { deadlineMs: 300 });
    openRaw(dialled, project.discoveryKey);
    t.is(await accepted.closed, 'timeout');
    t.alike(begun, []);
});
test('another version of the handshake is answered with VERSION', async (t) => {
    const { network, peer, hosted } = await hostedPeer(t);
    const connection = await dial(t, network, peer.publicKey);
    const { answers, closed } = openRaw(connection, hosted.discoveryKey, { version: 2 });
    await closed;
    t.alike(answers, [{ code: ANSWERS.indexOf('VERSION'), retryAfterMs: 0, proof: null }]);
    t.alike(peer.openedProjects, []);
    const { dialled, accepted } = await createPair(t, network);
    accepted.mux.pair({ protocol: HandshakeChannel.PROTOCOL }, (id) => {
        openRaw(accepted, id, { version: 7 });
    });
    t.is(await codeOf(speak(dialled, [hosted]).handshake.propose(hosted)), 'VERSION');
});
test('a first message that was sent before, on another connection, proves nothing', async (t) => {
    const { network, peer, hosted } = await hostedPeer(t);
    const first = await dial(t, network, peer.publicKey);
    const proof = createNoise(true, hosted, first.handshakeHash).send();
    const accepted = openRaw(first, hosted.discoveryKey);
    accepted.channel.messages[0]?.send(Buffer.from(proof));
    await eventually(() => accepted.answers.length > 0);
    t.is(accepted.answers[0]?.code, ANSWERS.indexOf('OK'), 'good where it was made');
    const second = await dial(t, network, peer.publicKey);
    const replayed = openRaw(second, hosted.discoveryKey);
    replayed.channel.messages[0]?.send(Buffer.from(proof));
    await second.closed;
    t.is(replayed.answers[0]?.code, ANSWERS.indexOf('AUTH_FAILED'));
});
test('a key that is too short is refused on the spot', async (t) => {
    const network = await createNetwork(t);
    const device = await createDevice(t);
    const { project } = await createProject(device);
    const client = await createClient(t, network, device);
    await t.exception(() => client.join(project, { projectKey: randomBytes(31) }), /INVALID_KEY/);
    await t.exception(() => toHandshakePsk(randomBytes(31)), /INVALID_KEY/);
    const known = { ...randomProject(), psk: randomBytes(31) };
    await t.exception(() => createNoise(true, known, randomBytes(64)), /32 bytes/);
});
test('both sides propose at once: one replication', async (t) => {
    const network = await createNetwork(t);
    for (let round = 0; round < 5; round++) {
        const { dialled, accepted } = await createPair(t, network);
        const project = randomProject();
        const one = speak(dialled, [project]);
        const two = speak(accepted, [project]);
        await Promise.all([one.handshake.propose(project), two.handshake.propose(project)]);
        await Promise.all([one.handshake.propose(project), two.handshake.propose(project)]);
        t.is(one.begun.length, 1);
        t.is(two.begun.length, 1);
        t.absent(dialled.isClosed || accepted.isClosed);
    }
});
test('a busy peer says when to come back, and the client waits that long', async (t) => {
    const RETRY_MS = 1500;
    const network = await createNetwork(t);
    const device = await createDevice(t);
    const hosted = await createProject(device);
    const identity = keyPair();
    const dht = await createNode(t, network.bootstrap);
    const listener = new Listener({ dht, keyPair: identity });
    t.teardown(() => listener.close());
    const asked = [];
    listener.on('connection', ({ connection }) => {
        speak(connection, [hosted], {
            admit: () => {
                asked.push(Date.now());
                throw new MapeoWebError('BUSY', 'full', { retryAfterMs: RETRY_MS });
            },
        });
    });
    await listener.ready();
    const { relayAddresses } = listener;
    const announcer = new Announcer({ dht, keyPair: identity, relayAddresses: () => relayAddresses });
    t.teardown(() => announcer.close(0));
    announcer.add(hosted.discoveryKey);
    await once(announcer, 'announced');
    const client = await createClient(t, network, device);
    const refused = [];
    client.join(hosted.project, hosted.keys).on('refused', (refusal) => refused.push(refusal));
    await eventually(() => asked.length === 3);
    const answer = { deviceId: hex(identity.publicKey), code: 'BUSY', retryAfterMs: RETRY_MS };
    t.alike(refused.slice(0, 2).map(({ deviceId, error: { code, retryAfterMs } }) => {
        return { deviceId, code, retryAfterMs };
    }), [answer, answer]);
    for (const [n, atMs] of asked.slice(1).entries()) {
        const waitedMs = atMs - (asked[n] ?? 0);
        t.ok(waitedMs >= RETRY_MS - 50, `waited ${waitedMs} ms`);
    }
});
//# sourceMappingURL=handshake.test.js.map