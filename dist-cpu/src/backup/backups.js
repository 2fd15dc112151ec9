/** The daemon's side of `mapeo-web backup`: one backup at a time, made while devices sync. */
import { asError, MapeoWebError, withoutKeys } from '../lib/errors.js';
import { writeArchive } from './archive-writer.js';
import { bytesOf } from './format.js';
import { removeCopies } from './snapshot.js';
export class Backups {
    #host;
    #log;
    #isRunning = false;
    constructor({ host, log }) {
        this.#host = host;
        this.#log = log;
        removeCopies(host.paths);
    }
    /** @throws `BACKUP_FAILED`, also while another one runs */
    async start(options) {
        if (this.#isRunning) {
            throw new MapeoWebError('BACKUP_FAILED', 'another backup is being made at this moment', {
                fix: 'Wait for its end, and make this one again.',
            });
        }
        this.#isRunning = true;
        try {
            const backup = runningBackup(await this.#host.snapshot(options));
            const release = once(() => {
                this.#isRunning = false;
                backup.release();
            });
            return { ...backup, content: this.#watched(backup), release };
        }
        catch (error) {
            this.#isRunning = false;
            throw error;
        }
    }
    /** Whoever receives it sees no more than that it ends too early. */
    async *#watched({ content, summary: { projects, bytes } }) {
        try {
            yield* content;
            this.#log.info({ evt: 'backup.made', projects, bytes }, 'a backup was made');
        }
        catch (error) {
            const { message } = asError(error);
            this.#log.error({ evt: 'backup.failed' }, `a backup was broken off: ${withoutKeys(message)}`);
            throw error;
        }
    }
}
export function runningBackup({ manifest, files, release }) {
    return { summary: summaryOf(manifest), content: writeArchive(manifest, files), release };
}
export function summaryOf(manifest) {
    const { deviceId, createdAt, media, final, projects, files } = manifest;
    return {
        deviceId,
        createdAt,
        media,
        final,
        projects: projects.length,
        files: files.length,
        bytes: bytesOf(files),
    };
}
function once(run) {
    let isDone = false;
    return () => {
        if (isDone)
            return;
        isDone = true;
        run();
    };
}
//# sourceMappingURL=backups.js.map