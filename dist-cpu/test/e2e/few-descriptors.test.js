/** A limit of open files that is far too low for what is hosted is kept by computation. */
import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { control, controlBody } from '../../src/http/control-client.js';
import { storagePaths } from '../../src/lib/storage.js';
import { spawnCli } from '../helpers/cli.js';
import { hostOffline, randomProjectBody } from '../helpers/peer.js';
const LIMIT = 256;
const PROJECTS = 24;
test('all projects are read at once under a low limit', { timeout: 60_000 }, async (t) => {
    const storage = path.join(await t.tmp(), 'peer');
    const bodies = Array.from({ length: PROJECTS }, (_, n) => randomProjectBody(`Project ${n}`));
    const topics = await hostOffline(storage, bodies);
    const where = ['--storage', storage, '--bind', '127.0.0.1', '--bootstrap', 'none', '--json'];
    const peer = await spawnCli(t, ['announce', '--idle-close-ms', '0', ...where], {
        openFiles: LIMIT,
    });
    await peer.waitFor('announce.ready');
    const paths = storagePaths(storage);
    const { maxOpenProjects } = await control(paths, 'GET', '/status');
    t.ok(maxOpenProjects < PROJECTS, `${maxOpenProjects} may be open at once`);
    const descriptors = () => process.platform === 'linux' ? fs.readdirSync(`/proc/${peer.pid}/fd`).length : 0;
    let most = descriptors();
    const read = topics.map(async (topic) => {
        const body = await controlBody(paths, `/projects/${topic}/geojson`);
        most = Math.max(most, descriptors());
        let text = '';
        for await (const chunk of body)
            text += String(chunk);
        return JSON.parse(text).features.length;
    });
    t.alike(await Promise.all(read), Array(PROJECTS).fill(0));
    t.ok(most <= LIMIT, `${most} descriptors at most`);
    t.absent(peer.stderr.includes('open-failed'));
});
test('a limit for hardly any project is warned of', async (t) => {
    const storage = path.join(await t.tmp(), 'peer');
    const where = ['--storage', storage, '--bind', '127.0.0.1', '--bootstrap', 'none', '--json'];
    const peer = await spawnCli(t, ['announce', '--max-open-projects', '3', ...where]);
    await peer.waitFor('announce.ready');
    t.ok(peer.stderr.includes('only 3 projects can be open at once'));
});
//# sourceMappingURL=few-descriptors.test.js.map