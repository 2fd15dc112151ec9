export class SyncCounts {
    started = 0;
    synced = 0;
    /** By why. */
    ended = new Map();
    constructor(replication) {
        replication.on('started', () => this.started++);
        replication.on('synced', () => this.synced++);
        replication.on('ended', ({ reason }) => {
            this.ended.set(reason, (this.ended.get(reason) ?? 0) + 1);
        });
    }
}
//# sourceMappingURL=sync-counts.js.map