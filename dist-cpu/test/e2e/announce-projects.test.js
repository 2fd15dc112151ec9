/** Hosting projects from the command line, through the running peer and without one. */
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { keyPair, randomBytes } from 'hypercore-crypto';
import { discoveryKeyOf, hex, projectIdOf, toProjectKey } from '../../src/lib/keys.js';
import { lookupPeers } from '../../src/lookup.js';
import { runCli, spawnCli } from '../helpers/cli.js';
import { createNetwork, createNode } from '../helpers/network.js';
import { randomProjectBody } from '../helpers/peer.js';
const MANY_PROCESSES_MS = 60_000;
/** `mapeo-web projects …` on a storage directory. */
function projectsOf(t, storage) {
    return async (args, stdin) => runCli(t, ['projects', ...args, '--storage', storage, '--json'], {
        ...(stdin !== undefined && {
            stdin: typeof stdin === 'string' ? stdin : JSON.stringify(stdin),
        }),
    });
}
function result({ code, lines, stderr }) {
    if (code !== 0)
        throw new Error(`exit code ${code}\n${stderr}`);
    return lines[0];
}
function errorOf({ stderr }) {
    return JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
}
const idsOf = (projects) => projects.map(({ projectId }) => projectId).sort();
async function addListShowRemove(t, storage) {
    const projects = projectsOf(t, storage);
    const list = async () => idsOf(result(await projects(['list'])).projects);
    const one = randomProjectBody('one');
    const file = path.join(await t.tmp(), 'one.json');
    fs.writeFileSync(file, JSON.stringify(one));
    const key = toProjectKey(Buffer.from(one.projectKey, 'hex'));
    const added = result(await projects(['add', file]));
    t.is(added.projectId, projectIdOf(key));
    t.is(added.discoveryKey, hex(discoveryKeyOf(key)));
    t.ok(/^[0-9a-f]{64}$/.test(added.deviceId));
    const two = randomProjectBody('two');
    const three = randomProjectBody('three');
    const spoilt = { ...three, encryptionKeys: { ...three.encryptionKeys, blob: 'abcd' } };
    // Well-formed, but it contradicts what is stored: found only while adding.
    const contradicting = { ...one, encryptionKeys: three.encryptionKeys };
    const refusals = [
        { refused: await projects(['add', '-'], [two, spoilt]), code: 'INVALID_PROJECT_FILE' },
        { refused: await projects(['add', '-'], [two, contradicting]), code: 'PROJECT_KEYS_DIFFER' },
    ];
    for (const { refused, code } of refusals) {
        t.is(refused.code, 2);
        t.is(errorOf(refused).code, code);
        t.absent(refused.stderr.includes(three.encryptionKeys.auth), 'no key in the message');
    }
    t.alike(await list(), [added.projectId], 'none of the arrays was added');
    const both = result(await projects(['add', '-'], [one, two])).projects;
    t.is(both.length, 2);
    t.alike(await list(), idsOf(both), 'adding one twice does no harm');
    const [, second] = both;
    if (!second)
        throw new Error('nothing was added');
    const ids = [second.projectId, second.discoveryKey, second.discoveryKey.slice(0, 10)];
    for (const shown of await Promise.all(ids.map((id) => projects(['show', id])))) {
        const [project] = result(shown).projects;
        t.is(project?.projectId, second.projectId);
        t.is(project?.name, 'two');
    }
    const cores = path.join(storage, 'core', two.projectKey);
    const short = second.projectId.slice(0, 12);
    const unasked = await projects(['remove', short, '--delete-data']);
    t.is(unasked.code, 2, 'nothing is deleted that nobody confirmed');
    t.absent(fs.existsSync(cores), 'until it is used only its keys are stored');
    const map = path.join(await t.tmp(), 'two.geojson');
    t.is((await projects(['export', short, '--output', map])).code, 0);
    t.ok(fs.existsSync(cores));
    const removed = result(await projects(['remove', short]));
    t.is(removed.projectId, second.projectId);
    t.is(removed.name, 'two');
    t.absent(removed.dataDeleted);
    t.ok(removed.bytes > 0, 'it says what is left on the disk');
    t.alike(await list(), [added.projectId]);
    t.ok(fs.existsSync(cores), 'and it is left');
    const deleted = await projects(['remove', second.projectId, '--delete-data', '--yes']);
    t.ok(result(deleted).dataDeleted, 'what was left is deleted by its whole id');
    t.absent(fs.existsSync(cores), 'what was stored of it is gone');
    return { one, added, second };
}
// Each of these commands loads the engine itself, so there are few; the next test has them all.
test('without a running peer', { timeout: MANY_PROCESSES_MS }, async (t) => {
    const storage = path.join(await t.tmp(), 'peer');
    const projects = projectsOf(t, storage);
    const [one, two] = [randomProjectBody('one'), randomProjectBody('two')];
    const added = result(await projects(['add', '-'], [one, two])).projects;
    t.alike(added.map(({ projectId }) => projectId), [one, two].map(({ projectKey }) => projectIdOf(toProjectKey(Buffer.from(projectKey, 'hex')))));
    const id = added[0]?.projectId ?? '';
    const map = path.join(await t.tmp(), 'one.geojson');
    t.is((await projects(['export', id, '--output', map])).code, 0);
    const cores = path.join(storage, 'core', one.projectKey);
    t.ok(fs.existsSync(cores));
    const removed = result(await projects(['remove', id, '--delete-data', '--yes']));
    t.ok(removed.dataDeleted && removed.bytes > 0);
    t.absent(fs.existsSync(cores), 'what was stored of it is gone');
    const left = result(await projects(['list'])).projects;
    t.alike(idsOf(left), [added[1]?.projectId]);
});
test('through a running peer, which announces at once', { timeout: MANY_PROCESSES_MS }, async (t) => {
    const network = await createNetwork(t);
    const storage = path.join(await t.tmp(), 'peer');
    const daemon = await spawnCli(t, [
        ...['announce', '--storage', storage, '--bind', '127.0.0.1', '--json'],
        ...['--bootstrap', network.bootstrap.join()],
    ]);
    const { deviceId } = await daemon.waitFor('announce.ready');
    const { added, second } = await addListShowRemove(t, storage);
    t.is(added.deviceId, deviceId);
    const node = await createNode(t, network.bootstrap);
    const announcers = async ({ discoveryKey }) => {
        const peers = await lookupPeers(node, discoveryKeyFrom(discoveryKey));
        return peers.map(({ publicKey }) => hex(publicKey));
    };
    t.alike(await announcers(added), [deviceId]);
    t.alike(await announcers(second), [], 'the removed one is announced no more');
    const shown = await runCli(t, ['projects', 'show', added.projectId, '--storage', storage]);
    t.ok(/announced +.* ago, copies on 3 of 3 reachable nodes/.test(shown.stdout), shown.stdout);
    const status = await runCli(t, ['status', '--storage', storage]);
    t.ok(/announced +1 of 1 projects, 3 of 3 copies/.test(status.stdout), status.stdout);
    // What is stored is left alone until its turn, even after a crash.
    daemon.kill('SIGKILL');
    await daemon.exit;
    const again = await spawnCli(t, [
        ...['announce', '--storage', storage, '--bind', '127.0.0.1', '--json'],
        ...['--bootstrap', network.bootstrap.join(), '--log-level', 'debug'],
    ]);
    const complete = await again.waitFor('announce.complete');
    t.is(complete.records, 3);
    t.absent(again.stderr.includes('"project.announced"'), 'it was not announced anew');
    const args = ['find', added.discoveryKey, '--bootstrap', network.bootstrap.join(), '--json'];
    const found = await runCli(t, [...args, '--force']);
    t.is(found.code, 0);
    t.alike((found.lines[0]?.peers).map(({ publicKey }) => publicKey), [deviceId]);
});
function discoveryKeyFrom(text) {
    return Buffer.from(text, 'hex');
}
test('malformed input is refused with its place, not its value', { timeout: MANY_PROCESSES_MS }, async (t) => {
    const storage = path.join(await t.tmp(), 'peer');
    const projects = projectsOf(t, storage);
    const good = randomProjectBody('good');
    const { projectKey } = good;
    const short = projectKey.slice(0, 62);
    const cases = [
        ['not json', /JSON/],
        [{ ...good, projectKey: short }, /projectKey.*64 hex/],
        [{ ...good, projectKey: `${short}zz` }, /projectKey.*64 hex/],
        [[good, { ...good, surplus: 1 }], /1.*surplus/],
    ];
    const results = await Promise.all(cases.map(([input]) => projects(['add', '-'], input)));
    for (const [n, refused] of results.entries()) {
        const place = cases[n]?.[1] ?? /never/;
        t.is(refused.code, 2);
        t.ok(place.test(errorOf(refused).message), errorOf(refused).message);
        t.absent(refused.stderr.includes(short), 'the key is not repeated');
    }
    t.is((await projects(['add', '/nonexistent.json'])).code, 2);
    t.absent(fs.existsSync(storage), 'and nothing was created');
});
test('ids: unknown, ambiguous, and a secret given by mistake', { timeout: MANY_PROCESSES_MS }, async (t) => {
    const storage = path.join(await t.tmp(), 'peer');
    const projects = projectsOf(t, storage);
    const [twinA, twinB, prefix] = twins();
    result(await projects(['add', '-'], [twinA, twinB]));
    const [unknown, short, ambiguous, secret, find, findShort] = await Promise.all([
        projects(['show', 'yyyyyyyyyyyy']),
        projects(['show', prefix.slice(0, 3)]),
        projects(['show', prefix]),
        projects(['show', twinA.projectKey]),
        runCli(t, ['find', twinA.projectKey, '--bootstrap', '127.0.0.1:9', '--json']),
        runCli(t, ['find', prefix, '--bootstrap', '127.0.0.1:9', '--json']),
    ]);
    const codes = [unknown, short, ambiguous, secret, find, findShort].map((refused) => {
        t.is(refused.code, 2);
        t.absent(refused.stderr.includes(twinA.projectKey), 'a secret is never repeated');
        return errorOf(refused).code;
    });
    t.alike(codes, [
        'PROJECT_NOT_FOUND',
        'PROJECT_NOT_FOUND',
        'PROJECT_AMBIGUOUS',
        'PROJECT_KEY_GIVEN',
        'PROJECT_KEY_GIVEN',
        'INVALID_KEY',
    ]);
    const right = hex(discoveryKeyOf(toProjectKey(Buffer.from(twinA.projectKey, 'hex'))));
    t.ok(secret.stderr.includes(right) && find.stderr.includes(right), 'the right key is named');
});
/** Two projects whose discovery keys begin alike. */
function twins() {
    const seen = new Map();
    for (;;) {
        const { publicKey } = keyPair(randomBytes(32));
        const prefix = hex(discoveryKeyOf(toProjectKey(publicKey))).slice(0, 4);
        const other = seen.get(prefix);
        if (other) {
            const bodies = [publicKey, other].map((key) => ({
                ...randomProjectBody('twin'),
                projectKey: hex(key),
            }));
            return [bodies[0], bodies[1], prefix];
        }
        seen.set(prefix, publicKey);
    }
}
//# sourceMappingURL=announce-projects.test.js.map