/** What strangers on the same Wi-Fi can do to the TCP port: nothing. */
import { once } from 'node:events';
import net from 'node:net';
import NoiseSecretStream from '@hyperswarm/secret-stream';
import test, {} from 'brittle';
import c from 'compact-encoding';
import { keyPair, randomBytes } from 'hypercore-crypto';
import Protomux from 'protomux';
import { LocalNetwork } from '../../src/local-network.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { connectNearby, invite, openWindow } from '../helpers/nearby.js';
import { createNetwork } from '../helpers/network.js';
import { createPeer, createProject } from '../helpers/peer.js';
const HOST = '127.0.0.1';
async function createLocalNetwork(t, settings = {}) {
    const network = new LocalNetwork({ keyPair: keyPair() }, { bindHost: HOST, ...settings });
    t.teardown(() => network.close());
    await network.ready();
    const refused = [];
    network.on('refused', ({ reason }) => refused.push(reason));
    const connections = [];
    network.on('connection', ({ connection }) => connections.push(connection.deviceId));
    return { network, refused, connections, visibility: await network.show() };
}
function dial(t, port, options = {}) {
    const socket = net.connect({ port, host: HOST, ...options });
    socket.on('error', () => { });
    t.teardown(() => socket.destroy());
    return socket;
}
/** The other side hung up. */
async function cut(socket) {
    socket.resume();
    await eventually(() => socket.readableEnded || socket.destroyed, { what: 'the end of a socket' });
}
function noise(t, socket) {
    const stream = new NoiseSecretStream(true, socket, { keyPair: keyPair() });
    stream.on('error', () => { });
    t.teardown(() => stream.destroy());
    return stream;
}
test('sockets that are no Noise handshake are cut', async (t) => {
    const { network, refused, connections, visibility } = await createLocalNetwork(t, {
        openMs: 1000,
        maxPerAddress: 16,
    });
    const { port } = visibility;
    const silent = dial(t, port);
    const halfOpen = dial(t, port, { allowHalfOpen: true });
    halfOpen.end();
    const http = dial(t, port);
    http.write('GET / HTTP/1.1\r\nhost: peer\r\n\r\n');
    const large = dial(t, port);
    // A frame of 16 MB is announced, and begun.
    large.write(Buffer.concat([Buffer.from([255, 255, 255]), Buffer.alloc(4096)]));
    const wrong = dial(t, port);
    wrong.write(Buffer.concat([Buffer.from([32, 0, 0]), randomBytes(32)]));
    const slow = dial(t, port);
    const frame = Buffer.concat([Buffer.from([32, 0, 0]), randomBytes(32)]);
    const drip = setInterval(() => slow.write(frame.subarray(0, 1)), 100);
    t.teardown(() => clearInterval(drip));
    await Promise.all([silent, halfOpen, http, large, wrong, slow].map(cut));
    await eventually(() => network.connections === 0);
    t.ok(refused.includes('too-much') && refused.includes('no-handshake'), refused.join());
    t.alike(connections, []);
    noise(t, dial(t, port));
    await eventually(() => connections.length === 1, { what: 'the next honest device' });
});
test('one address gets so many connections, and all together', async (t) => {
    const { network, refused, visibility } = await createLocalNetwork(t, { maxPerAddress: 3 });
    const sockets = Array.from({ length: 5 }, () => dial(t, visibility.port));
    await eventually(() => refused.length === 2);
    t.alike(refused, ['too-many-of-address', 'too-many-of-address']);
    t.is(network.connections, 3);
    for (const socket of sockets)
        socket.destroy();
    await eventually(() => network.connections === 0);
    const few = await createLocalNetwork(t, { maxConnections: 1 });
    dial(t, few.visibility.port);
    dial(t, few.visibility.port);
    await eventually(() => few.refused.includes('too-many-connections'));
});
test('what nobody wants to be visible does not listen; who is connected stays', async (t) => {
    const { network, connections, visibility } = await createLocalNetwork(t);
    const another = await network.show();
    t.is(another.port, visibility.port);
    await visibility.hide();
    const stream = noise(t, dial(t, another.port));
    await eventually(() => connections.length === 1);
    await another.hide();
    t.absent(network.isVisible);
    const refusal = net.connect({ port: another.port, host: HOST });
    const [error] = (await once(refusal, 'error'));
    t.is(error.code, 'ECONNREFUSED');
    t.absent(stream.destroyed);
});
test('a taken port is said to be taken', async (t) => {
    const { visibility } = await createLocalNetwork(t);
    const network = new LocalNetwork({ keyPair: keyPair() }, { bindHost: HOST, port: visibility.port });
    t.teardown(() => network.close());
    await network.ready();
    await t.exception(network.show(), /PORT_IN_USE/);
});
/** The bytes of a proper handshake, and then something else in the very same packet. */
async function openAndSpoil(t, port, spoil) {
    const socket = dial(t, port);
    const write = socket.write.bind(socket);
    let sent = 0;
    socket.write = (data) => {
        // The first message asks; the second, which completes the handshake, is held for the third.
        if (++sent === 1)
            return write(data);
        held.push(data);
        if (sent === 3)
            write(Buffer.concat([held[0] ?? data, spoil]));
        return true;
    };
    const held = [];
    noise(t, socket);
    await cut(socket);
}
const rpc = (await import(new URL('./generated/rpc.js', import.meta.resolve('@comapeo/core')).href));
/** A stranger who speaks `mapeo/rpc`, and says whatever it likes there. */
async function createStranger(t, port) {
    const stream = noise(t, dial(t, port));
    await once(stream, 'connect');
    const channel = Protomux.from(stream).createChannel({ protocol: 'mapeo/rpc' });
    const raw = Array.from({ length: 12 }, () => channel?.addMessage({ encoding: c.raw }));
    channel?.open();
    const say = (type, message) => raw[type]?.send(Buffer.from(message));
    const invite = (projectName) => {
        const [inviteId, projectInviteId] = [randomBytes(32), randomBytes(32)];
        const words = { projectName, invitorName: 'a stranger', sendStats: false };
        const message = { inviteId, projectInviteId, ...words, invitorWroteDeviceInfo: false };
        say(0, rpc.Invite.encode(message).finish());
    };
    return { stream, say, invite };
}
test('a device that misbehaves after its handshake takes nobody down', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const { port, of } = await openWindow(peer, { acceptAll: false });
    const header = Buffer.concat([Buffer.from([56, 0, 0]), randomBytes(56)]);
    for (const spoil of [header, Buffer.alloc(70_000, 7)])
        await openAndSpoil(t, port, spoil);
    const babbling = await createStranger(t, port);
    for (let i = 0; i < 100; i++)
        babbling.say(i % 12, randomBytes(50));
    const large = await createStranger(t, port);
    large.invite('x'.repeat(1_000_000));
    const insisting = await createStranger(t, port);
    for (let i = 0; i < 40; i++)
        insisting.invite(`Project ${i}`);
    for (const { stream } of [babbling, large, insisting]) {
        await eventually(() => stream.destroyed, { what: 'the end of a stranger' });
    }
    t.ok(of('invite-received').every(({ projectName }) => /^Project \d+$/.test(projectName)));
    t.is(of('invite-received').length, 32, 'as many as one device may have waiting');
    await eventually(() => of('invite-refused').length === of('invite-received').length);
    t.ok(of('invite-refused').every(({ reason }) => reason === 'withdrawn'));
    t.alike(peer.list(), []);
    // Keys that are not those of the invite: the project that was shown is not the one that comes.
    const liar = await createStranger(t, port);
    liar.invite('River monitoring');
    await eventually(() => of('invite-received').at(-1)?.projectName === 'River monitoring');
    const { inviteId = '' } = of('invite-received').at(-1) ?? {};
    peer.pairing.answer(inviteId, true);
    const key = () => randomBytes(32);
    const encryptionKeys = { auth: key(), config: key(), data: key(), blobIndex: key(), blob: key() };
    liar.say(3, rpc.ProjectJoinDetails.encode({
        inviteId: Buffer.from(inviteId, 'hex'),
        projectKey: keyPair().publicKey,
        encryptionKeys,
    }).finish());
    await eventually(() => of('invite-refused').at(-1)?.code === 'INVITE_FAILED');
    t.alike(peer.list(), []);
    // Someone honest comes next, and is served.
    const ana = await createDevice(t);
    const river = await createProject(ana);
    await connectNearby(t, ana, peer, port);
    const accepted = invite(river.project, peer);
    await eventually(() => of('invite-received').at(-1)?.invitorDeviceId === ana.deviceId);
    peer.pairing.answer(of('invite-received').at(-1)?.inviteId ?? '', true);
    t.is(await accepted, 'ACCEPT');
});
//# sourceMappingURL=local-network-limits.test.js.map