/** Upgrades: what the first release wrote is served on; what a later one wrote is left alone. */
import fs from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import test from 'brittle';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { withPeer } from '../../src/commands/peer.js';
import { Daemon } from '../../src/daemon.js';
import { resolveBootstrap } from '../../src/bootstrap-list.js';
import { formatFile, STORAGE_FORMAT } from '../../src/lib/storage-format.js';
import { version } from '../../src/lib/version.js';
import { snapshot } from '../helpers/cloud.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { FIRST_RELEASE, fixtureKeys, FOREST, RIVER, unpackFirstRelease, UNOPENED, } from '../helpers/first-release.js';
import { createNetwork } from '../helpers/network.js';
import { arrived, createClient, createPeer, notesOf, observe } from '../helpers/peer.js';
test('a directory of the first release: identity, projects, data and sync go on', async (t) => {
    const paths = await unpackFirstRelease(t);
    const network = await createNetwork(t);
    const peer = await createPeer(t, network, { dir: paths.dir, deviceName: undefined });
    t.is(peer.deviceId, FIRST_RELEASE.deviceId, 'the same device');
    t.is(peer.host.deviceName, FIRST_RELEASE.deviceName, 'under the same name');
    const views = peer.list();
    t.alike(views.map(({ projectId, name }) => [projectId, name]).sort(), [RIVER, FOREST, UNOPENED].map((p) => [p.projectId, p.keys.projectName]).sort());
    t.alike(views.map(({ state, damage }) => ({ state, damage })), Array.from({ length: 3 }, () => ({ state: 'active', damage: null })));
    t.ok([RIVER, FOREST].every((p) => (peer.show(p.projectId).lastSyncAt ?? 0) > 0), 'when each was synced is still known');
    t.alike(JSON.parse(fs.readFileSync(formatFile(paths.dir), 'utf8')), {
        format: STORAGE_FORMAT,
        version,
    });
    for (const { projectId, observations } of FIRST_RELEASE.projects) {
        const stored = await peer.use(projectId, ({ data }) => data.list('observation'));
        t.is(stored.length, observations, 'observations that were synced to the first release');
    }
    const { bytes, ...photo } = FIRST_RELEASE.photo;
    const media = await peer.use(RIVER.projectId, ({ data }) => data.attachment({ ...photo, variant: 'original' }));
    t.is(media && (await buffer(media.body)).byteLength, bytes, 'and a photo');
    const device = await createDevice(t, {
        name: 'new phone',
        rootKey: Buffer.from(FIRST_RELEASE.memberRootKey, 'hex'),
    });
    const keys = fixtureKeys(RIVER);
    await device.manager.addProject(keys, { waitForSync: false });
    const project = await device.manager.getProject(RIVER.projectId);
    const client = await createClient(t, network, device);
    client.join(project, keys);
    await arrived(project, 'River monitoring photo');
    const hasAll = async () => (await notesOf(project)).length === RIVER.observations;
    await eventually(hasAll, { what: 'all of it at a device' });
    await observe(project, 'after the upgrade');
    const count = async () => (await peer.use(RIVER.projectId, ({ data }) => data.list('observation'))).length;
    await eventually(async () => (await count()) === RIVER.observations + 1, {
        what: 'the peer has what the device wrote',
    });
});
/** What a start says; what `projects list` says, which opens the directory without a peer. */
async function refusals(paths) {
    const daemon = new Daemon({ paths, log: pino({ level: 'silent' }) }, {
        bootstrap: resolveBootstrap({ bootstrap: 'none' }),
        bindHost: '127.0.0.1',
        port: 0,
        idleCloseMs: 0,
        maxConnections: 1,
        allowBare: true,
    });
    const messages = [
        daemon.ready().finally(() => daemon.close()),
        withPeer(paths.dir, (peer) => peer.list()),
    ].map((attempt) => attempt.then(() => 'no error', String));
    return Promise.all(messages);
}
test('a directory of a later release is refused, and not a byte changes', async (t) => {
    const paths = await unpackFirstRelease(t);
    fs.writeFileSync(formatFile(paths.dir), '{"format":7,"version":"3.1.0"}\n');
    const before = snapshot(paths.dir);
    for (const message of await refusals(paths)) {
        t.ok(message.includes('STORAGE_NEWER'), message);
        t.ok(message.includes('version 3.1.0 in format 7'), message);
    }
    t.alike(snapshot(paths.dir), before);
});
test('so is a database of a later release, whatever the marker says', async (t) => {
    const later = {
        'host.db': ['host.db', 'PRAGMA user_version = 99'],
        'the sync engine’s': [
            path.join('db', 'client.db'),
            `INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)`,
        ],
    };
    for (const [name, [file, sql]] of Object.entries(later)) {
        const paths = await unpackFirstRelease(t);
        const db = new Database(path.join(paths.dir, file));
        db.exec(sql);
        db.close();
        const content = fs.readFileSync(path.join(paths.dir, file));
        const [message = ''] = await refusals(paths);
        t.ok(message.includes('STORAGE_NEWER'), `${name}: ${message}`);
        t.ok(message.includes(file), message);
        t.alike(fs.readFileSync(path.join(paths.dir, file)), content, 'left as it was');
    }
});
//# sourceMappingURL=upgrade.test.js.map