/**
 * The UDP entry of a bootstrap node: every command with every field right, wrong, missing or spoilt,
 * and bytes that are no packet. Whatever came, it answers a PING.
 *
 * Two real nodes get the same packets: one with limits that are too high to matter, so that all of
 * them come through, and one without limits. Both are bound to loopback: what they pass on to the
 * addresses in packets cannot leave the machine.
 */
import assert from 'node:assert/strict';
import c from 'compact-encoding';
import { keyPair } from 'hypercore-crypto';
import encodings from 'hyperdht/lib/messages.js';
import Persistent from 'hyperdht/lib/persistent.js';
import { BootstrapNode } from '../../../src/bootstrap.js';
import { silentLogger } from '../../../src/lib/logger.js';
import { seededRandom } from '../../helpers/clock.js';
import { readReply, REPLY, requestPacket, UdpClient } from '../../helpers/dht-packets.js';
import { freeUdpPort } from '../../helpers/network.js';
const LOOPBACK = '127.0.0.1';
const BATCH = 48;
const PING = { command: 0, internal: true };
const LOOKUP = 3;
const TRIES = 5;
/** Commands of hyperdht, and one more; internal ones of dht-rpc, and two more. */
const COMMANDS = 12;
const INTERNAL_COMMANDS = 7;
const MUTABLE_PUT = 6;
const IMMUTABLE_PUT = 8;
const ANNOUNCEMENTS = [4, 5];
const FORWARDED = [0, 1];
/** Bytes at which decoders turn. */
const EDGES = [0, 1, 2, 0x7f, 0x80, 0xfc, 0xfd, 0xfe, 0xff];
const OWNERS = Array.from({ length: 4 }, (_, n) => keyPair(Buffer.alloc(32, n)));
const TARGETS = Array.from({ length: 8 }, (_, n) => Buffer.alloc(32, n * 31));
const int = (random, below) => Math.floor(random() * below);
const pick = (random, from) => from[int(random, from.length)];
const bytes = (random, length) => Buffer.from(Array.from({ length }, () => int(random, 256)));
async function openSubject(maxRequestsPerSecond) {
    const port = await freeUdpPort();
    const node = new BootstrapNode({ log: silentLogger }, {
        publicHost: LOOPBACK,
        bindHost: LOOPBACK,
        port,
        bootstrap: [],
        networkId: 'fuzz',
        maxRequestsPerSecond,
        // Few, so that generations turn.
        maxRecords: 64,
    });
    await node.ready();
    const udp = await new UdpClient({ host: LOOPBACK, port }).open();
    return { node, udp, token: Buffer.alloc(32) };
}
/** Whether it answers, which a lost packet does not decide; with a token for the next packets. */
async function check(subject) {
    for (let i = 0; i < TRIES; i++) {
        const ping = await subject.udp.ask(PING);
        const lookup = await subject.udp.ask({ command: LOOKUP, target: TARGETS[0] });
        const token = lookup && readReply(lookup).token;
        if (!ping || !token)
            continue;
        subject.token = Buffer.from(token);
        subject.udp.replies.length = 0;
        return;
    }
    assert.fail('the node does not answer any more');
}
function announcement(random, { node, token }, target) {
    const owner = pick(random, OWNERS);
    const count = pick(random, [0, 1, 3, 20]);
    const relayAddresses = Array.from({ length: count }, () => ({
        host: LOOPBACK,
        port: int(random, 65_536),
    }));
    const peer = { publicKey: owner.publicKey, relayAddresses };
    const refresh = random() < 0.3 ? bytes(random, 32) : null;
    const bump = random() < 0.2 ? int(random, 2 ** 31) : 0;
    const unsigned = { peer: random() < 0.9 ? peer : null, refresh, signature: null, bump };
    const id = Buffer.from(node.publicNodeId, 'hex');
    const sign = random() < 0.5 ? Persistent.signAnnounce : Persistent.signUnannounce;
    const signature = unsigned.peer ? sign(target, token, id, { ...unsigned, peer }, owner) : null;
    return c.encode(encodings.announce, { ...unsigned, signature });
}
/** PEER_HANDSHAKE and PEER_HOLEPUNCH: flags, mode, [id], a buffer, and addresses. */
function forwarded(random, command) {
    const flags = int(random, 4);
    const payload = bytes(random, int(random, 100));
    const head = [flags, int(random, 6), ...(command === 0 ? [] : [int(random, 250)]), payload.length];
    const addresses = Array.from({ length: (flags & 1) + (flags >> 1) }, () => Buffer.from([127, 0, 0, int(random, 256), int(random, 256), random() < 0.3 ? 0 : 200]));
    return Buffer.concat([Buffer.from(head), payload, ...addresses]);
}
function valueOf(random, subject, command, target) {
    if (random() < 0.15)
        return bytes(random, int(random, 64));
    if (ANNOUNCEMENTS.includes(command))
        return announcement(random, subject, target);
    if (FORWARDED.includes(command))
        return forwarded(random, command);
    if (command === MUTABLE_PUT || command === IMMUTABLE_PUT)
        return bytes(random, int(random, 1000));
    return bytes(random, pick(random, [0, 1, 2, 4, 6, 64]));
}
function wellFormed(random, subject) {
    const internal = random() < 0.3;
    const command = int(random, internal ? INTERNAL_COMMANDS : COMMANDS);
    const target = pick(random, TARGETS);
    const maybe = (p, make) => (random() < p ? make() : undefined);
    const fields = {
        id: maybe(0.2, () => bytes(random, 32)),
        token: maybe(0.7, () => (random() < 0.9 ? subject.token : bytes(random, 32))),
        target: maybe(0.9, () => target),
        value: maybe(0.85, () => valueOf(random, subject, command, target)),
    };
    const present = Object.entries(fields).filter(([, value]) => value !== undefined);
    const tid = int(random, 65_536);
    return requestPacket({ internal, command, tid, ...Object.fromEntries(present) });
}
/** A few bytes changed, cut, put in or taken out; or an end that never comes. */
function spoilt(random, packet) {
    let result = Buffer.from(packet);
    for (let n = 1 + int(random, 3); n > 0; n--) {
        const at = int(random, result.length + 1);
        const [before, rest] = [result.subarray(0, at), result.subarray(at)];
        const kind = int(random, 6);
        if (kind === 0)
            result = Buffer.from(before);
        else if (kind === 1)
            result = Buffer.concat([before, bytes(random, int(random, 40)), rest]);
        else if (kind === 2)
            result = Buffer.concat([before, rest.subarray(int(random, 16))]);
        // A count of 2^32 or 2^64 things, of which there are few.
        else if (kind === 3) {
            const count = Buffer.alloc(random() < 0.5 ? 5 : 9, 0xff);
            count[0] = count.length === 5 ? 0xfe : 0xff;
            result = Buffer.concat([before, count, rest]);
        }
        else if (at < result.length)
            result[at] = kind === 4 ? pick(random, EDGES) : int(random, 256);
    }
    return result;
}
function packetFor(random, subject) {
    const kind = random();
    if (kind < 0.1)
        return bytes(random, int(random, 1400));
    const packet = wellFormed(random, subject);
    // An answer to nothing, or to what the node asked just now.
    if (kind < 0.25)
        packet[0] = REPLY;
    return kind < 0.55 ? packet : spoilt(random, packet);
}
export const target = {
    name: 'bootstrap-udp',
    async open() {
        const subjects = [await openSubject(1_000_000), await openSubject(0)];
        for (const subject of subjects)
            await check(subject);
        return {
            async run(random) {
                const seed = random() * 2 ** 32;
                for (const subject of subjects) {
                    const own = seededRandom(seed);
                    for (let i = 0; i < BATCH; i++)
                        subject.udp.send(packetFor(own, subject));
                    await check(subject);
                    // Caught there, and yet a mistake.
                    assert.deepEqual(subject.node.stats().dropped?.failed ?? {}, {});
                }
            },
            async close() {
                for (const { node, udp } of subjects) {
                    await udp.close();
                    await node.close();
                }
            },
        };
    },
};
//# sourceMappingURL=bootstrap-udp.js.map