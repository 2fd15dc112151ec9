import test from 'brittle';
import { runCli, spawnCli } from '../helpers/cli.js';
import { createNetwork, tmpdir } from '../helpers/network.js';
test('announce --relay says in its status what it relays, and for whom', async (t) => {
    const { bootstrap } = await createNetwork(t);
    const storage = await tmpdir(t);
    const common = ['--storage', storage, '--json'];
    const peer = await spawnCli(t, [
        ...['announce', '--bootstrap', bootstrap.join(), '--bind', '127.0.0.1', ...common],
        ...['--relay', '--relay-bandwidth', '800', '--relay-max-sessions', '3'],
    ]);
    await peer.waitFor('announce.ready');
    const { lines } = await runCli(t, ['status', ...common]);
    const { users, bytesPerSecond, maxSessions, sessions } = (lines[0]?.relay ?? {});
    t.alike({ users, bytesPerSecond, maxSessions, sessions }, { users: 'members', bytesPerSecond: 100_000, maxSessions: 3, sessions: 0 });
    const { stdout } = await runCli(t, ['status', '--storage', storage]);
    t.ok(/relay +for members: 0 of at most 3 sessions/.test(stdout), stdout);
});
test('announce --relay takes no other users than it knows', async (t) => {
    const { code, stderr } = await runCli(t, ['announce', '--relay', 'everybody']);
    t.is(code, 2);
    t.ok(/members, anyone/.test(stderr), stderr);
});
//# sourceMappingURL=relay.test.js.map