import { version } from '../lib/version.js';
import { TROUBLE_KINDS } from '../notify/trouble.js';
import { Exposition } from './exposition.js';
export function peerMetrics({ peer, syncs, dht, }) {
    const read = () => ({
        status: peer.status(),
        facts: peer.observer.facts(),
        syncs,
        transports: countBy(peer.replication.sessions(), ({ connection }) => connection.transport),
    });
    return new Exposition({ definitions: PEER_METRICS, read, dht });
}
const announcing = [
    {
        name: 'mapeo_web_announce_keys',
        help: 'Discovery keys to announce',
        read: ({ status }) => status.announced.keys,
    },
    {
        name: 'mapeo_web_announce_keys_announced',
        help: 'Discovery keys that DHT nodes took the last time',
        read: ({ status }) => status.announced.announced,
    },
    {
        name: 'mapeo_web_announce_keys_due',
        help: 'Discovery keys that wait for their turn now',
        read: ({ status }) => status.announced.due,
    },
    {
        name: 'mapeo_web_announce_keys_expired',
        help: 'Discovery keys whose records must have expired: clients do not find these projects',
        read: ({ status }) => status.announced.expired,
    },
    {
        name: 'mapeo_web_announce_records',
        help: 'Records that DHT nodes took',
        read: ({ status }) => status.announced.records,
    },
    {
        name: 'mapeo_web_announce_records_wanted',
        help: 'Records that reachable DHT nodes should have: 20 for a key, or one for each node',
        read: ({ status }) => status.announced.reachable,
    },
    {
        name: 'mapeo_web_announce_oldest_seconds',
        help: 'For how long the key was not renewed that waits longest',
        read: ({ status }) => seconds(status.announced.oldestMs),
    },
    {
        name: 'mapeo_web_announce_cycle_seconds',
        help: 'In which time every key is renewed once',
        read: ({ status }) => seconds(status.announced.cycleMs),
    },
    {
        name: 'mapeo_web_announce_requests_in_flight',
        help: 'Announce requests under way',
        read: ({ status }) => status.announced.inFlight,
    },
    {
        name: 'mapeo_web_announce_requests_window',
        help: 'How many announce requests may be under way at once at present',
        read: ({ status }) => status.announced.window,
    },
    {
        name: 'mapeo_web_announce_rtt_seconds',
        help: 'Round trip of announce requests lately',
        read: ({ status }) => seconds(status.announced.rttMs),
    },
    {
        name: 'mapeo_web_announce_loss_ratio',
        help: 'Part of announce requests that got no answer lately, 0 to 1',
        read: ({ status }) => status.announced.loss,
    },
];
const projects = [
    {
        name: 'mapeo_web_projects_hosted',
        help: 'Projects that this peer hosts',
        read: ({ status }) => status.projects,
    },
    {
        name: 'mapeo_web_projects_open',
        help: 'Projects that are open, opening or closing',
        read: ({ status }) => status.openProjects,
    },
    {
        name: 'mapeo_web_projects_open_max',
        help: 'How many projects may be open at once',
        read: ({ status }) => status.maxOpenProjects,
    },
    {
        name: 'mapeo_web_projects_damaged',
        help: 'Projects that cannot be opened',
        read: ({ status }) => status.damagedProjects,
    },
    {
        name: 'mapeo_web_projects_safety',
        help: 'Projects by whether their data is safe here: safe, syncing, attention',
        labels: ['state'],
        read: ({ facts }) => ({ ...facts.counts }),
    },
];
const connections = [
    {
        name: 'mapeo_web_connections',
        help: 'Connections of devices and programs, by every door',
        read: ({ status }) => status.connections,
    },
    {
        name: 'mapeo_web_sessions',
        help: 'Devices that sync a project now, by what carries the connection',
        labels: ['transport'],
        read: ({ transports }) => transports,
    },
    {
        name: 'mapeo_web_syncs_started_total',
        help: 'Handshakes that ended in a sync',
        read: ({ syncs }) => syncs.started,
    },
    {
        name: 'mapeo_web_syncs_complete_total',
        help: 'How often either side had everything that the other had for it',
        read: ({ syncs }) => syncs.synced,
    },
    {
        name: 'mapeo_web_syncs_ended_total',
        help: 'Syncs that ended, by why',
        labels: ['reason'],
        read: ({ syncs }) => Object.fromEntries(syncs.ended),
    },
    {
        name: 'mapeo_web_refused_total',
        help: 'What was refused or cut, by where and why; handshakes are refused with a code',
        labels: ['stage', 'reason'],
        // "handshake.BUSY"; a reason may have dots of its own.
        read: ({ status }) => mapKeys(status.refused, (key) => key.replace('.', ' ')),
    },
    {
        name: 'mapeo_web_sync_received_bytes_total',
        help: 'Bytes that connections of devices brought',
        read: ({ facts }) => facts.traffic.bytesIn,
    },
    {
        name: 'mapeo_web_sync_sent_bytes_total',
        help: 'Bytes that connections of devices took',
        read: ({ facts }) => facts.traffic.bytesOut,
    },
];
const surroundings = [
    {
        name: 'mapeo_web_info',
        help: 'Always 1; the version is in the label',
        labels: ['version'],
        read: () => ({ [version]: 1 }),
    },
    {
        name: 'mapeo_web_uptime_seconds',
        help: 'For how long the peer has been running',
        read: ({ status }) => seconds(status.uptimeMs),
    },
    {
        name: 'mapeo_web_listening',
        help: '1 where clients can connect over the DHT',
        read: ({ status }) => Number(status.listening),
    },
    {
        name: 'mapeo_web_dht_nodes',
        help: 'DHT nodes in the routing table',
        read: ({ status }) => status.dht.nodes,
    },
    {
        name: 'mapeo_web_disk_free_bytes',
        help: 'Free on the disk of the storage directory',
        read: ({ status }) => status.disk.freeBytes,
    },
    {
        name: 'mapeo_web_disk_reserve_bytes',
        help: 'With less than that free nothing new is taken (--min-free-space)',
        read: ({ status }) => status.disk.minFreeBytes,
    },
    {
        name: 'mapeo_web_disk_full',
        help: '1 where nothing new is taken',
        read: ({ status }) => Number(status.disk.full),
    },
    {
        name: 'mapeo_web_troubles',
        help: 'Troubles that last, as notifications tell them',
        labels: ['kind'],
        read: ({ facts }) => ({
            ...Object.fromEntries(TROUBLE_KINDS.map((kind) => [kind, 0])),
            ...countBy(facts.troubles, ({ kind }) => kind),
        }),
    },
];
/** Left out of the scrape where the peer is no relay. */
const relay = [
    {
        name: 'mapeo_web_relay_sessions',
        help: 'Pairs of devices that are relayed now',
        read: ({ status }) => status.relay?.sessions ?? null,
    },
    {
        name: 'mapeo_web_relay_sessions_max',
        help: 'How many pairs may be relayed at once',
        read: ({ status }) => status.relay?.maxSessions ?? null,
    },
    {
        name: 'mapeo_web_relay_started_total',
        help: 'Pairs of devices that were relayed',
        read: ({ status }) => status.relay?.started ?? null,
    },
    {
        name: 'mapeo_web_relay_relayed_bytes_total',
        help: 'Bytes that were passed on',
        read: ({ status }) => status.relay?.relayedBytes ?? null,
    },
    {
        name: 'mapeo_web_relay_dropped_bytes_total',
        help: 'Bytes that were dropped for want of bandwidth, or of an answer from the other side',
        read: ({ status }) => status.relay?.droppedBytes ?? null,
    },
];
/** Left out of the scrape where no project of Mapeo 8 is hosted. */
const mapeo8 = [
    {
        name: 'mapeo_web_mapeo8_engine_running',
        help: '1 while the process of the older engine runs: from when a device comes until it left',
        read: ({ status }) => status.mapeo8 && Number(status.mapeo8.pid !== null),
    },
    {
        name: 'mapeo_web_mapeo8_engine_resident_memory_bytes',
        help: 'Resident memory of the process of the older engine, while it runs',
        read: ({ status }) => status.mapeo8?.rssBytes ?? null,
    },
    {
        name: 'mapeo_web_mapeo8_engine_deaths_total',
        help: 'How often the process of the older engine ended by itself, by why',
        labels: ['reason'],
        read: ({ status }) => ({ ...status.mapeo8?.deaths }),
    },
];
export const PEER_METRICS = [
    ...surroundings,
    ...projects,
    ...announcing,
    ...connections,
    ...relay,
    ...mapeo8,
];
function seconds(ms) {
    return ms === null ? null : ms / 1000;
}
function countBy(all, keyOf) {
    const counts = {};
    for (const one of all)
        counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1;
    return counts;
}
function mapKeys(counts, to) {
    return Object.fromEntries(Object.entries(counts).map(([key, count]) => [to(key), count]));
}
//# sourceMappingURL=peer-metrics.js.map