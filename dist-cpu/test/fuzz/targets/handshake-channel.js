/**
 * The handshake, between real Noise streams, with somebody at the other end who spoils frames of the
 * multiplexer or messages of the channel, or makes them up. Whoever does not know the project key
 * must never be authorised by the handshake, and nothing may be left over.
 */
import assert from 'node:assert/strict';
import { Duplex } from 'node:stream';
import NoiseSecretStream from '@hyperswarm/secret-stream';
import c from 'compact-encoding';
import { keyPair } from 'hypercore-crypto';
import { Connection } from '../../../src/connection.js';
import { Handshake } from '../../../src/handshake.js';
import { HANDSHAKE_VERSION, HandshakeChannel } from '../../../src/handshake-channel.js';
import { toDiscoveryKey, toHandshakePsk } from '../../../src/lib/keys.js';
import { chance, int, mutateBytes, pick, randomBytes } from '../mutate.js';
const DEADLINE_MS = 1000;
const KEY_PAIRS = [keyPair(Buffer.alloc(32, 1)), keyPair(Buffer.alloc(32, 2))];
const PROJECT = project(Buffer.alloc(32, 4));
const ANOTHER = { ...project(Buffer.alloc(32, 4)), discoveryKey: discoveryKey(5) };
/** As somebody has it who knows the discovery key alone. */
const GUESSED = project(Buffer.alloc(32, 6));
function discoveryKey(n) {
    return toDiscoveryKey(Buffer.alloc(32, n));
}
function project(psk) {
    return { projectId: 'y'.repeat(52), discoveryKey: discoveryKey(3), psk: toHandshakePsk(psk) };
}
/** Two ends of one wire. */
function wire() {
    const ends = [];
    for (const n of [0, 1]) {
        const other = () => ends[1 - n];
        ends.push(new Duplex({
            read() { },
            write(chunk, _encoding, done) {
                // Later, as any wire: the stream does not expect an answer while it still writes.
                process.nextTick(() => other().destroyed || other().push(chunk));
                done();
            },
            final(done) {
                process.nextTick(() => other().destroyed || other().push(null));
                done();
            },
            destroy(error, done) {
                if (!other().destroyed)
                    setImmediate(() => other().destroy());
                done(error);
            },
        }).on('error', () => { }));
    }
    return ends;
}
async function connect(weDial) {
    const [left, right] = wire();
    const [own, other] = KEY_PAIRS;
    const ourStream = new NoiseSecretStream(weDial, left, { keyPair: own });
    const theirStream = new NoiseSecretStream(!weDial, right, { keyPair: other });
    ourStream.on('error', () => { });
    theirStream.on('error', () => { });
    await Promise.all([ourStream.opened, theirStream.opened]);
    return { ours: new Connection(ourStream), theirs: new Connection(theirStream) };
}
function side(connection, known, allowBare) {
    const authorised = [];
    const handshake = new Handshake({
        connection,
        find: (key) => (key.equals(known.discoveryKey) ? known : undefined),
        admit: async () => ({ begin() { }, cancel() { }, proven: async () => false }),
    }, { deadlineMs: DEADLINE_MS, allowBare });
    handshake.on('authorised', (event) => authorised.push(event.authorised));
    handshake.start();
    return { handshake, authorised };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));
