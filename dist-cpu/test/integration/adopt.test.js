/** Taking over a directory that a real CoMapeo Cloud 0.4 wrote, and giving it back. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import Database from 'better-sqlite3';
import { adopt, inspectCloudStorage, release } from '../../src/host/adopt.js';
import { Host } from '../../src/host/host.js';
import { MapeoWebError } from '../../src/lib/errors.js';
import { hex } from '../../src/lib/keys.js';
import { lockStorage, storagePaths } from '../../src/lib/storage.js';
import { CLOUD, cloudProjectKeys, FOREST, RIVER, snapshot, unpackCloud } from '../helpers/cloud.js';
import { createDevice } from '../helpers/device.js';
import { eventually } from '../helpers/eventually.js';
import { createNetwork } from '../helpers/network.js';
import { arrived, createClient, createPeer, notesOf, observe, syncedWith } from '../helpers/peer.js';
const SETTINGS = { deviceName: 'peer', idleCloseMs: 0 };
const SYNC_MS = 20_000;
const codesOf = ({ problems }) => problems.map(({ code }) => code);
async function codeOfFailure(run) {
    try {
        await run();
        return 'none';
    }
    catch (error) {
        if (error instanceof MapeoWebError)
            return error.code;
        throw error;
    }
}
/** The same directory as its first owner knows it: the engine on `db/` and `core/`. */
function cloudDevice(t, { dir, rootKey }) {
    return createDevice(t, { name: CLOUD.deviceName, dir, rootKey: fs.readFileSync(rootKey) });
}
test('inspecting tells what is there and leaves no trace', async (t) => {
    const paths = await unpackCloud(t);
    const before = snapshot(paths.dir);
    const found = await inspectCloudStorage(paths);
    t.alike(found.problems, []);
    t.is(found.deviceId, CLOUD.deviceId);
    t.is(found.deviceName, CLOUD.deviceName);
    t.is(found.baseUrl, CLOUD.baseUrl);
    t.alike(found.projects.map(({ projectId, name, state }) => ({ projectId, name, state })), [RIVER, FOREST].map(({ projectId, keys }) => ({
        projectId,
        name: keys.projectName,
        state: 'hosted',
    })));
    t.ok(found.projects.every(({ bytes }) => bytes > 100_000));
    const printed = JSON.stringify(found);
    for (const { keys } of CLOUD.projects)
        t.absent(printed.includes(keys.projectKey));
    t.alike(snapshot(paths.dir), before, 'every byte, mode and time is as it was');
});
test('announced without opening, served over the DHT, and given back', async (t) => {
    const network = await createNetwork(t);
    const paths = await unpackCloud(t);
    await adopt(paths);
    t.is(fs.statSync(paths.rootKey).mode & 0o777, 0o600);
    const peer = await createPeer(t, network, { dir: paths.dir });
    t.is(peer.deviceId, CLOUD.deviceId, 'the same device');
    await eventually(() => peer.list().every(({ records }) => records > 0), { what: 'announcing' });
    t.is(peer.status().openProjects, 0);
    t.alike(peer.openedProjects, [], 'no project was opened');
    const rootKey = Buffer.from(CLOUD.memberRootKey, 'hex');
    const member = await createDevice(t, { name: 'member', rootKey });
    const keys = cloudProjectKeys(RIVER);
    await member.manager.addProject(keys, { waitForSync: false });
    const project = await member.manager.getProject(RIVER.projectId);
    const client = await createClient(t, network, member);
    await client.join(project, keys).synced({ timeoutMs: SYNC_MS });
    await arrived(project, 'River monitoring 4');
    t.is((await notesOf(project)).length, RIVER.observations);
    await syncedWith(project, peer.deviceId);
    t.ok((await fetchPhoto(t, member, project)).byteLength > 5000, 'the photo came too');
    t.alike(peer.openedProjects, [RIVER.projectId]);
    await observe(project, 'while adopted');
    await eventually(async () => (await notesAt(peer.dir, RIVER.keys.projectKey)).includes('while adopted'));
    await syncedWith(project, peer.deviceId);
    await client.close();
    await peer.close();
    const { removed, kept } = release(paths);
    t.ok(removed.includes('host.db'));
    t.alike(kept, []);
    t.alike(fs.readdirSync(paths.dir).sort(), ['core', 'db', 'root-key']);
    t.is(fs.statSync(paths.rootKey).mode & 0o777, 0o644, 'as the cloud had it');
    const cloud = await cloudDevice(t, paths);
    const served = await cloud.manager.getProject(RIVER.projectId);
    t.alike(await notesOf(served), await notesOf(project), 'old and new data');
    t.is((await cloud.manager.listProjects()).length, 2);
});
async function fetchPhoto(t, device, project) {
    await device.fastify.listen({ host: '127.0.0.1', port: 0 });
    t.teardown(() => device.fastify.close());
    const { driveId, name, type } = CLOUD.photo;
    const url = await project.$blobs.getUrl({ driveId, name, type, variant: 'original' });
    const response = await fetch(url);
    t.is(response.headers.get('content-type'), 'image/jpeg');
    return response.arrayBuffer();
}
/** What the engine has indexed, read beside it. */
async function notesAt(dir, projectKey) {
    const file = path.join(storagePaths(dir).dbDir, `${projectKey}.db`);
    const db = new Database(file, { readonly: true });
    try {
        const rows = db.prepare('SELECT tags FROM observation').all();
        return rows.map(({ tags }) => JSON.parse(tags).note);
    }
    finally {
        db.close();
    }
}
test('killed half-way it is still the cloud’s, and can be repeated or undone', async (t) => {
    const paths = await unpackCloud(t);
    const module = new URL('../../src/host/adopt.js', import.meta.url).href;
    // The second look at the clock comes after the record was written, before host.db is made.
    const program = `
    const { adopt } = await import(${JSON.stringify(module)})
    let looks = 0
    const now = () => ++looks < 2 ? Date.now() : process.kill(process.pid, 'SIGKILL')
    await adopt(JSON.parse(process.argv[1]), { now, after: () => () => {} })`;
    const args = ['--input-type=module', '--eval', program, JSON.stringify(paths)];
    const halfWay = async () => {
        const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
        const [, signal] = (await once(child, 'exit'));
        t.is(signal, 'SIGKILL');
        t.absent(fs.existsSync(paths.hostDb));
        const host = new Host({ paths }, SETTINGS);
        t.is(await codeOfFailure(() => host.ready()), 'NOT_ADOPTED');
    };
    await halfWay();
    release(paths);
    t.alike(fs.readdirSync(paths.dir).sort(), ['core', 'db', 'root-key']);
    t.is(fs.statSync(paths.rootKey).mode & 0o777, 0o644);
    await halfWay();
    const { projects } = await adopt(paths);
    t.is(projects.length, 2);
    release(paths);
    t.is(fs.statSync(paths.rootKey).mode & 0o777, 0o644, 'the first attempt remembered it');
});
test('what cannot be adopted is refused, and nothing is changed', async (t) => {
    const cases = {
        'no root key': { spoil: ({ rootKey }) => fs.rmSync(rootKey), code: 'ROOT_KEY_UNREADABLE' },
        'half a root key': {
            spoil: ({ rootKey }) => fs.truncateSync(rootKey, 8),
            code: 'ROOT_KEY_UNREADABLE',
        },
        'the root key of another': {
            spoil: ({ rootKey }) => fs.writeFileSync(rootKey, Buffer.alloc(16, 7)),
            code: 'ROOT_KEY_UNREADABLE',
        },
        'a damaged database': {
            spoil: ({ dbDir }) => {
                fs.rmSync(path.join(dbDir, 'client.db-wal'));
                fs.writeFileSync(path.join(dbDir, 'client.db'), Buffer.alloc(5000, 'rubbish'));
            },
            code: 'DATABASE_UNUSABLE',
        },
        'a newer database': {
            spoil: (paths) => changeDatabase(paths, 'INSERT INTO __drizzle_migrations VALUES (9, 9, 9e12)'),
            code: 'DATABASE_UNUSABLE',
        },
        'an older database': {
            spoil: (paths) => changeDatabase(paths, 'DELETE FROM __drizzle_migrations WHERE created_at > 1750000000000'),
            code: 'DATABASE_UNUSABLE',
        },
        'no databases': {
            spoil: ({ dbDir }) => fs.rmSync(dbDir, { recursive: true }),
            code: 'NOT_CLOUD_STORAGE',
        },
        'nothing at all': {
            spoil: ({ dir }) => fs.rmSync(dir, { recursive: true }),
            code: 'NOT_CLOUD_STORAGE',
        },
    };
    for (const [name, { spoil, code }] of Object.entries(cases)) {
        const paths = await unpackCloud(t);
        spoil(paths);
        const parent = path.dirname(paths.dir);
        const before = snapshot(parent);
        t.alike(codesOf(await inspectCloudStorage(paths)), [code], name);
        t.is(await codeOfFailure(() => adopt(paths)), code, name);
        t.is(await codeOfFailure(() => release(paths)), 'NOT_ADOPTED', name);
        t.alike(snapshot(parent), before, `${name}: unchanged`);
    }
});
function changeDatabase({ dbDir }, statement) {
    const db = new Database(path.join(dbDir, 'client.db'));
    db.exec(statement);
    db.close();
}
test('one that is in use is refused', async (t) => {
    const paths = await unpackCloud(t);
    const stop = await openElsewhere(t, paths);
    t.alike(codesOf(await inspectCloudStorage(paths)), ['STORAGE_LOCKED'], 'the cloud runs');
    t.is(await codeOfFailure(() => adopt(paths)), 'STORAGE_LOCKED');
    t.absent(fs.existsSync(paths.lock));
    await stop();
    const lock = lockStorage(paths);
    t.alike(codesOf(await inspectCloudStorage(paths)), ['STORAGE_LOCKED'], 'a peer runs');
    lock.release();
    await adopt(paths);
    t.alike(codesOf(await inspectCloudStorage(paths)), ['ALREADY_ADOPTED']);
    t.is(await codeOfFailure(() => adopt(paths)), 'ALREADY_ADOPTED');
});
/** Another process has the databases open, as a running cloud has. @returns how to end it */
async function openElsewhere(t, { dbDir }) {
    const program = `
    const { default: Database } = await import(${JSON.stringify(import.meta.resolve('better-sqlite3'))})
    // Global: a collected database closes.
    globalThis.db = new Database(process.argv[1])
    db.prepare('SELECT count(*) FROM projectKeys').get()
    console.log('open')
    process.stdin.resume()`;
    const args = ['--input-type=module', '--eval', program, path.join(dbDir, 'client.db')];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    t.teardown(() => child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    return async () => {
        // As a cloud ends: without closing its databases.
        child.kill('SIGKILL');
        await ended;
    };
}
test('projects that were left or are incomplete are not announced', async (t) => {
    const paths = await unpackCloud(t);
    changeDatabase(paths, `UPDATE projectKeys SET hasLeftProject = 1 WHERE projectPublicId = '${RIVER.projectId}'`);
    fs.rmSync(path.join(paths.coreDir, FOREST.keys.projectKey), { recursive: true });
    const { projects, problems } = await adopt(paths);
    t.alike(problems, []);
    t.alike(projects.map(({ state }) => state), ['left', 'unusable']);
    const printed = JSON.stringify(projects);
    t.absent(printed.includes(FOREST.keys.projectKey), 'the reason names no project key');
    const host = new Host({ paths }, SETTINGS);
    await host.ready();
    t.teardown(() => host.close());
    t.is(host.registry.size, 0);
});
test('a peer that lost host.db makes it anew', async (t) => {
    const paths = storagePaths(path.join(await t.tmp(), 'peer'));
    const host = new Host({ paths }, SETTINGS);
    await host.ready();
    const [project] = await host.add([cloudProjectKeys(RIVER)]);
    await host.close();
    fs.rmSync(paths.hostDb);
    fs.writeFileSync(`${paths.hostDb}-wal`, 'what was written last');
    t.is(await codeOfFailure(() => new Host({ paths }, SETTINGS).ready()), 'NOT_ADOPTED');
    await adopt(paths);
    const [aside] = fs.readdirSync(paths.dir).filter((name) => name.startsWith('host.db-wal.left-'));
    t.is(fs.readFileSync(path.join(paths.dir, aside ?? ''), 'utf8'), 'what was written last');
    const again = new Host({ paths }, SETTINGS);
    await again.ready();
    t.teardown(() => again.close());
    t.is(again.deviceId, host.deviceId);
    const [recovered] = again.registry.list();
    t.is(recovered?.name, RIVER.keys.projectName);
    t.alike(recovered && hex(recovered.psk), project && hex(project.psk));
});
//# sourceMappingURL=adopt.test.js.map