export function tellActivity({ replication, log, tell }) {
    const note = (activity) => {
        log.info(activity);
        tell(activity);
    };
    replication.on('started', (event) => note({ evt: 'sync.started', ...event }));
    replication.on('ended', (event) => note({ evt: 'sync.ended', ...event }));
    replication.on('recycled', (event) => note({ evt: 'sync.recycled', ...event }));
    replication.on('synced', (event) => note({ evt: 'sync.synced', ...event }));
    // Several times a second: not for the log.
    replication.on('progress', (event) => tell({ evt: 'sync.progress', ...event }));
}
//# sourceMappingURL=activity.js.map