/** Speaks the handshake, but what it writes is spoiled on the way. */
async function mangle(random, theirs, known) {
    const spoiled = chance(random, 0.85) ? 0.4 : 0;
    const { stream } = theirs;
    const write = stream.write.bind(stream);
    Object.assign(stream, {
        write: (frame) => write(chance(random, spoiled) ? mutateBytes(random, frame) : frame),
    });
    const { handshake } = side(theirs, known, true);
    const proposal = handshake.propose(known);
    proposal.catch(() => { });
    // Where nothing is spoiled and the key is known, it must work: else this tests nothing.
    if (spoiled === 0 && known === PROJECT)
        return await proposal;
    for (let n = 0; n < 12; n++)
        await turn();
}
/** Frames of the multiplexer that are made up: opens, closes, batches, messages of channels. */
async function makeUp(random, theirs) {
    const protocol = Buffer.from(HandshakeChannel.PROTOCOL);
    const id = pick(random, [PROJECT.discoveryKey, ANOTHER.discoveryKey, randomBytes(random, 32)]);
    const open = Buffer.concat([
        Buffer.from([0, 1, 1 + int(random, 3), protocol.length]),
        protocol,
        Buffer.from([id.length]),
        id,
        Buffer.from([HANDSHAKE_VERSION]),
    ]);
    for (let n = 1 + int(random, 8); n > 0 && !theirs.isClosed; n--) {
        const frame = pick(random, [
            open,
            Buffer.from([0, 3, 1]),
            Buffer.from([0, 0, 1, 60]),
            batches(int(random, 8000)),
            Buffer.concat([Buffer.from([1, int(random, 3), 48]), randomBytes(random, 48)]),
            randomBytes(random, int(random, 200)),
        ]);
        theirs.stream.write(chance(random, 0.6) ? mutateBytes(random, frame) : frame);
        if (chance(random, 0.5))
            await turn();
    }
    for (let n = 0; n < 4; n++)
        await turn();
}
/** One batch inside the other, so many times: each says that it holds all that follows. */
function batches(depth) {
    const inner = Buffer.from([0, 0xfd, 0xff, 0xff, 0]);
    return Buffer.concat([Buffer.from([0, 0]), ...Array.from({ length: depth }, () => inner)]);
}
/** A channel as it should be, with messages as they should not. */
async function misspeak(random, theirs, known) {
    const channel = theirs.mux.createChannel({
        protocol: HandshakeChannel.PROTOCOL,
        id: chance(random, 0.8) ? known.discoveryKey : randomBytes(random, int(random, 64)),
        handshake: c.uint,
    });
    if (!channel)
        return;
    const messages = [0, 1, 2].map(() => channel.addMessage({ encoding: c.raw }));
    channel.open(chance(random, 0.8) ? HANDSHAKE_VERSION : int(random, 300));
    for (let n = int(random, 6); n > 0 && !channel.closed; n--) {
        const length = pick(random, [0, 1, 48, 49, 50, int(random, 300)]);
        const bytes = randomBytes(random, length);
        // Mostly a length that fits, as the first byte.
        if (length > 0 && chance(random, 0.7))
            bytes[0] = length - 1;
        pick(random, messages).send(bytes);
        if (chance(random, 0.5))
            await turn();
    }
    if (chance(random, 0.3))
        channel.close();
    for (let n = 0; n < 4; n++)
        await turn();
}
async function run(random) {
    const { ours, theirs } = await connect(chance(random, 0.5));
    const allowBare = chance(random, 0.5);
    const { handshake, authorised } = side(ours, PROJECT, allowBare);
    const proposal = chance(random, 0.5) ? handshake.propose(PROJECT) : undefined;
    proposal?.catch(() => { });
    const knowsKey = chance(random, 0.4);
    const known = knowsKey ? PROJECT : GUESSED;
    switch (int(random, 3)) {
        case 0:
            await mangle(random, theirs, known);
            break;
        case 1:
            await makeUp(random, theirs);
            break;
        default:
            await misspeak(random, theirs, known);
    }
    void theirs.destroy('closing');
    await Promise.all([ours.closed, theirs.closed]);
    await proposal?.catch(() => { });
    const forms = authorised.map(({ form }) => form);
    if (!knowsKey)
        assert(!forms.includes('handshake'), 'a stranger was authorised');
    if (!allowBare)
        assert(!forms.includes('bare'), 'the bare path was taken, which is off');
}
export const target = {
    name: 'handshake-channel',
    open: async () => ({ run, close: async () => { } }),
};
//# sourceMappingURL=handshake-channel.js.map