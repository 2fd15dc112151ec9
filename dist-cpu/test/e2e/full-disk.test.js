/** Others fill the disk to the last byte while devices sync, faster than anybody looks. */
import fs from 'node:fs';
import path from 'node:path';
import { roles } from '@comapeo/core';
import Database from 'better-sqlite3';
import test, {} from 'brittle';
import { randomBytes } from 'hypercore-crypto';
import { storagePaths } from '../../src/lib/storage.js';
import { runCli, spawnPeer } from '../helpers/cli.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { createClient, createProject, observe } from '../helpers/peer.js';
import { mountSmallDisk } from '../helpers/small-disk.js';
const DISK_MB = 64;
const PHOTO_BYTES = 2_000_000;
const PHOTOS = 6;
const OBSERVATIONS = 20;
const NOTES_PER_PHOTO = 10;
const SYNC_MS = 40_000;
/** Nobody keeps a reserve here: the disk is to be full indeed. */
const NO_RESERVE = ['--min-free-space', '0'];
/** Observations that the peer can read. */
async function count(t, storage, { projectId }) {
    const exported = await runCli(t, ['projects', 'export', projectId, '--storage', storage]);
    return JSON.parse(exported.stdout).features.length;
}
async function addPhotos(t, { project }) {
    const dir = await t.tmp();
    for (let n = 0; n < PHOTOS; n++) {
        const original = path.join(dir, `${n}.jpg`);
        fs.writeFileSync(original, randomBytes(PHOTO_BYTES));
        await project.$blobs.create({ original }, { mimeType: 'image/jpeg' });
        for (let m = 0; m < NOTES_PER_PHOTO; m++)
            await observe(project, `photo ${n}, ${m}`);
    }
}
test('a disk that is full to the last byte', { timeout: 120_000 }, async (t) => {
    const disk = await mountSmallDisk(t, DISK_MB);
    if (!disk)
        return;
    const network = await createNetwork(t);
    const storage = path.join(disk.dir, 'peer');
    const device = await createDevice(t);
    const hosted = await createProject(device, { observations: OBSERVATIONS });
    const first = await spawnPeer(t, network, storage, NO_RESERVE);
    const { deviceId } = await first.waitFor('announce.ready');
    await hosted.project.$member.assignRole(deviceId, roles.MEMBER_ROLE_ID);
    const add = ['projects', 'add', '-', '--storage', storage, '--json'];
    t.is((await runCli(t, add, { stdin: JSON.stringify(hosted.body) })).code, 0);
    await first.waitFor('announce.complete');
    const client = await createClient(t, network, device);
    const sync = client.join(hosted.project, hosted.keys);
    await sync.synced({ timeoutMs: SYNC_MS });
    disk.fill(3_000_000);
    await addPhotos(t, hosted);
    await eventually(() => fs.statfsSync(disk.dir).bavail < 16, { what: 'full', timeoutMs: SYNC_MS });
    await eventually(() => first.stderr.includes('"disk.full"'), { what: 'the warning' });
    t.absent(sync.progress.synced);
    disk.empty();
    await sync.synced({ timeoutMs: SYNC_MS });
    t.ok(first.stderr.includes('"disk.room"'), 'it goes on by itself');
    t.is(await count(t, storage, hosted), OBSERVATIONS + PHOTOS * NOTES_PER_PHOTO);
    first.kill('SIGTERM');
    await first.exit;
    const { dbDir, hostDb } = storagePaths(storage);
    const databases = fs.readdirSync(dbDir).filter((name) => name.endsWith('.db'));
    for (const file of [hostDb, ...databases.map((name) => path.join(dbDir, name))]) {
        const db = new Database(file);
        t.is(db.pragma('integrity_check', { simple: true }), 'ok', path.basename(file).slice(-9));
        db.close();
    }
    await client.close();
});
//# sourceMappingURL=full-disk.test.js.map