/** Older projects, as far as it needs neither their engine nor a network. */
import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { checkProjectFile, parseMapeo8Key } from '../../src/host/project-file.js';
import { hex, toProjectKey } from '../../src/lib/keys.js';
import { silentLogger } from '../../src/lib/logger.js';
import { EngineHealth } from '../../src/mapeo8/engine-health.js';
import { openProjectKey, projectKeyPair, sealProjectKey } from '../../src/mapeo8/keys.js';
import { assertInstalled } from '../../src/mapeo8/packages.js';
import { WorkerProcess } from '../../src/mapeo8/worker-process.js';
import { ManualClock } from '../helpers/clock.js';
import { endStale, noteProcess } from '../../src/mapeo8/stale-process.js';
const ROOT_KEY = Buffer.alloc(16, 1);
const PROJECT_KEY = toProjectKey(Buffer.alloc(32, 2));
test('the key pair of a project follows from both keys, and from nothing else', (t) => {
    const { publicKey } = projectKeyPair(ROOT_KEY, PROJECT_KEY);
    // As PROTOCOL.md has it; another peer has another.
    t.is(hex(publicKey), '4b4419b510503be64189ed3fa064fff85603c739c7bcbee4aea27108b987bd37');
    t.alike(projectKeyPair(ROOT_KEY, PROJECT_KEY).publicKey, publicKey);
    t.unlike(projectKeyPair(Buffer.alloc(16, 3), PROJECT_KEY).publicKey, publicKey);
});
test('a project key is stored under the root key', async (t) => {
    const sealed = sealProjectKey(ROOT_KEY, PROJECT_KEY);
    t.is(sealed.length, 72);
    t.absent(sealed.includes(PROJECT_KEY));
    t.alike(openProjectKey(ROOT_KEY, sealed), PROJECT_KEY);
    await t.exception(() => openProjectKey(Buffer.alloc(16, 3), sealed), /PROJECT_UNUSABLE/);
    await t.exception(() => openProjectKey(ROOT_KEY, sealed.subarray(0, 40)), /PROJECT_UNUSABLE/);
    sealed[50] = (sealed[50] ?? 0) ^ 1;
    await t.exception(() => openProjectKey(ROOT_KEY, sealed), /PROJECT_UNUSABLE/);
});
test('a file of an older project has its key alone', async (t) => {
    const text = hex(PROJECT_KEY);
    t.alike(parseMapeo8Key(`${text}\n`, 'River'), {
        protocol: 'mapeo8',
        projectName: 'River',
        projectKey: text,
    });
    try {
        parseMapeo8Key(text.slice(1));
        t.fail('it was taken');
    }
    catch (error) {
        t.ok(String(error).includes('projectKey'), String(error));
        t.absent(String(error).includes(text.slice(1)), 'and the key is not repeated');
    }
    const both = { protocol: 'mapeo8', projectKey: text, encryptionKeys: {} };
    await t.exception(() => checkProjectFile(both), /INVALID_PROJECT_FILE/);
});
test('an engine that is not installed is named, with the way to have it', async (t) => {
    const missing = () => {
        throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
    };
    await t.exception(() => assertInstalled(missing), /ENGINE_NOT_INSTALLED.*kappa-core/);
});
test('a process that outlived its peer is ended, and no other', async (t) => {
    const file = path.join(await t.tmp(), 'engine.pid');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    t.teardown(() => child.kill('SIGKILL'));
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    noteProcess(file, pid);
    // The number was given to another since: it is not the process that was meant.
    const note = JSON.parse(fs.readFileSync(file, 'utf8'));
    fs.writeFileSync(file, JSON.stringify({ pid, startedAt: `${note.startedAt}0` }));
    await endStale(file);
    t.is(child.signalCode, null);
    noteProcess(file, pid);
    const exited = once(child, 'exit');
    await endStale(file);
    await exited;
    t.is(child.signalCode, 'SIGKILL');
    t.absent(fs.existsSync(file));
});
test('an engine that dies again and again is told of, until it lives for an hour', async (t) => {
    const worker = new WorkerProcess({ pidFile: path.join(await t.tmp(), 'pid'), deviceName: 'peer' });
    const clock = new ManualClock();
    const health = new EngineHealth({ worker, clock, log: silentLogger });
    t.teardown(() => health.close());
    const told = [];
    health.on('trouble', ({ cause }) => told.push(cause));
    health.on('trouble-over', ({ kind }) => told.push(`${kind} is over`));
    const die = (code, reason) => worker.emit('died', { pid: 1, code, signal: null, reason });
    die(1, 'crash');
    await clock.wind(50 * 60_000);
    die(1, 'crash');
    await clock.wind(20 * 60_000);
    die(1, 'crash');
    t.alike(told, [], 'twice within an hour');
    die(75, 'memory');
    t.alike(told, ['The last time: it used more memory than it may.']);
    const { deaths, recentDeaths, pid } = health.view();
    t.alike([deaths.crash, deaths.memory, recentDeaths, pid], [3, 1, 3, null]);
    await clock.wind(60 * 60_000);
    t.is(told.at(-1), 'mapeo8-engine-dying is over');
    t.is(health.view().recentDeaths, 0);
});
//# sourceMappingURL=mapeo8.test.js.map