/** What `status` reads of a running peer, and `status --watch` of what happens to it. */
import { Writable } from 'node:stream';
import test from 'brittle';
import { watchStatus } from '../../src/commands/status-watch.js';
import { readReport, words } from '../../src/commands/status-words.js';
import { checkProjectFile, toProjectKeys } from '../../src/host/project-file.js';
import { Output } from '../../src/lib/output.js';
import { storagePaths } from '../../src/lib/storage.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { createClient, createPeer, createProject, hostProject, randomProjectBody, } from '../helpers/peer.js';
test('status and --watch, from nothing hosted to all safe to stopped', async (t) => {
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const paths = storagePaths(peer.dir);
    const empty = words(await readReport(paths), { terminal: false });
    t.ok(empty.startsWith('… Ready.'), empty);
    const lines = [];
    const stdout = new Writable({
        write(chunk, _encoding, done) {
            lines.push(JSON.parse(chunk.toString()));
            done();
        },
    });
    const stop = new AbortController();
    const output = new Output({ json: true, stdout });
    const watching = watchStatus(paths, { output, signal: stop.signal, terminal: false });
    await eventually(() => lines.length === 1, { what: 'the first line' });
    const device = await createDevice(t);
    const river = await createProject(device, { observations: 3 });
    await hostProject(peer, river);
    await eventually(() => lines.at(-1)?.projects === 1, { what: 'a line for the new project' });
    t.ok(lines
        .at(-1)
        ?.safety?.findings.some(({ message }) => message.includes('Nothing was synced yet')));
    const client = await createClient(t, network, device);
    await client.join(river.project, river.keys).synced({ timeoutMs: 15_000 });
    await eventually(() => lines.at(-1)?.safety?.level === 'ok', { what: 'a line that all is safe' });
    const report = await readReport(paths);
    const text = words(report, { terminal: false });
    t.ok(text.startsWith('✓ Safe.'), text);
    t.ok(/River monitoring {2}synced .*, announced .* on 3 of 3 nodes, 1 device connected/.test(text));
    t.absent(text.includes('\u001b'), 'plain when piped');
    t.ok(words(report, { terminal: true }).includes('\u001b[32m'), 'green on a terminal');
    await peer.add([toProjectKeys(checkProjectFile(randomProjectBody('empty')))]);
    await eventually(() => lines.at(-1)?.safety?.level === 'attention', { what: 'one that is not' });
    await peer.close();
    await eventually(() => lines.at(-1)?.running === false, { what: 'that it stopped' });
    const count = lines.length;
    stop.abort();
    await watching;
    t.is(lines.length, count, 'and Ctrl-C ends it without another word');
    t.ok(lines.every(({ evt }) => evt === 'status'));
    await t.exception(watchStatus(paths, { output, signal: new AbortController().signal, terminal: false }), /NOT_RUNNING/);
});
//# sourceMappingURL=status.test.js.map