import { Option } from 'commander';
import { bytesOf } from '../backup/format.js';
import { assertEmpty, restore } from '../backup/restore.js';
import { MapeoWebError } from '../lib/errors.js';
import { ago } from '../lib/output.js';
import { storagePaths } from '../lib/storage.js';
import { checkBackup, describe, listBackup, openFile, passphraseOption, withBar, } from './backup-contents.js';
import { defineCommand } from './context.js';
export function restoreCommand() {
    return defineCommand({
        name: 'restore',
        args: '<file>',
        summary: 'make a storage directory out of a backup: the same peer, with its identity ("-": from standard input)',
        settings: ['storage'],
        extend: (command) => command
            .option('--check', 'only find out whether the backup is whole', false)
            .addOption(new Option('--list', 'only show what the backup holds').default(false).conflicts('check'))
            .addOption(passphraseOption('the passphrase of an encrypted backup is in this file')),
        examples: [
            'mapeo-web restore peer.mwb --check',
            'mapeo-web restore peer.mwb',
            'mapeo-web restore /mnt/usb/peer.mwb --storage /srv/maps',
        ],
        async run(context, options, file = '') {
            if (options.list)
                return listBackup(context, file, options);
            if (options.check)
                return checkBackup(context, file, options);
            const paths = storagePaths(options.storage);
            // Before a passphrase is asked for.
            assertEmpty(paths);
            const { output, signal } = context;
            const manifest = await withBar('restore', (onProgress) => {
                let total = 0;
                return restore(openFile(context, file, options), paths, {
                    onManifest: ({ files }) => void (total = bytesOf(files)),
                    onProgress(bytes) {
                        if (signal.aborted) {
                            throw new MapeoWebError('NOT_CONFIRMED', 'it was interrupted; nothing was restored', {
                                fix: 'Run it again.',
                            });
                        }
                        onProgress(bytes, total);
                    },
                });
            });
            const { deviceId, createdAt, projects, media, final } = manifest;
            output.result({
                evt: 'restore.done',
                deviceId,
                storage: paths.dir,
                createdAt,
                media,
                final,
                projects: projects.map(({ projectId, name }) => ({ projectId, name })),
            }, () => toWords(manifest, paths.dir));
        },
    });
}
function toWords(manifest, storage) {
    const { deviceId, createdAt, final } = manifest;
    return [
        describe(manifest),
        '',
        `Restored to ${storage}: this is peer ${deviceId} again, as devices know it.`,
        ...(final
            ? ['The storage it was made of does not start any more, so there is one peer only.']
            : [
                'NEVER run it and the one that the backup was made of, both: they would write two',
                'histories of one device, and the devices of its projects accept one alone.',
                `What came to that peer after the backup was made (${ago(createdAt)}) comes again from the`,
                'devices that sent it. Links and a new address of the HTTP API: see docs/backup.md.',
            ]),
        '',
        `  start it  mapeo-web announce --storage ${storage}`,
    ].join('\n');
}
//# sourceMappingURL=restore.js.map