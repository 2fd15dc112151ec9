import test from 'brittle';
import { Challenges } from '../../src/limits/challenges.js';
import { Drops } from '../../src/limits/drops.js';
import { COSTS, KINDS, kindOf, NO_KIND, pingPacket, REPLY_KIND } from '../../src/limits/packets.js';
import { RequestLimiter } from '../../src/limits/request-limiter.js';
import { addressKey, SourceTable, subnetKey } from '../../src/limits/source-table.js';
import { cacheTokens } from '../../src/limits/token-cache.js';
import { ManualClock, seededRandom } from '../helpers/clock.js';
import { requestPacket } from '../helpers/dht-packets.js';
const PING = KINDS.indexOf('PING');
const LOOKUP = KINDS.indexOf('LOOKUP');
const ANNOUNCE = KINDS.indexOf('ANNOUNCE');
const UNANNOUNCE = KINDS.indexOf('UNANNOUNCE');
const MINUTE_MS = 60_000;
const TARGET = Buffer.alloc(32, 1);
const packet = requestPacket({ command: 3, target: TARGET });
const honest = addressKey('198.51.100.7');
function setUp(perSecond = 2000) {
    const limiter = new RequestLimiter({ perSecond });
    const clock = new ManualClock();
    const ask = (source, kind = PING) => limiter.admit(source, kind, packet, clock.now());
    /** How many of `n` are served. */
    const served = (n, source, kind = PING) => {
        let count = 0;
        for (let i = 0; i < n; i++)
            if (ask(source, kind) === 'proven')
                count++;
        return count;
    };
    return { limiter, clock, ask, served };
}
/** Of a packet with neither id nor token: the command as a uint of 16 bits. */
function withLongCommand(packet) {
    const at = 10;
    const command = Buffer.from([0xfd, packet[at] ?? 0, 0]);
    return Buffer.concat([packet.subarray(0, at), command, packet.subarray(at + 1)]);
}
test('kinds of packets are told from their first bytes', (t) => {
    const id = Buffer.alloc(32, 2);
    const token = Buffer.alloc(32, 3);
    const cases = [
        [requestPacket({ command: 0, internal: true }), 'PING'],
        [requestPacket({ command: 4, internal: true, id }), 'DELAYED_PING'],
        [requestPacket({ command: 5, internal: true }), 'UNKNOWN'],
        [requestPacket({ command: 0 }), 'PEER_HANDSHAKE'],
        [requestPacket({ command: 3, target: TARGET }), 'LOOKUP'],
        [
            requestPacket({ command: 4, id, token, target: TARGET, value: Buffer.alloc(300) }),
            'ANNOUNCE',
        ],
        [requestPacket({ command: 252 }), 'UNKNOWN'],
        // ANNOUNCE to dht-rpc, written with more bytes than it needs.
        [withLongCommand(requestPacket({ command: 4, target: TARGET })), 'NONE'],
        [requestPacket({ command: 3, id, token }).subarray(0, 74), 'NONE'],
        [Buffer.from([0x13, 0, 1, 2, 0, 0, 0, 0, 0, 0]), 'REPLY'],
        [Buffer.from([0x13, 0, 1, 2]), 'NONE'],
        [Buffer.alloc(0), 'NONE'],
        [Buffer.alloc(1), 'NONE'],
        [Buffer.alloc(100, 0xff), 'NONE'],
        [pingPacket(7, honest, 9), 'PING'],
    ];
    for (const [bytes, kind] of cases)
        t.is(KINDS[kindOf(bytes)], kind, bytes.toString('hex', 0, 12));
    t.is(COSTS.length, Math.min(REPLY_KIND, NO_KIND), 'every request has a cost');
});
test('addresses and their /24 as numbers', (t) => {
    t.is(addressKey('1.2.3.4'), 0x01020304);
    t.is(addressKey('255.255.255.255'), -1);
    t.is(addressKey('::1'), 0);
    t.is(addressKey(''), 0);
    t.is(subnetKey(addressKey('203.0.113.9')), subnetKey(addressKey('203.0.113.250')));
    t.not(subnetKey(addressKey('203.0.113.9')), subnetKey(addressKey('203.0.114.9')));
});
test('an address has its bucket, and so have the 256 around it', (t) => {
    const { limiter, clock, ask, served } = setUp(100);
    limiter.prove(honest, clock.now());
    t.is(served(10_000, honest), 6000, 'a minute’s worth at once');
    t.is(ask(honest), 'address');
    clock.set(clock.now() + 1000);
    t.is(served(1000, honest), 100, 'and then 100 a second');
    const around = Array.from({ length: 6 }, (_, i) => addressKey(`198.51.100.${i + 100}`));
    const counts = around.map((source) => {
        limiter.prove(source, clock.now());
        return served(6000, source);
    });
    t.alike(counts, [6000, 6000, 6000, 300, 0, 0], 'four minutes’ worth for all of them');
    t.is(ask(around[5] ?? 0), 'subnet');
    const elsewhere = addressKey('198.51.101.7');
    limiter.prove(elsewhere, clock.now());
    t.is(served(1000, elsewhere), 1000);
});
test('siblings have a lane of their own', (t) => {
    const { limiter, clock, served } = setUp(100);
    const sibling = addressKey('198.51.100.8');
    limiter.siblings.add(sibling);
    limiter.prove(sibling, clock.now());
    limiter.prove(honest, clock.now());
    t.is(served(60_000, sibling), 60_000);
    t.is(served(6000, honest), 6000, 'it takes nothing from its neighbours');
});
test('an address without proof gets little, and proof lasts 10 minutes', (t) => {
    const { limiter, clock, ask } = setUp();
    const verdicts = Array.from({ length: 600 }, () => ask(honest));
    t.is(verdicts.filter((verdict) => verdict === 'stranger').length, 500);
    t.is(verdicts.at(-1), 'unproven');
    limiter.prove(honest, clock.now());
    t.is(ask(honest), 'proven');
    t.absent(limiter.needsProof);
    clock.set(clock.now() + 6 * MINUTE_MS);
    t.is(ask(honest), 'proven');
    t.ok(limiter.needsProof, 'it is asked again before it ends');
    clock.set(clock.now() + 4 * MINUTE_MS);
    t.is(ask(honest), 'stranger');
});
test('bytes beyond the request are few for an address without proof', (t) => {
    const { limiter, clock, ask } = setUp();
    let excess = 0;
    const flood = () => {
        for (let i = 0; i < 100; i++) {
            if (ask(honest, LOOKUP) !== 'stranger')
                continue;
            limiter.spend(honest, 1177, clock.now());
            excess += 1177;
        }
    };
    flood();
    t.ok(excess <= 16_384 + 1177, `${excess} B`);
    t.is(ask(honest, LOOKUP), 'amplification');
    const atOnce = excess;
    for (let second = 0; second < 600; second++) {
        clock.set(clock.now() + 1000);
        flood();
    }
    t.ok(excess - atOnce <= 600 * 1024 + 1177, `${Math.round((excess - atOnce) / 600)} B/s`);
    const announce = requestPacket({ command: 4, target: TARGET, value: Buffer.alloc(200) });
    t.is(limiter.admit(honest, ANNOUNCE, announce, clock.now()), 'stranger', 'longer than any answer');
});
test('a million forged addresses: memory is fixed, and those with proof are served', (t) => {
    const { limiter, clock, ask, served } = setUp();
    const random = seededRandom(7);
    limiter.prove(honest, clock.now());
    const greedy = addressKey('203.0.113.66');
    limiter.prove(greedy, clock.now());
    t.is(served(130_000, greedy), 120_000);
    const before = limiter.bytes;
    t.ok(before < 8e6, `${before} B`);
    let admitted = 0;
    for (let i = 0; i < 1_000_000; i++) {
        // 100,000 packets a second.
        if (i % 100 === 0)
            clock.set(clock.now() + 1);
        if (ask((random() * 2 ** 32) | 0, LOOKUP) === 'stranger')
            admitted++;
        if (i % 1000 === 0 && ask(honest) !== 'proven')
            t.fail('the honest one was refused');
    }
    t.ok(admitted <= (10_000 + 10 * 5000) / 3 + 1, `${admitted} of a million were answered`);
    t.is(limiter.bytes, before);
    t.is(served(100_000, greedy), 20_000, 'the greedy one has back what 10 s give, no more');
});
test('a table keeps those that matter', (t) => {
    const table = new SourceTable(1024, 1, 1);
    const [until] = table.columns;
    const heavy = Array.from({ length: 256 }, (_, i) => addressKey(`192.0.2.${i}`));
    for (const key of heavy)
        until[table.claim(key)] = 1e9;
    for (let i = 1; i <= 1_000_000; i++)
        until[table.claim(i)] = i;
    const kept = heavy.filter((key) => table.find(key) !== -1);
    t.ok(kept.length >= 255, `${kept.length} of 256`);
});
/** What a Mapeo Web peer sends to a node of a small network. */
test('a peer with 10,000 projects is served, and another behind the same address', (t) => {
    for (const peers of [1, 2]) {
        const { limiter, clock, ask } = setUp();
        limiter.prove(honest, clock.now());
        const refused = (n, perSecond, kind) => {
            let count = 0;
            for (let i = 0; i < n; i++) {
                if (ask(honest, kind) !== 'proven')
                    count++;
                if (i % perSecond === 0) {
                    clock.set(clock.now() + 1000);
                    limiter.prove(honest, clock.now());
                    if (ask(honest, LOOKUP) !== 'proven')
                        count++;
                }
            }
            return count;
        };
        t.is(refused(10_000 * peers, 2000, ANNOUNCE), 0, 'all new, at 2000 a second');
        t.is(refused(6 * 10_000 * peers, 17 * peers, ANNOUNCE), 0, 'renewed for an hour');
        // Its addresses changed: each record is taken back first.
        t.is(refused(10_000, 500, UNANNOUNCE) + refused(10_000, 500, ANNOUNCE), 0, 'replaced');
    }
});
test('a school of 300 phones behind one address is served', (t) => {
    const { limiter, clock, served } = setUp();
    limiter.prove(honest, clock.now());
    t.is(served(300 * 100, honest, LOOKUP), 30_000, '100 projects each, all at once');
});
test('two right answers in a row are proof, a wrong one ends it', (t) => {
    const clock = new ManualClock();
    const random = seededRandom(3);
    const challenges = new Challenges((max) => Math.floor(random() * max));
    const first = challenges.begin(honest, clock.now());
    t.is(challenges.begin(honest, clock.now()), undefined, 'one at a time');
    const second = challenges.answer(honest, first ?? -1, clock.now());
    t.is(typeof second, 'object');
    if (typeof second !== 'object')
        return;
    t.is(challenges.answer(honest, second.next, clock.now()), 'proven');
    t.is(challenges.answer(honest, second.next, clock.now()), 'wrong', 'once');
    const again = challenges.begin(honest, clock.now()) ?? -1;
    t.is(challenges.answer(honest, (again + 1) & 0xffff, clock.now()), 'wrong');
    t.is(challenges.answer(honest, again, clock.now()), 'wrong', 'too late for the right one');
    clock.set(clock.now() + 1001);
    const late = challenges.begin(honest, clock.now()) ?? -1;
    clock.set(clock.now() + 1001);
    t.is(challenges.answer(honest, late, clock.now()), 'wrong');
    t.is(challenges.answer(addressKey('192.0.2.1'), late, clock.now()), 'wrong');
});
test('drops are counted by reason and kind', (t) => {
    let worthALine = 0;
    const drops = new Drops(() => worthALine++);
    drops.add('address', LOOKUP);
    drops.add('address', LOOKUP);
    drops.add('address', PING);
    drops.add('malformed', NO_KIND);
    t.alike(drops.counts(), { address: { LOOKUP: 2, PING: 1 }, malformed: { NONE: 1 } });
    t.is(worthALine, 3, 'noise is not');
    t.alike(drops.sinceLast(), { address: 3, malformed: 1 });
    drops.add('address', PING);
    t.alike(drops.sinceLast(), { address: 1 });
    t.alike(drops.sinceLast(), {});
});
test('a token is computed once per address and secret', (t) => {
    let computed = 0;
    const secrets = [Buffer.alloc(1, 1), Buffer.alloc(1, 2)];
    const io = {
        _secrets: secrets,
        token: ({ host }, index) => {
            computed++;
            return Buffer.concat([Buffer.from(host), secrets[index]]);
        },
    };
    const plain = io.token.bind(io);
    cacheTokens(io);
    const hosts = ['192.0.2.1', '192.0.2.2'];
    const check = () => {
        for (const host of [...hosts, ...hosts]) {
            for (const index of [0, 1]) {
                const token = io.token({ host, port: 1 }, index);
                t.alike(token, plain({ host, port: 1 }, index));
            }
        }
    };
    check();
    t.is(computed - 8, 4);
    // As dht-rpc does: the older becomes the newer, made anew.
    secrets.reverse();
    secrets[1].fill(3);
    check();
    t.is(computed - 16, 8);
    // Twice while nobody asks: the same buffer is the newer one again, with another secret.
    secrets.reverse();
    secrets[1].fill(4);
    secrets.reverse();
    secrets[1].fill(5);
    check();
    t.is(computed - 24, 12);
});
//# sourceMappingURL=request-limits.test.js.map