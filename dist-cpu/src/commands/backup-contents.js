/** What `backup --list`, `restore --list` and `restore --check` have in common. */
import { Option } from 'commander';
import { readArchive, readManifest } from '../backup/archive-reader.js';
import { openBackup, readBackupFile } from '../backup/backup-file.js';
import { summaryOf } from '../backup/backups.js';
import { bytesOf } from '../backup/format.js';
import { withoutKeys } from '../lib/errors.js';
import { ago, size, table } from '../lib/output.js';
import { ProgressBars } from '../lib/progress-bars.js';
import { askPassphrase, readPassphraseFile } from './passphrase.js';
export function passphraseOption(help) {
    return new Option('--passphrase-file <file>', help).env('MAPEO_WEB_PASSPHRASE_FILE');
}
const STDIN = '-';
/** The backup, decrypted where it is encrypted. */
export function openFile({ log }, file, { passphraseFile }) {
    const source = file === STDIN ? process.stdin : readBackupFile(file);
    return openBackup(source, async () => passphraseFile === undefined ? askPassphrase() : readPassphraseFile(passphraseFile, log));
}
/** What it says of itself; whether that is so, `checkBackup` finds out. */
export async function listBackup(context, file, options) {
    const manifest = await readManifest(openFile(context, file, options));
    const { projects, files } = manifest;
    context.output.result({
        ...summaryOf(manifest),
        createdBy: manifest.createdBy,
        projects,
        // Names of files have project keys in them.
        files: files.map(({ name, bytes }) => ({ name: withoutKeys(name), bytes })),
    }, () => `${describe(manifest)}\n\n(not checked: mapeo-web restore --check ${file})`);
}
/** @throws `BACKUP_DAMAGED` and its like */
export async function checkBackup(context, file, options) {
    const manifest = await withBar('check', (onProgress) => {
        let total = 0;
        let done = 0;
        return readArchive(openFile(context, file, options), {
            manifest: ({ files }) => void (total = bytesOf(files)),
            async file(_file, content) {
                for await (const chunk of content)
                    onProgress((done += chunk.byteLength), total);
            },
        });
    });
    context.output.result({ ...summaryOf(manifest), ok: true }, () => `${describe(manifest)}\n\nIt is whole: every byte is as it was written.`);
}
/** Shows a bar on a terminal while `run` works. */
export async function withBar(label, run) {
    const bars = await ProgressBars.open();
    try {
        return await run((done, total) => bars.set(label, { done, total, more: size(done) }));
    }
    finally {
        bars.close();
    }
}
export function describe(manifest) {
    const { deviceId, createdAt, createdBy, media, final, projects, files } = manifest;
    const facts = [
        ['peer', deviceId],
        ['made', `${new Date(createdAt).toISOString()}, ${ago(createdAt)}, by version ${createdBy}`],
        [
            'holds',
            `${count(projects.length, 'project')}, ${count(files.length, 'file')}, ${sizeOf(files)}`,
        ],
        ...(media ? [] : [['without', 'photos and sounds of devices (--exclude-media)']]),
        ...(final ? [['for', 'moving: the storage it was made of does not start again (--move)']] : []),
    ];
    const list = projects.map(({ projectId, name, bytes }) => [
        `  ${projectId.slice(0, 12)}`,
        size(bytes),
        name,
    ]);
    return [table(facts), ...(list.length > 0 ? ['', table(list)] : [])].join('\n');
}
function sizeOf(files) {
    return size(bytesOf(files));
}
function count(n, what) {
    return `${n} ${what}${n === 1 ? '' : 's'}`;
}
//# sourceMappingURL=backup-contents.js.map