/** What `doctor` makes of what it found: each fault is named for what it is, with the right cure. */
import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { textBetween } from '../../scripts/lib/markers.js';
import { README_FILE } from '../../scripts/readme-tables.js';
import { encodeAnswer, encodeDatagram, encodeRequest } from '../../src/dial-back.js';
import { countVotes } from '../../src/dial-back-votes.js';
import { checkContainer, containerKind } from '../../src/doctor/container.js';
import { Examiner } from '../../src/doctor/examiner.js';
import { checkClock, checkDescriptors, checkDisk, checkNode, NEEDED_NODE, } from '../../src/doctor/machine.js';
import { checkBootstrap, checkNat, checkReachable } from '../../src/doctor/network.js';
import { checkAnnounce, checkRelay } from '../../src/doctor/service.js';
import { checkUdp } from '../../src/doctor/udp.js';
import { TITLES } from '../../src/doctor/titles.js';
import { areaOf, CHECKS, VERDICTS } from '../../src/doctor/verdicts.js';
import { describeChecks } from '../../src/doctor/words.js';
import { shareDescriptors } from '../../src/lib/descriptor-limit.js';
import { MapeoWebError } from '../../src/lib/errors.js';
import { noCounts } from '../../src/relay/stats.js';
const root = path.dirname(README_FILE);
const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');
const WELL = {
    reachability: 'reachable',
    reached: 3,
    voters: 3,
    asked: 3,
    mapping: 'none',
    seen: { host: '198.51.100.7', port: 49740 },
    clockAheadMs: 20,
    clocks: 3,
};
const DEAF = { ...WELL, reachability: 'unreachable', reached: 0 };
const HOME = ['192.168.1.20', '127.0.0.1'];
function vote(host, outcome, seen, ahead = 0) {
    const [seenHost = '', port] = seen?.split(':') ?? [];
    return {
        node: { host, port: 49737 },
        outcome,
        seen: seen === null ? null : { host: seenHost, port: Number(port) },
        seenOther: seen === null ? null : { host: seenHost, port: Number(port) },
        clockAheadMs: outcome === 'silent' || outcome === 'cannot-vote' ? null : ahead,
        rttMs: 10,
    };
}
test('votes are counted', (t) => {
    const count = (...votes) => countVotes(votes, HOME);
    const seen = '198.51.100.7:49740';
    const yes = (host) => vote(host, 'reached', seen);
    const no = (host, at = seen) => vote(host, 'not-reached', at);
    const [a, b, c] = ['203.0.113.1', '203.0.113.2', '203.0.113.3'];
    t.is(count(yes(a), no(b)).reachability, 'reachable', 'half of them');
    t.is(count(yes(a), no(b), no(c)).reachability, 'unclear');
    t.is(count(no(a), no(b)).reachability, 'unreachable');
    t.is(count(vote(a, 'cannot-vote', seen), vote(b, 'silent', null)).reachability, 'unknown');
    t.is(count().mapping, 'unknown');
    t.is(count(no(a)).mapping, 'unknown', 'one alone cannot tell');
    t.is(count(no(a), no(b)).mapping, 'endpoint-independent');
    const hard = count(no(a), no(b, '198.51.100.7:50001'));
    t.alike([hard.mapping, hard.seen?.port], ['address-dependent', 0]);
    t.is(count(no('192.168.1.5', '192.168.1.20:49740'), no(a)).seen?.host, '198.51.100.7');
    const clocks = [yes(a), vote(b, 'reached', seen, 9000), vote(c, 'reached', seen, 100)];
    t.is(count(...clocks).clockAheadMs, 100, 'the median');
    t.is(countVotes([yes(a)], ['198.51.100.7']).mapping, 'none');
});
/** One that is not `ok` says why, and what to do. */
function is(t, check, name) {
    t.is(check.verdict, name, check.detail);
}
test('the clock: by the nodes, and by files', (t) => {
    const nowMs = Date.UTC(2026, 5, 1);
    const at = (outside, fileMs = nowMs - 1000) => checkClock({ nowMs, outside: { ...WELL, ...outside }, newest: { file: 'f', atMs: fileMs } });
    is(t, at({}), 'clock-ok');
    const hour = at({ clockAheadMs: 3_600_000 });
    is(t, hour, 'clock-wrong');
    t.ok(/1 h behind: it is 2026-06-01 00:00 UTC here, and 2026-06-01 01:00 UTC/.test(hour.detail));
    is(t, at({ clockAheadMs: -200_000 }), 'clock-wrong');
    is(t, at({ clockAheadMs: 3_600_000, clocks: 1 }), 'clock-doubtful');
    is(t, at({ clockAheadMs: 3_600_000, clocks: 1 }, nowMs + 3_500_000), 'clock-wrong');
    is(t, at({ clockAheadMs: null, clocks: 0 }), 'clock-unknown');
    is(t, at({ clockAheadMs: null, clocks: 0 }, nowMs + 3_600_000), 'clock-behind');
});
test('the machine', (t) => {
    is(t, checkNode('20.12.0'), 'node-ok');
    is(t, checkNode('20.11.1'), 'node-too-old');
    is(t, checkNode('22.0.0'), 'node-ok');
    const { engines } = JSON.parse(read('package.json'));
    t.is(engines.node, `>=${NEEDED_NODE.join('.')}`);
    const mb = 1024 ** 2;
    const disk = (freeBytes, minFreeBytes = 512 * mb) => checkDisk({ dir: '/srv', freeBytes, minFreeBytes });
    is(t, disk(2000 * mb), 'disk-ok');
    is(t, disk(700 * mb), 'disk-nearly-full');
    is(t, disk(500 * mb), 'disk-full');
    is(t, disk(5 * mb, 0), 'disk-ok');
    is(t, disk(0, 0), 'disk-full');
    is(t, disk(null), 'disk-unknown');
    const files = (limit, projects) => checkDescriptors({ limit, projects, shares: shareDescriptors({ limit }) });
    is(t, files(200, 1), 'descriptors-few');
    is(t, files(300, 50), 'descriptors-tight');
    is(t, files(65_536, 10_000), 'descriptors-ok');
});
test('UDP that is blocked is told from nodes that are dead', (t) => {
    const facts = {
        port: 49740,
        bindError: undefined,
        alone: false,
        outcomes: ['silent', 'silent'],
        unresolved: 0,
        tcpAnswers: false,
    };
    const cases = [
        [{ outcomes: ['silent', 'answered'] }, 'udp-ok'],
        [{ outcomes: ['silent', 'refused'] }, 'udp-refused'],
        [{ tcpAnswers: true }, 'udp-blocked'],
        [{}, 'udp-no-answer'],
        [{ outcomes: ['forbidden', 'forbidden'] }, 'udp-forbidden'],
        [{ outcomes: ['no-route', 'no-route'] }, 'udp-no-network'],
        [{ outcomes: [], unresolved: 2 }, 'udp-no-network'],
        [{ outcomes: [], alone: true }, 'udp-alone'],
        [{ bindError: new MapeoWebError('PORT_IN_USE', 'taken') }, 'udp-port-taken'],
        [{ bindError: new MapeoWebError('UNBINDABLE_ADDRESS', 'no') }, 'udp-port-impossible'],
    ];
    for (const [change, name] of cases)
        is(t, checkUdp({ ...facts, ...change }), name);
});
test('bootstrap nodes: each with its reason', (t) => {
    const node = (port, reason) => ({
        host: '203.0.113.1',
        port,
        ok: reason === null,
        rttMs: 1,
        reason,
    });
    const check = (udpPasses, ...nodes) => {
        const alive = nodes.filter(({ ok }) => ok).length;
        const list = { nodes, alive, total: nodes.length };
        return checkBootstrap({ check: list, source: 'the list', udpPasses });
    };
    is(t, check(true), 'bootstrap-alone');
    is(t, check(true, node(1, null)), 'bootstrap-ok');
    is(t, check(true, node(1, 'timeout')), 'bootstrap-all-dead');
    is(t, check(false, node(1, 'timeout')), 'bootstrap-unknown');
    const some = check(true, node(1, null), node(2, 'dns'), node(3, 'timeout'), node(4, 'timeout'));
    is(t, some, 'bootstrap-some-dead');
    t.ok(some.detail.includes('203.0.113.1:2: dns ('), some.detail);
    t.ok(some.detail.includes('203.0.113.1:3, 203.0.113.1:4: timeout ('), some.detail);
});
test('who can be reached, and what is in the way', (t) => {
    const facts = {
        outside: WELL,
        localPort: 49740,
        isFixedPort: true,
        addresses: HOME,
        alone: false,
    };
    const nat = { ...DEAF, mapping: 'endpoint-independent' };
    const hard = { ...DEAF, mapping: 'address-dependent' };
    const cases = [
        [{}, 'reachable-yes'],
        [{ outside: DEAF }, 'firewall-closed'],
        [{ outside: DEAF, isFixedPort: false }, 'firewall-punched'],
        [{ outside: nat }, 'port-mapping-wrong'],
        [{ outside: nat, isFixedPort: false }, 'reachable-punched'],
        [{ outside: hard, isFixedPort: false }, 'reachable-punched'],
        [{ outside: { ...WELL, reachability: 'unclear' } }, 'reachable-unclear'],
        [{ outside: { ...WELL, reachability: 'unknown', voters: 0 } }, 'reachable-unknown'],
        [{ outside: countVotes([], []) }, 'reachable-unasked'],
        [{ alone: true }, 'reachable-alone'],
    ];
    for (const [change, name] of cases)
        is(t, checkReachable({ ...facts, ...change }), name);
    const { fix, detail } = checkReachable({
        ...facts,
        outside: { ...nat, seen: { host: '198.51.100.7', port: 50_000 } },
    });
    t.ok(fix?.includes('forward UDP port 49740 to port 49740 of 192.168.1.20'), fix ?? '');
    t.ok(detail.endsWith('they see port 50000'), detail);
    is(t, checkNat(WELL), 'nat-none');
    is(t, checkNat(nat), 'nat-easy');
    is(t, checkNat(hard), 'nat-hard');
    is(t, checkNat({ ...nat, mapping: 'unknown' }), 'nat-unknown');
});
test('containers', async (t) => {
    const bridge = { kind: 'docker', addresses: ['172.17.0.2', '127.0.0.1'] };
    const nat = { ...DEAF, mapping: 'endpoint-independent' };
    is(t, checkContainer({ ...bridge, outside: nat }), 'container-bridge');
    is(t, checkContainer({ ...bridge, outside: { ...nat, ...WELL } }), 'container-ok');
    is(t, checkContainer({ ...bridge, kind: undefined, outside: nat }), 'container-none');
    const host = ['198.51.100.7', '172.17.0.1', '127.0.0.1'];
    is(t, checkContainer({ kind: 'docker', addresses: host, outside: DEAF }), 'container-ok');
    const dir = `${await t.tmp()}/`;
    t.is(containerKind(dir), undefined);
    fs.mkdirSync(`${dir}proc/1`, { recursive: true });
    fs.writeFileSync(`${dir}proc/1/cgroup`, '12:pids:/system.slice/containerd.service/kubepods/x\n');
    t.is(containerKind(dir), 'containerd');
    fs.writeFileSync(`${dir}proc/1/cgroup`, '0::/init.scope\n');
    t.is(containerKind(dir), undefined);
    fs.writeFileSync(`${dir}.dockerenv`, '');
    t.is(containerKind(dir), 'docker');
});
test('announcing and relaying', (t) => {
    const stats = {
        keys: 100,
        announced: 100,
        due: 0,
        expired: 0,
        records: 2000,
        reachable: 2000,
        nodes: 200,
        cycleMs: 600_000,
        oldestMs: 1000,
        inFlight: 1,
        window: 40,
        rttMs: 80,
        loss: 0,
    };
    const of = (change) => checkAnnounce({ stats: { ...stats, ...change }, projects: 100 });
    is(t, of({}), 'announce-ok');
    is(t, of({ expired: 3 }), 'announce-behind');
    is(t, of({ announced: 10 }), 'announce-starting');
    is(t, of({ window: 1, rttMs: 300 }), 'announce-near-limit');
    is(t, of({ rttMs: 0 }), 'announce-ok');
    is(t, checkAnnounce({ stats: null, projects: 3 }), 'announce-unknown');
    is(t, checkAnnounce({ stats, projects: 0 }), 'announce-nothing');
    const relay = { users: 'anyone', maxSessions: 32, bytesPerSecond: 1, sessions: 0, pending: 0 };
    const relaying = { ...noCounts(), ...relay, users: 'anyone' };
    is(t, checkRelay(null, WELL), 'relay-off');
    is(t, checkRelay(relaying, WELL), 'relay-ok');
    is(t, checkRelay(relaying, DEAF), 'relay-unreachable');
    is(t, checkRelay({ ...relaying, sessions: 32 }, WELL), 'relay-full');
});
test('what is not well has a cause and a cure, and every failure its exit code', (t) => {
    for (const [name, entry] of Object.entries(VERDICTS)) {
        t.ok(CHECKS.includes(entry.check), name);
        const isWell = entry.severity === 'ok';
        t.is('cause' in entry && 'fix' in entry, !isWell, name);
        t.is(name in TITLES, !isWell && entry.severity !== 'unknown', `${name}: a plain sentence`);
        t.is(areaOf(name) !== undefined, entry.severity === 'failure', name);
    }
});
test('words: a mark for each line, cause and cure under what is not well', (t) => {
    const checks = [checkNode('20.12.0'), checkNode('18.0.0'), checkNat({ ...DEAF, seen: null })];
    const lines = describeChecks(checks).split('\n');
    t.is(lines[0], '✔ node        Node.js 20.12.0');
    t.ok(lines[1]?.startsWith('✘ node        Node.js 18.0.0'), lines[1]);
    t.ok(lines[2]?.startsWith('    Issue:      This Node.js is older'));
    t.ok(lines[3]?.startsWith('    Suggestion: Install Node.js 20.12'));
    t.is(lines.at(-1), '1 failed.');
    const narrow = describeChecks(checks, { columns: 60, colour: true }).split('\n');
    const plain = narrow.map((line) => line.split('\x1b[31m').join('').split('\x1b[0m').join(''));
    t.ok(plain.every((line) => line.split('\x1b[32m').join('').length <= 60), plain.join('\n'));
});
test('whoever asks while an examination is under way gets that one', async (t) => {
    let runs = 0;
    let finish = () => { };
    const examiner = new Examiner(async (tell) => {
        runs++;
        tell('begun');
        await new Promise((resolve) => (finish = resolve));
        tell('nearly');
        return [checkNode()];
    });
    const seen = [];
    const first = examiner.examine((doing) => seen.push(`1 ${doing}`));
    const second = examiner.examine((doing) => seen.push(`2 ${doing}`));
    finish();
    t.alike(await first, await second);
    t.alike([runs, seen], [1, ['1 begun', '1 nearly', '2 nearly']]);
    const third = examiner.examine();
    finish();
    await third;
    t.is(runs, 2);
});
test('docs/doctor.md has every verdict, as the code has it', (t) => {
    const cell = (text) => text.replaceAll('|', '\\|');
    const expected = Object.entries(VERDICTS).map(([name, entry]) => {
        const { check, severity, cause = '', fix = '' } = { cause: '', fix: '', ...entry };
        return [check, `\`${name}\``, severity, cell(cause), cell(fix)];
    });
    const rows = textBetween(read('docs/doctor.md'), 'verdicts')
        .split('\n')
        .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
        .slice(1)
        .map((line) => line.split(/(?<!\\)\|/).slice(1, -1))
        .map((cells) => cells.map((text) => text.trim()));
    t.alike(rows, expected);
});
test('PROTOCOL.md has the packets of dial-back', (t) => {
    const nonce = Buffer.from(Array.from({ length: 16 }, (_, i) => i));
    const vectors = [encodeRequest(nonce), encodeAnswer(1_780_000_000_000), encodeDatagram(nonce)];
    const protocol = read('PROTOCOL.md');
    for (const vector of vectors)
        t.ok(protocol.includes(vector.toString('hex')));
});
//# sourceMappingURL=doctor.test.js.map