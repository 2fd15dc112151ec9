import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import Database from 'better-sqlite3';
import { keyPair } from 'hypercore-crypto';
import { openHostDb } from '../../src/host/host-db.js';
import { ProjectRegistry } from '../../src/host/registry.js';
import { MapeoWebError } from '../../src/lib/errors.js';
import { discoveryKeyOf, handshakePskOf, hex, projectIdOf, toProjectKey, } from '../../src/lib/keys.js';
import { errorCode } from '../helpers/error-code.js';
import { tmpdir } from '../helpers/network.js';
function project(seed) {
    const projectKey = toProjectKey(keyPair(Buffer.alloc(32, seed)).publicKey);
    return {
        projectKey,
        projectId: projectIdOf(projectKey),
        discoveryKey: discoveryKeyOf(projectKey),
        psk: handshakePskOf(projectKey),
        name: `Project ${seed}`,
    };
}
test('what was hosted, announced and synced is there after a restart', async (t) => {
    const file = path.join(await tmpdir(t), 'host.db');
    const [a, b] = [project(1), project(2)];
    let db = openHostDb(file);
    let registry = new ProjectRegistry(db);
    registry.add(a, 1000);
    registry.add(b, 2000);
    const announced = { atMs: 3000, records: 19, reachable: 20, stamp: 'network 1.2.3.4:5' };
    registry.noteAnnounced({ discoveryKey: a.discoveryKey, ...announced });
    registry.noteSynced(a.discoveryKey, 4000);
    registry.remove(registry.find(b.projectId));
    registry.noteState(a.discoveryKey, 'blocked');
    registry.flush();
    db.close();
    db = openHostDb(file);
    registry = new ProjectRegistry(db);
    t.is(registry.size, 1);
    const found = registry.get(a.discoveryKey);
    t.alike({ ...found }, {
        projectId: a.projectId,
        discoveryKey: a.discoveryKey,
        psk: a.psk,
        name: 'Project 1',
        protocol: 'comapeo',
        needsHandshake: false,
        addedAt: 1000,
        lastSyncAt: 4000,
        lastAnnouncedAt: 3000,
        records: 19,
        reachable: 20,
        stamp: announced.stamp,
        state: 'blocked',
    });
    db.close();
});
test('adding a project twice keeps what is known of it and takes the new name', (t) => {
    const registry = new ProjectRegistry(openHostDb(':memory:'));
    const a = project(1);
    registry.add(a, 1000);
    registry.noteSynced(a.discoveryKey, 4000);
    registry.add({ ...a, name: 'New name' }, 5000);
    const found = registry.find(a.projectId);
    t.is(found.name, 'New name');
    t.is(found.addedAt, 1000);
    t.is(found.lastSyncAt, 4000);
});
test('a project is found by its id, its discovery key, or the beginning of one', (t) => {
    const registry = new ProjectRegistry(openHostDb(':memory:'));
    const all = [1, 2, 3].map(project);
    for (const one of all)
        registry.add(one, 0);
    for (const one of all) {
        for (const id of [
            one.projectId,
            hex(one.discoveryKey),
            hex(one.discoveryKey).toUpperCase(),
            one.projectId.slice(0, 8),
            hex(one.discoveryKey).slice(0, 8),
            ` ${one.projectId} `,
        ]) {
            t.is(registry.find(id).projectId, one.projectId);
        }
    }
    const first = all[0];
    t.is(errorCode(() => registry.find('nothing')), 'PROJECT_NOT_FOUND');
    t.is(errorCode(() => registry.find(first.projectId.slice(0, 3))), 'PROJECT_NOT_FOUND', 'too short to mean one');
    t.is(errorCode(() => registry.find('')), 'PROJECT_NOT_FOUND');
});
test('a prefix that two projects share is refused', (t) => {
    const registry = new ProjectRegistry(openHostDb(':memory:'));
    const [a, b] = [project(1), project(2)];
    registry.add({ ...a, projectId: 'sameaaaa' }, 0);
    registry.add({ ...b, projectId: 'samebbbb' }, 0);
    t.is(errorCode(() => registry.find('same')), 'PROJECT_AMBIGUOUS');
});
test('a secret project key given as an id is noticed and not repeated', (t) => {
    const registry = new ProjectRegistry(openHostDb(':memory:'));
    const a = project(1);
    registry.add(a, 0);
    try {
        registry.find(hex(a.projectKey));
        t.fail('accepted a project key');
    }
    catch (error) {
        t.ok(error instanceof MapeoWebError && error.code === 'PROJECT_KEY_GIVEN');
        t.ok(error.message.includes(hex(a.discoveryKey)), 'tells the discovery key');
        t.absent(error.message.includes(hex(a.projectKey)));
    }
});
test('a damaged or newer database is refused and left as it is', async (t) => {
    const dir = await tmpdir(t);
    const damaged = path.join(dir, 'damaged.db');
    fs.writeFileSync(damaged, 'this is not a database, and long enough to look like something');
    const before = fs.readFileSync(damaged);
    t.is(errorCode(() => openHostDb(damaged)), 'DATABASE_UNUSABLE');
    t.alike(fs.readFileSync(damaged), before);
    const newer = path.join(dir, 'newer.db');
    const db = new Database(newer);
    db.pragma('user_version = 99');
    db.close();
    t.is(errorCode(() => openHostDb(newer)), 'STORAGE_NEWER');
});
test('a database of the first format is migrated with all that is in it', async (t) => {
    const file = path.join(await tmpdir(t), 'host.db');
    const a = project(1);
    const first = new Database(file);
    first.exec(`CREATE TABLE project (
    project_id TEXT PRIMARY KEY, discovery_key BLOB NOT NULL UNIQUE, handshake_psk BLOB NOT NULL,
    name TEXT NOT NULL, added_at INTEGER NOT NULL, last_sync_at INTEGER,
    last_announced_at INTEGER, records INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID`);
    first
        .prepare('INSERT INTO project VALUES (?, ?, ?, ?, 1000, 4000, 3000, 20)')
        .run(a.projectId, a.discoveryKey, a.psk, a.name);
    first.pragma('user_version = 1');
    first.close();
    const db = openHostDb(file);
    const [found] = new ProjectRegistry(db).list();
    db.close();
    t.is(found?.projectId, a.projectId);
    t.is(found?.state, 'active');
    t.is(found?.records, 20);
});
test('a blocked project that is added again is active again', (t) => {
    const registry = new ProjectRegistry(openHostDb(':memory:'));
    const a = project(1);
    registry.add(a, 0);
    registry.noteState(a.discoveryKey, 'blocked');
    t.is(registry.get(a.discoveryKey)?.state, 'blocked');
    registry.add(a, 1);
    t.is(registry.get(a.discoveryKey)?.state, 'active');
});
test('the database holds nothing that decrypts a project', async (t) => {
    const file = path.join(await tmpdir(t), 'host.db');
    const a = project(1);
    const db = openHostDb(file);
    new ProjectRegistry(db).add(a, 0);
    db.close();
    const content = fs.readFileSync(file);
    t.ok(content.includes(a.discoveryKey), 'the search would find it');
    t.absent(content.includes(a.projectKey));
});
//# sourceMappingURL=registry.test.js.map