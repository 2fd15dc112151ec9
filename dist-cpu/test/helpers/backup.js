/** A peer's backup as `mapeo-web backup` makes it, and what is restored from it. */
import path from 'node:path';
import { openBackup, readBackupFile, writeBackupFile } from '../../src/backup/backup-file.js';
import { restore } from '../../src/backup/restore.js';
import { storagePaths } from '../../src/lib/storage.js';
const noPassphrase = () => Promise.reject(new Error('it is not encrypted'));
export async function backUp(t, peer, { media = true } = {}) {
    const file = path.join(await t.tmp(), 'peer.mwb');
    const backup = await peer.backups.start({ media });
    try {
        await writeBackupFile(file, backup.content);
    }
    finally {
        backup.release();
    }
    return file;
}
/** Where a backup was restored to. */
export async function restoreTo(t, file) {
    const dir = path.join(await t.tmp(), 'storage');
    await restore(openBackup(readBackupFile(file), noPassphrase), storagePaths(dir));
    return dir;
}
//# sourceMappingURL=backup.js.map