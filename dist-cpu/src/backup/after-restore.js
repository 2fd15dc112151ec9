import { systemClock } from '../lib/clock.js';
import { MapeoWebError } from '../lib/errors.js';
import { isIdentityLive } from './identity-check.js';
import { readRestored, writeRestored } from './records.js';
/** As long after a restore each start looks for another one of the same identity. */
const CHECK_MS = 30 * 24 * 60 * 60 * 1000;
export class AfterRestore {
    #paths;
    #clock;
    #record;
    /** @throws `STORAGE_UNUSABLE` */
    constructor({ paths, clock = systemClock }) {
        this.#paths = paths;
        this.#clock = clock;
        this.#record = readRestored(paths);
    }
    /** Until `warnOnce`: nothing that another process remembered of the network holds here. */
    get isFirstStart() {
        return this.#record?.warned === false;
    }
    /** Null where nothing has to be heeded any more. */
    view(projectIds) {
        const record = this.#record;
        if (!record || record.final)
            return null;
        const inSync = new Set(record.inSync);
        const waiting = projectIds().filter((projectId) => !inSync.has(projectId)).length;
        if (waiting === 0)
            return null;
        return { restoredAt: record.restoredAt, backupCreatedAt: record.backupCreatedAt, waiting };
    }
    mayWrite(projectId) {
        const record = this.#record;
        // Nothing came after a backup that was the last.
        return record === undefined || record.final || record.inSync.includes(projectId);
    }
    noteInSync(projectId) {
        if (!this.#record || this.mayWrite(projectId))
            return;
        this.#save({ ...this.#record, inSync: [...this.#record.inSync, projectId] });
    }
    /** Once, by whoever serves the storage first. */
    warnOnce(log) {
        const record = this.#record;
        if (!record || record.warned)
            return;
        const made = new Date(record.backupCreatedAt).toISOString();
        log.warn({ evt: 'restored', restoredAt: record.restoredAt, backupCreatedAt: record.backupCreatedAt }, `this peer was restored from a backup of ${made}: never run it and the one that the ` +
            'backup was made of, both. See docs/backup.md');
        this.#save({ ...record, warned: true });
    }
    /** Before this one can be reached itself. @throws `IDENTITY_IN_USE` */
    async assertAlone(dht, { publicKey }) {
        const record = this.#record;
        if (!record || this.#clock.now() - record.restoredAt > CHECK_MS)
            return;
        if (!(await isIdentityLive(dht, publicKey, this.#clock)))
            return;
        throw new MapeoWebError('IDENTITY_IN_USE', 'a peer with the identity that was restored here answers on the network');
    }
    #save(record) {
        this.#record = record;
        writeRestored(this.#paths, record);
    }
}
//# sourceMappingURL=after-restore.js.map