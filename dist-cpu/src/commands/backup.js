import fs from 'node:fs';
import { Option } from 'commander';
import { readArchive } from '../backup/archive-reader.js';
import { openBackup, readBackupFile, writeBackupFile } from '../backup/backup-file.js';
import { runningBackup } from '../backup/backups.js';
import { encrypted } from '../backup/encryption.js';
import { assertRestored, writeMoved } from '../backup/records.js';
import { takeSnapshot } from '../backup/snapshot.js';
import { SUMMARY_HEADER } from '../http/backup-route.js';
import { controlBody } from '../http/control-client.js';
import { MapeoWebError } from '../lib/errors.js';
import { size } from '../lib/output.js';
import { ProgressBars } from '../lib/progress-bars.js';
import { lockStorage, storagePaths } from '../lib/storage.js';
import { listBackup, passphraseOption } from './backup-contents.js';
import { defineCommand } from './context.js';
import { askNewPassphrase, assertLongEnough, readPassphraseFile } from './passphrase.js';
import { isRunning } from './peer.js';
const STDOUT = '-';
export function backupCommand() {
    return defineCommand({
        name: 'backup',
        args: '<file>',
        summary: 'write the peer with its identity, projects and data into one file, also while it runs ("-": to standard output)',
        settings: ['storage'],
        extend: (command) => command
            .option('--encrypt', 'encrypt it with a passphrase, which is asked for', false)
            .addOption(passphraseOption('encrypt it with the passphrase in this file'))
            .option('--exclude-media', 'leave out photos and sounds of devices: they are fetched again from devices that still have them', false)
            .addOption(new Option('--move', 'the last backup of a stopped peer, to move it: its storage does not start again')
            .default(false)
            .conflicts(['excludeMedia', 'list']))
            .option('--list', 'show what is in FILE, and make no backup', false),
        examples: [
            'mapeo-web backup /mnt/usb/peer.mwb --encrypt',
            'mapeo-web backup /backups/peer.mwb --passphrase-file /etc/mapeo-web/passphrase',
            'mapeo-web backup peer.mwb --move',
            'mapeo-web backup peer.mwb --list',
            'mapeo-web backup - | ssh other-host mapeo-web restore -',
        ],
        async run(context, options, file = '') {
            if (options.list)
                return listBackup(context, file, options);
            assertTarget(file, options);
            const passphrase = await passphraseFor(context, options);
            const paths = storagePaths(options.storage);
            const result = await withBackup(paths, options, (backup) => save(context, { file, backup, passphrase }));
            if (options.move)
                await concludeMove(paths, { file, passphrase });
            tell(context, { file, encrypted: passphrase !== undefined, ...result });
        },
    });
}
function assertTarget(file, { move }) {
    if (file !== STDOUT)
        return;
    if (process.stdout.isTTY) {
        throw new MapeoWebError('INVALID_CONFIG', 'a backup is no text for a terminal', {
            fix: 'Give a FILE, or pipe the output somewhere.',
        });
    }
    if (!move)
        return;
    throw new MapeoWebError('INVALID_CONFIG', '--move reads the backup again, so it needs a FILE');
}
async function passphraseFor({ log }, { encrypt, passphraseFile }) {
    if (passphraseFile !== undefined) {
        return assertLongEnough(readPassphraseFile(passphraseFile, log));
    }
    return encrypt ? askNewPassphrase() : undefined;
}
/** From the daemon where one runs; it alone can, for it writes to what is copied. */
async function withBackup(paths, { excludeMedia, move }, run) {
    const isOn = await isRunning(paths);
    if (isOn && move) {
        throw new MapeoWebError('STORAGE_LOCKED', `the peer in ${paths.dir} is running`, {
            fix: 'Stop it, and run this again: after the last backup nothing may be written to it.',
        });
    }
    if (isOn) {
        const body = await controlBody(paths, `/backup?media=${String(!excludeMedia)}`);
        const { headers } = body;
        const summary = JSON.parse(String(headers[SUMMARY_HEADER]));
        return run({ summary, content: body, release: () => void body.destroy() });
    }
    assertPeer(paths);
    const lock = lockStorage(paths);
    try {
        const snapshot = await takeSnapshot(paths, { media: !excludeMedia, final: move });
        try {
            return await run(runningBackup(snapshot));
        }
        finally {
            snapshot.release();
        }
    }
    finally {
        lock.release();
    }
}
async function save({ signal }, { file, backup, passphrase }) {
    const { summary } = backup;
    const bars = await ProgressBars.open();
    try {
        const shown = watched(backup.content, signal, (done) => bars.set('backup', { done, total: Math.max(summary.bytes, done), more: size(done) }));
        const content = passphrase ? encrypted(shown, passphrase) : shown;
        const sizeBytes = await (file === STDOUT ? print(content) : writeBackupFile(file, content));
        return { summary, sizeBytes };
    }
    finally {
        bars.close();
    }
}
async function* watched(content, signal, onProgress) {
    let bytes = 0;
    for await (const chunk of content) {
        if (signal.aborted)
            throw interrupted();
        onProgress((bytes += chunk.byteLength));
        yield chunk;
    }
}
function interrupted() {
    return new MapeoWebError('BACKUP_FAILED', 'it was interrupted', { fix: 'Make it again.' });
}
async function print(content) {
    let bytes = 0;
    for await (const chunk of content) {
        bytes += chunk.byteLength;
        await new Promise((resolve, reject) => process.stdout.write(chunk, (error) => (error ? reject(error) : resolve())));
    }
    return bytes;
}
function assertPeer(paths) {
    // The lock would create the directory.
    if (fs.existsSync(paths.rootKey))
        return;
    assertRestored(paths);
    throw new MapeoWebError('NO_IDENTITY', `there is no peer in ${paths.dir}`);
}
/** Not before the backup was read again from its first byte to its last. */
async function concludeMove(paths, { file, passphrase }) {
    const key = passphrase ?? Buffer.alloc(0);
    await readArchive(openBackup(readBackupFile(file), () => Promise.resolve(key)));
    writeMoved(paths, Date.now());
}
function tell({ output, log }, { file, encrypted, summary, sizeBytes }) {
    const words = toWords({ file, encrypted, summary, sizeBytes });
    if (file === STDOUT) {
        // Standard output is the backup.
        process.stderr.write(`${words}\n`);
        return;
    }
    output.result({ file, sizeBytes, encrypted, ...summary }, words);
    if (!encrypted && output.json)
        log.warn({ evt: 'backup.unencrypted', file }, NOT_ENCRYPTED);
}
const NOT_ENCRYPTED = 'It is NOT encrypted: whoever reads it can be this peer and read its projects. ' +
    'Keep it as you would a house key, or make it with --encrypt.';
function toWords({ file, encrypted, summary, sizeBytes }) {
    const { deviceId, projects, final, media } = summary;
    const where = file === STDOUT ? 'standard output' : file;
    return [
        `Wrote ${size(sizeBytes)} to ${where}: peer ${deviceId}, ${projects} project${projects === 1 ? '' : 's'}.`,
        encrypted ? 'It is encrypted. Without the passphrase nobody can restore it.' : NOT_ENCRYPTED,
        ...(media ? [] : ['Photos and sounds of devices are not in it.']),
        ...(final
            ? [
                'This storage does not start again: the peer moves. Now, on the other machine:',
                `  mapeo-web restore ${file}`,
            ]
            : []),
    ].join('\n');
}
//# sourceMappingURL=backup.js.map