/** A link, from the operator's terminal to an unmodified device that syncs through it. */
import path from 'node:path';
import test, {} from 'brittle';
import { createDevice } from '../helpers/device.js';
import { runCli, spawnCli } from '../helpers/cli.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { createPeer, createProject, observe, syncedWith, } from '../helpers/peer.js';
import { parseLink } from '../../src/lib/link.js';
const INSECURE = { dangerouslyAllowInsecureConnections: true };
const MANY_PROCESSES_MS = 90_000;
async function linkOf(t, storage, ...more) {
    const { lines, stderr } = await runCli(t, ['link', '--storage', storage, '--json', ...more]);
    const [line] = lines;
    if (!line)
        throw new Error(stderr);
    return line;
}
async function connect(t, link) {
    const args = ['connect', '-', '--bind', '127.0.0.1', '--json'];
    const cli = await spawnCli(t, args, { stdin: link });
    const { url } = await cli.waitFor('connect.ready');
    return { cli, url };
}
async function errorOf(t, args, stdin = '') {
    const { code, stdout, stderr } = await runCli(t, [...args, '--json'], { stdin });
    t.is(stdout, '');
    const last = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
    return { exit: code, ...last };
}
function syncThroughServer(t, { project }) {
    project.$sync.start();
    project.$sync.connectServers();
    t.teardown(() => project.$sync.disconnectServers(), { order: -2 });
}
test('an unmodified device adds a peer by its link', { timeout: MANY_PROCESSES_MS }, async (t) => {
    const network = await createNetwork(t);
    // Nobody may add a project without the operator's word.
    const peer = await createPeer(t, network, { allowedProjects: 0 });
    const { link, tokenId } = await linkOf(t, peer.dir, '--token');
    const { token = '' } = parseLink(link);
    const first = await connect(t, link);
    const device = await createDevice(t);
    const river = await createProject(device, { observations: 5 });
    await river.project.$member.addServerPeer(first.url, INSECURE);
    const server = await river.project.$member.getById(peer.deviceId);
    t.is(server.selfHostedServerDetails?.baseUrl, first.url, 'the project has the URL');
    syncThroughServer(t, river);
    await syncedWith(river.project, peer.deviceId);
    const { projectId, deviceId } = await first.cli.waitFor('connect.progress');
    t.is(projectId, river.projectId);
    t.is(deviceId, device.deviceId);
    const second = await createProject(device, { name: 'A second one' });
    const refused = await second.project.$member.addServerPeer(first.url, INSECURE).then(() => 'none', (error) => String(error.code));
    t.is(refused, 'INVALID_SERVER_RESPONSE', 'the token is used up');
    const { lines } = await runCli(t, ['tokens', '--storage', peer.dir, '--json']);
    const [{ tokens = [] } = {}] = lines;
    t.is(tokens.length, 1);
    t.is(tokens[0]?.tokenId, tokenId);
    t.is(tokens[0]?.state, 'used');
    t.is(tokens[0]?.usedFor, river.projectId);
    // Both sides start anew; the device knows nothing but the URL in the project.
    river.project.$sync.disconnectServers();
    first.cli.kill();
    await first.cli.exit;
    await peer.close();
    const again = await createPeer(t, network, { dir: peer.dir, allowedProjects: 0 });
    const { link: plain } = await linkOf(t, peer.dir);
    t.is(parseLink(plain).token, undefined);
    const later = await connect(t, plain);
    t.is(later.url, first.url);
    await observe(river.project, 'while both were away');
    syncThroughServer(t, river);
    await syncedWith(river.project, again.deviceId);
    // And the peer alone, while the door stays open.
    await again.close();
    const third = await createPeer(t, network, { dir: peer.dir, allowedProjects: 0 });
    await observe(river.project, 'while the peer was away');
    await eventually(async () => {
        // What today's apps do when somebody opens the project's screen.
        river.project.$sync.connectServers();
        return syncedWith(river.project, third.deviceId, 500).catch(() => false);
    }, { what: 'sync through the same door', timeoutMs: 30_000 });
    for (const { cli } of [first, later]) {
        t.absent((cli.stdout + cli.stderr).includes(token), 'the token is printed nowhere');
    }
    t.absent(JSON.stringify(peer.logged('project.added')).includes(token));
});
test('links and tokens without a daemon', { timeout: MANY_PROCESSES_MS }, async (t) => {
    const storage = path.join(await t.tmp(), 'peer');
    const where = ['--storage', storage];
    const nodes = ['--bootstrap', '192.0.2.1:49737,192.0.2.2:49737'];
    const nobody = await errorOf(t, ['link', ...where, ...nodes]);
    t.is(nobody.code, 'NO_IDENTITY');
    t.is(nobody.exit, 4);
    t.is((await errorOf(t, ['link', ...where, ...nodes])).code, 'NO_IDENTITY', 'none was created');
    t.is((await errorOf(t, ['tokens', ...where])).code, 'NO_IDENTITY');
    const network = await createNetwork(t, { nodes: 1 });
    const peer = await createPeer(t, network, { dir: storage });
    await peer.close();
    const { link, tokenId = '' } = await linkOf(t, storage, ...nodes, '--join', '--expires', '7d');
    const { publicKey, bootstrap, expiresAt = 0 } = parseLink(link);
    t.alike(publicKey, peer.publicKey);
    t.alike(bootstrap, ['192.0.2.1:49737', '192.0.2.2:49737']);
    const days = (expiresAt - Date.now()) / 86_400_000;
    t.ok(days > 6.9 && days <= 7, `${days} days`);
    const qr = await runCli(t, ['link', ...where, ...nodes, '--qr']);
    const [first = '', ...dots] = qr.stdout.trim().split('\n');
    t.ok(first.startsWith('mapeo-web://'));
    t.ok(dots.length > 15, 'a QR code');
    const revoked = await runCli(t, ['tokens', 'revoke', tokenId, ...where, '--json']);
    t.is(revoked.lines[0]?.state, 'revoked');
    t.is((await errorOf(t, ['tokens', 'revoke', 'nothing', ...where])).code, 'TOKEN_NOT_FOUND');
    const none = await errorOf(t, ['link', ...where, '--bootstrap', 'none', '--token']);
    t.is(none.code, 'INVALID_CONFIG');
    const listed = await runCli(t, ['tokens', ...where, '--json']);
    t.is((listed.lines[0]?.tokens).length, 1, 'no token for a link that was not printed');
});
test('connect refuses what is no link, and never repeats it', async (t) => {
    const secret = 'ybndrfg8ejkmcpqxot1uwisza345h769';
    const bad = await errorOf(t, ['connect', '-'], `mapeo-web://nonsense?b=192.0.2.1:1&t=${secret}`);
    t.is(bad.code, 'INVALID_LINK');
    t.is(bad.exit, 2);
    t.absent(JSON.stringify(bad).includes(secret));
});
//# sourceMappingURL=connect.test.js.map