export const BOOTSTRAP_METRICS = [
    {
        name: 'mapeo_web_info',
        help: 'Always 1; the version is in the label',
        labels: ['version'],
        read: ({ version }) => ({ [version]: 1 }),
    },
    {
        name: 'mapeo_web_uptime_seconds',
        help: 'For how long the daemon has been running',
        read: ({ uptimeMs }) => uptimeMs / 1000,
    },
    {
        name: 'mapeo_web_bootstrap_restarts_total',
        help: 'Starts on this storage directory after the first',
        read: ({ restarts }) => restarts,
    },
    {
        name: 'mapeo_web_bootstrap_nodes',
        help: 'DHT nodes in the routing table',
        read: ({ nodes }) => nodes,
    },
    {
        name: 'mapeo_web_bootstrap_siblings',
        help: 'Other bootstrap nodes that this one joined through',
        read: ({ siblings }) => siblings,
    },
    {
        name: 'mapeo_web_bootstrap_records',
        help: 'Announcements kept for others',
        read: ({ records }) => records,
    },
    {
        name: 'mapeo_web_bootstrap_address_mismatch',
        help: '1 where other nodes see this one at another address than it says: they do not use it',
        read: ({ seenAt }) => Number(seenAt !== null),
    },
    {
        name: 'mapeo_web_bootstrap_served_total',
        help: 'Requests that were let through, by kind; left out without limits',
        labels: ['kind'],
        read: ({ served }) => served,
    },
    {
        name: 'mapeo_web_bootstrap_dropped_total',
        help: 'Packets that were dropped, by reason and kind; left out without limits',
        labels: ['reason', 'kind'],
        read: ({ dropped }) => dropped &&
            Object.fromEntries(Object.entries(dropped).flatMap(([reason, kinds]) => Object.entries(kinds).map(([kind, count]) => [`${reason} ${kind}`, count]))),
    },
    {
        name: 'mapeo_web_bootstrap_received_bytes_total',
        help: 'Bytes of UDP received',
        read: ({ receivedBytes }) => receivedBytes,
    },
];
//# sourceMappingURL=bootstrap-metrics.js.map