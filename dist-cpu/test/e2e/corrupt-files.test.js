/**
 * Files of the storage directory that are damaged, cut off, empty or somebody else's: the real
 * command line says what is wrong and what to do, with exit code 4, and changes none of them.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, {} from 'brittle';
import Database from 'better-sqlite3';
import { Host } from '../../src/host/host.js';
import { storagePaths } from '../../src/lib/storage.js';
import { runCli, spawnCli } from '../helpers/cli.js';
import { randomProjectBody } from '../helpers/peer.js';
const LOOPBACK = '127.0.0.1';
const MANY_PROCESSES_MS = 90_000;
const GARBAGE = Buffer.from('this is no such file at all, but something else. '.repeat(200));
function announceArgs(dir) {
    return ['announce', '--storage', dir, '--bind', LOOPBACK, '--bootstrap', 'none', '--json'];
}
/** The storage of a peer that hosts two projects, as a kill leaves it: with a journal. */
async function fillStorage(t, dir) {
    const cli = await spawnCli(t, announceArgs(dir));
    await cli.waitFor('announce.ready');
    const stdin = JSON.stringify([randomProjectBody('One'), randomProjectBody('Two')]);
    const added = await runCli(t, ['projects', 'add', '-', '--storage', dir], { stdin });
    if (added.code !== 0)
        throw new Error(added.stderr);
    cli.kill('SIGKILL');
    await cli.exit;
}
let filled;
/** One is filled for all tests; each damages a copy of its own. */
async function createStorage(t) {
    if (filled === undefined) {
        const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mw-filled-'));
        process.once('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
        await fillStorage(t, dir);
        filled = dir;
    }
    return copyOf(filled, path.join(await t.tmp(), 'storage'));
}
/** What a file and those beside it hold; the memory that processes share, and empty files, aside. */
function contentsOf(dir, base) {
    const names = fs.readdirSync(dir, { recursive: true, encoding: 'utf8' });
    const files = names
        .filter((name) => name.startsWith(base) && !name.endsWith('-shm'))
        .filter((name) => fs.statSync(path.join(dir, name)).isFile());
    const contents = files.map((name) => [name, fs.readFileSync(path.join(dir, name))]);
    return Object.fromEntries(contents
        .filter(([, bytes]) => bytes.length > 0)
        .map(([name, bytes]) => [name, crypto.createHash('sha256').update(bytes).digest('hex')]));
}
function copyOf(from, to) {
    fs.cpSync(from, to, { recursive: true, filter: (file) => !file.endsWith('.sock') });
    return storagePaths(to);
}
function foreignDatabase(file) {
    for (const part of ['', '-wal', '-shm'])
        fs.rmSync(file + part, { force: true });
    const db = new Database(file);
    db.exec('CREATE TABLE recipes (name TEXT)');
    db.close();
}
/** Without its journal, from which SQLite would rightly put everything back. */
function withoutJournal(file) {
    const db = new Database(file);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    return file;
}
function cutOff(file) {
    withoutJournal(file);
    fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2 / 4096) * 4096);
}
function garble(file) {
    fs.writeFileSync(withoutJournal(file), GARBAGE);
}
const clientDb = ({ dbDir }) => path.join(dbDir, 'client.db');
const HOST_DB = { base: 'host.db', code: 'DATABASE_UNUSABLE' };
const CLIENT_DB = { base: 'db/client.db', code: 'DATABASE_UNUSABLE' };
const ROOT_KEY = { base: 'root-key', code: 'ROOT_KEY_UNREADABLE' };
/** Through the command line: one of each kind, for a process takes its time. */
const CASES = {
    'host.db is garbage': { ...HOST_DB, damage: (p) => garble(p.hostDb) },
    'root-key is too short': { ...ROOT_KEY, damage: (p) => fs.truncateSync(p.rootKey, 7) },
    'lock cannot be written': {
        base: 'lock',
        code: 'STORAGE_UNUSABLE',
        damage: ({ lock }) => {
            fs.rmSync(lock);
            fs.mkdirSync(lock);
        },
    },
};
const MORE_CASES = {
    'host.db is empty': { ...HOST_DB, damage: (p) => fs.truncateSync(p.hostDb) },
    'the journal of host.db is garbage': {
        ...HOST_DB,
        damage: (p) => fs.writeFileSync(`${p.hostDb}-wal`, GARBAGE),
    },
    'client.db is cut off': { ...CLIENT_DB, damage: (p) => cutOff(clientDb(p)) },
    'host.db is cut off': { ...HOST_DB, damage: (p) => cutOff(p.hostDb) },
    'host.db and its journal are empty': {
        ...HOST_DB,
        damage: (p) => fs.truncateSync(withoutJournal(p.hostDb)),
    },
    'host.db is another program’s': { ...HOST_DB, damage: (p) => foreignDatabase(p.hostDb) },
    'host.db is gone': { ...HOST_DB, code: 'NOT_ADOPTED', damage: (p) => fs.rmSync(p.hostDb) },
    'client.db is garbage': { ...CLIENT_DB, damage: (p) => garble(clientDb(p)) },
    'client.db is another program’s': { ...CLIENT_DB, damage: (p) => foreignDatabase(clientDb(p)) },
    'client.db is gone': {
        ...CLIENT_DB,
        damage: (p) => fs.rmSync(p.dbDir, { recursive: true }),
    },
    'root-key is gone': { ...ROOT_KEY, damage: (p) => fs.rmSync(p.rootKey) },
    'root-key cannot be read': {
        ...ROOT_KEY,
        damage: ({ rootKey }) => {
            fs.rmSync(rootKey);
            // Root reads any file, but nobody reads a directory.
            fs.mkdirSync(rootKey);
        },
    },
};
async function damaged(t, { base, damage }) {
    const paths = await createStorage(t);
    damage(paths);
    const before = contentsOf(paths.dir, base);
    const assertUnchanged = (what) => t.alike(contentsOf(paths.dir, base), before, `${what}: nothing was changed`);
    return { paths, assertUnchanged };
}
const OPTIONS = { timeout: MANY_PROCESSES_MS };
test('what is damaged is named, with a way out, and left alone', OPTIONS, async (t) => {
    await createStorage(t);
    const trials = Object.entries(CASES).map(([what, each]) => async () => {
        const { paths, assertUnchanged } = await damaged(t, each);
        const { code, stderr } = await runCli(t, announceArgs(paths.dir), { timeoutMs: 60_000 });
        t.is(code, 4, `${what}: ${stderr}`);
        const line = stderr.trim().split('\n').at(-1) ?? '';
        const error = JSON.parse(line);
        t.is(error.code, each.code, what);
        t.ok(error.message?.includes(paths.dir) && error.fix, `${what}: ${error.message}`);
        assertUnchanged(what);
    });
    const work = async () => {
        for (let trial = trials.shift(); trial; trial = trials.shift())
            await trial();
    };
    await Promise.all([work(), work()]);
    for (const [what, each] of Object.entries(MORE_CASES)) {
        const { paths, assertUnchanged } = await damaged(t, each);
        const host = new Host({ paths }, { idleCloseMs: 0 });
        await t.exception(host.ready(), new RegExp(each.code), what);
        assertUnchanged(what);
    }
});
test('garbage in a cache and in a lock does not keep the peer from starting', async (t) => {
    const paths = await createStorage(t);
    fs.writeFileSync(paths.nodes, GARBAGE);
    // A process that lives, and has nothing to do with it.
    fs.writeFileSync(paths.lock, `${process.ppid}\n${String(GARBAGE)}`);
    const cli = await spawnCli(t, announceArgs(paths.dir));
    t.is((await cli.waitFor('announce.ready')).projects, 2);
    t.ok(cli.stderr.includes('"evt":"nodes.unusable"'));
    t.alike(fs.readFileSync(paths.nodes), GARBAGE);
});
test('the documented way out of a lost host.db brings every project back', async (t) => {
    const paths = await createStorage(t);
    fs.writeFileSync(paths.hostDb, GARBAGE);
    const aside = path.join(await t.tmp(), 'aside');
    fs.mkdirSync(aside);
    for (const part of ['', '-wal', '-shm']) {
        fs.renameSync(paths.hostDb + part, path.join(aside, `host.db${part}`));
    }
    const adopted = await runCli(t, ['adopt', '--yes', '--json', '--storage', paths.dir]);
    t.is(adopted.code, 0, adopted.stderr);
    const listed = await runCli(t, ['projects', 'list', '--json', '--storage', paths.dir]);
    const { projects } = listed.lines[0];
    t.alike(projects.map(({ name }) => name).sort(), ['One', 'Two']);
    const cli = await spawnCli(t, announceArgs(paths.dir));
    t.is((await cli.waitFor('announce.ready')).projects, 2);
});
//# sourceMappingURL=corrupt-files.test.js.map