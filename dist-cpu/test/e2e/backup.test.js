/** The commands themselves, and what is left of them when they are killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { readArchive } from '../../src/backup/archive-reader.js';
import { openBackup, readBackupFile, writeBackupFile } from '../../src/backup/backup-file.js';
import { runningBackup } from '../../src/backup/backups.js';
import { restore } from '../../src/backup/restore.js';
import { takeSnapshot } from '../../src/backup/snapshot.js';
import { Host } from '../../src/host/host.js';
import { MapeoWebError } from '../../src/lib/errors.js';
import { storagePaths } from '../../src/lib/storage.js';
import { CLI, cleanEnvironment, runCli, spawnCli } from '../helpers/cli.js';
import { eventually } from '../helpers/eventually.js';
import { nextRootKey } from '../helpers/root-keys.js';
/** Long enough to be killed in the middle of. */
const LARGE_BYTES = 96 * 1024 * 1024;
async function createStorage(t, largeBytes = 0) {
    const paths = storagePaths(path.join(await t.tmp(), 'storage'));
    fs.mkdirSync(paths.dir, { mode: 0o700 });
    fs.writeFileSync(paths.rootKey, nextRootKey(), { mode: 0o600 });
    t.is(await codeOfStart(paths), 'none');
    if (largeBytes > 0)
        fs.writeFileSync(path.join(paths.dir, 'large'), Buffer.alloc(largeBytes, 1));
    return paths;
}
/** Of a peer that starts on the directory; stopped again where it did. */
async function codeOfStart(paths) {
    const host = new Host({ paths }, { idleCloseMs: 0 });
    try {
        await host.ready();
        await host.close();
        return 'none';
    }
    catch (error) {
        if (error instanceof MapeoWebError)
            return error.code;
        throw error;
    }
}
async function backUp(paths, file) {
    const snapshot = await takeSnapshot(paths, { media: true, final: false });
    await writeBackupFile(file, runningBackup(snapshot).content);
    snapshot.release();
}
const open = (file) => openBackup(readBackupFile(file), () => Promise.reject(new Error()));
test('encrypted, and restored under its name', async (t) => {
    const paths = await createStorage(t);
    const dir = await t.tmp();
    const [file, secret] = [path.join(dir, 'peer.mwb'), path.join(dir, 'passphrase')];
    fs.writeFileSync(secret, 'correct horse battery\n', { mode: 0o600 });
    const options = ['--passphrase-file', secret, '--json'];
    const made = await runCli(t, ['backup', file, '--storage', paths.dir, '--move', ...options]);
    t.is(made.code, 0, made.stderr);
    t.ok(made.lines[0]?.encrypted);
    t.absent(fs.readFileSync(file).includes(fs.readFileSync(paths.rootKey)));
    t.is(await codeOfStart(paths), 'STORAGE_MOVED', 'it lives elsewhere now');
    const target = storagePaths(path.join(dir, 'restored'));
    const restored = await runCli(t, ['restore', file, '--storage', target.dir, ...options]);
    t.is(restored.code, 0, restored.stderr);
    t.is(restored.lines[0]?.deviceId, made.lines[0]?.deviceId);
    t.is(await codeOfStart(target), 'none');
    await t.exception(restore(open(file), target), /STORAGE_NOT_EMPTY/);
});
test('a backup that is killed leaves no file that passes for one', async (t) => {
    const paths = await createStorage(t, LARGE_BYTES);
    const dir = await t.tmp();
    const file = path.join(dir, 'peer.mwb');
    fs.writeFileSync(file, 'the backup of last week');
    const cli = await spawnCli(t, ['backup', file, '--storage', paths.dir]);
    const part = () => fs.readdirSync(dir).find((name) => name.endsWith('.part'));
    const partial = await eventually(part, { what: 'the first bytes' });
    cli.kill('SIGKILL');
    await cli.exit;
    if (part() === undefined)
        t.comment('it was quicker than the signal');
    else {
        t.is(fs.readFileSync(file, 'utf8'), 'the backup of last week');
        await t.exception(readArchive(open(path.join(dir, partial))), /BACKUP_DAMAGED/);
    }
    await backUp(paths, file);
    t.absent(fs.existsSync(path.join(paths.dir, 'backup.tmp')), 'the next one clears up');
    t.is((await readArchive(open(file))).projects.length, 0);
});
test('a restore that is killed leaves no peer, and is begun anew', async (t) => {
    const paths = await createStorage(t, 200_000);
    const dir = await t.tmp();
    const file = path.join(dir, 'peer.mwb');
    await backUp(paths, file);
    const target = storagePaths(path.join(dir, 'restored'));
    const restoring = path.join(target.dir, 'restore.tmp');
    const child = spawn(process.execPath, [CLI, 'restore', '-', '--storage', target.dir], {
        env: cleanEnvironment(),
        stdio: ['pipe', 'ignore', 'ignore'],
    });
    const exit = once(child, 'exit');
    t.teardown(() => child.kill('SIGKILL'));
    // The rest never comes.
    child.stdin.write(fs.readFileSync(file).subarray(0, 150_000));
    await eventually(() => fs.existsSync(path.join(restoring, 'root-key')), { what: 'a part of it' });
    child.kill('SIGKILL');
    await exit;
    t.is(await codeOfStart(target), 'RESTORE_UNFINISHED');
    await restore(open(file), target);
    t.is(await codeOfStart(target), 'none');
    t.alike(fs.readFileSync(target.rootKey), fs.readFileSync(paths.rootKey));
    // Killed while everything is put in its place.
    const other = storagePaths(path.join(dir, 'other'));
    fs.mkdirSync(path.join(other.dir, 'restore.tmp'), { recursive: true });
    fs.writeFileSync(path.join(other.dir, 'restore.tmp', '.moving'), 'db\nhost.db\nroot-key');
    fs.mkdirSync(other.dbDir);
    fs.writeFileSync(path.join(other.dbDir, 'client.db'), 'moved');
    fs.writeFileSync(path.join(other.dir, 'restore.tmp', 'root-key'), 'not moved yet');
    t.is(await codeOfStart(other), 'RESTORE_UNFINISHED');
    fs.writeFileSync(path.join(other.dir, 'letter.txt'), 'of somebody else');
    await t.exception(restore(open(file), other), /STORAGE_NOT_EMPTY/);
    fs.rmSync(path.join(other.dir, 'letter.txt'));
    await restore(open(file), other);
    t.is(await codeOfStart(other), 'none');
    const third = storagePaths(path.join(dir, 'third'));
    fs.truncateSync(file, fs.statSync(file).size - 100);
    await t.exception(restore(open(file), third), /BACKUP_DAMAGED/);
    t.absent(fs.existsSync(third.dir), 'of a damaged one nothing is left');
});
//# sourceMappingURL=backup.test.js.map