/** What a peer that is killed in the middle of a sync has kept, and what it never lets out. */
import fs from 'node:fs';
import path from 'node:path';
import { roles } from '@comapeo/core';
import test, {} from 'brittle';
import { randomBytes } from 'hypercore-crypto';
import { hex } from '../../src/lib/keys.js';
import { runCli, spawnPeer } from '../helpers/cli.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { createClient, createProject, joinProject, notesOf, } from '../helpers/peer.js';
const OBSERVATIONS = 300;
const PHOTOS = 12;
const PHOTO_BYTES = 4_000_000;
/** The engine moves media in blocks of this size. */
const BLOCK_BYTES = 65_536;
const TIMEOUT_MS = 90_000;
const TRACE = ['--log-level', 'trace'];
async function addPhotos(t, { project }) {
    const dir = await t.tmp();
    for (let n = 0; n < PHOTOS; n++) {
        const original = path.join(dir, `${n}.jpg`);
        fs.writeFileSync(original, randomBytes(PHOTO_BYTES));
        await project.$blobs.create({ original }, { mimeType: 'image/jpeg' });
    }
}
test('kill -9 in mid-sync loses nothing that was acknowledged', { timeout: TIMEOUT_MS }, async (t) => {
    const network = await createNetwork(t);
    const storage = path.join(await t.tmp(), 'peer');
    const outputs = [];
    const [a, b] = await Promise.all([createDevice(t), createDevice(t)]);
    const hosted = await createProject(a, { observations: OBSERVATIONS });
    await addPhotos(t, hosted);
    const copy = await joinProject(hosted, b);
    const first = await spawnPeer(t, network, storage, TRACE);
    const { deviceId } = await first.waitFor('announce.ready');
    await hosted.project.$member.assignRole(deviceId, roles.MEMBER_ROLE_ID);
    const addArgs = ['projects', 'add', '-', '--storage', storage, '--json', '--log-level', 'trace'];
    const added = await runCli(t, addArgs, { stdin: JSON.stringify(hosted.body) });
    t.is(added.code, 0);
    await first.waitFor('announce.complete');
    const client = await createClient(t, network, a);
    const sync = client.join(hosted.project, hosted.keys);
    // Killed inside the event: not a block is acknowledged between looking and killing.
    const left = await new Promise((resolve) => {
        sync.on('progress', ({ devices, total }) => {
            const device = devices.find((d) => d.deviceId === deviceId);
            if (!device?.dataEnabled || device.toSend === 0 || device.toSend > total / 2)
                return;
            first.kill('SIGKILL');
            resolve(device.toSend);
        });
    });
    const blocks = sync.progress.total;
    await first.exit;
    await client.close();
    t.comment(`killed with ${left} of ${blocks} blocks to go`);
    t.ok(left < blocks, 'in the middle');
    const rootKey = fs.readFileSync(path.join(storage, 'root-key'));
    // What the peer has is readable by CoMapeo's own engine, for it is laid out as CoMapeo does.
    const survivor = await createDevice(t, { dir: storage, rootKey });
    const kept = await survivor.manager.getProject(hosted.projectId);
    const atLeast = Math.max(0, OBSERVATIONS - left);
    await eventually(async () => (await notesOf(kept)).length >= atLeast, {
        what: `the ${atLeast} acknowledged observations`,
    });
    await survivor.close();
    const second = await spawnPeer(t, network, storage, TRACE);
    t.is((await second.waitFor('announce.ready')).deviceId, deviceId);
    await second.waitFor('announce.complete');
    const again = await createClient(t, network, a);
    await again.join(hosted.project, hosted.keys).synced({ timeoutMs: 30_000 });
    const shown = await runCli(t, [
        'projects',
        'show',
        hosted.projectId,
        '--storage',
        storage,
        '--json',
    ]);
    const [view] = shown.lines[0].projects;
    const received = view?.sessions[0]?.bytesRead ?? Infinity;
    t.ok(received < left * BLOCK_BYTES + 2_000_000, `then ${received} bytes brought the rest`);
    await again.close();
    // The device that made it all has gone: only the peer can have it all.
    const clientB = await createClient(t, network, b);
    const syncB = clientB.join(copy, hosted.keys);
    await eventually(async () => (await notesOf(copy)).length === OBSERVATIONS, {
        what: 'every observation',
        timeoutMs: 30_000,
    });
    await syncB.synced({ timeoutMs: 30_000 });
    t.ok(syncB.progress.total * BLOCK_BYTES >= PHOTOS * PHOTO_BYTES, 'and every photo');
    second.kill('SIGTERM');
    await second.exit;
    outputs.push(first.stdout, first.stderr, second.stdout, second.stderr);
    outputs.push(added.stdout, added.stderr, shown.stdout, shown.stderr);
    const everything = outputs.join('\n');
    t.ok(everything.includes('"evt":"sync.started"'), 'the log tells much');
    for (const [name, secret] of Object.entries(secretsOf(hosted, rootKey))) {
        const forms = [secret, Buffer.from(secret, 'hex').toString('base64')];
        t.absent(forms.some((form) => everything.includes(form)), `but not the ${name} key`);
    }
});
function secretsOf({ body, psk }, rootKey) {
    const { projectKey, encryptionKeys } = body;
    return { ...encryptionKeys, project: projectKey, root: hex(rootKey), 'pre-shared': hex(psk) };
}
//# sourceMappingURL=announce-crash.test.js.map