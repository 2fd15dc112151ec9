/** The client example of the README, run as it stands there. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import test, {} from 'brittle';
import { textBetween } from '../../scripts/lib/markers.js';
import { README_FILE } from '../../scripts/readme-tables.js';
import { createDevice } from '../helpers/device.js';
import { createNetwork } from '../helpers/network.js';
import { createPeer, createProject, hostProject, joinProject, notesOf, observe, } from '../helpers/peer.js';
/** Inside the package, so that `mapeo-web` in it means this package, as it does for its users. */
async function loadExample(t) {
    const block = textBetween(fs.readFileSync(README_FILE, 'utf8'), 'example');
    const code = /^```js\n([^]*)\n```$/.exec(block)?.[1];
    if (code === undefined)
        throw new Error('the example of the README is not one block of js');
    const dir = fs.mkdtempSync(path.join(path.dirname(README_FILE), 'dist', 'readme-example-'));
    t.teardown(() => fs.rmSync(dir, { recursive: true, force: true }));
    const file = path.join(dir, 'example.mjs');
    fs.writeFileSync(file, code);
    return (await import(pathToFileURL(file).href));
}
test('the client example of the README syncs two devices by way of a peer', async (t) => {
    const { syncOnce } = await loadExample(t);
    const network = await createNetwork(t);
    const peer = await createPeer(t, network);
    const [ana, ben] = await Promise.all([createDevice(t), createDevice(t)]);
    const original = await createProject(ana);
    await hostProject(peer, original);
    const copy = await joinProject(original, ben);
    await observe(original.project, 'a kapok tree');
    const { bootstrap } = network;
    const { projectKey } = original.keys;
    await syncOnce({ rootKey: ana.rootKey, project: original.project, projectKey, bootstrap });
    await syncOnce({ rootKey: ben.rootKey, project: copy, projectKey, bootstrap });
    t.alike(await notesOf(copy), ['a kapok tree']);
});
//# sourceMappingURL=readme-example.test.js.map