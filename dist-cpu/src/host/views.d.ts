/** What the command line and the control socket show: plain data, without a secret in it. */
import type { AnnouncerStats } from '../announce/health.js';
import type { RestoredView } from '../backup/after-restore.js';
import type { Transport } from '../connection.js';
import type { TimedView } from '../dial-back-watch.js';
import type { RelayStats } from '../relay.js';
import type { EngineView } from '../mapeo8/engine-health.js';
import type { ReplicationSession } from '../replication.js';
import type { DeviceProgress, SyncProtocol } from '../sync/engine.js';
import type { Damage } from './quarantine.js';
import type { HostedProject, ProjectState } from './registry.js';
export interface SessionView {
    deviceId: string;
    form: string;
    /** What carries the connection: `dht`, `websocket` or `local-network`. */
    transport: Transport;
    sinceMs: number;
    bytesRead: number;
    bytesWritten: number;
    /** Blocks left to send to and to receive from the device; null until it is known. */
    toSend: number | null;
    toReceive: number | null;
    /** The most that was left since this device and the peer last had nothing for one another. */
    total: number | null;
}
export interface ProjectView {
    projectId: string;
    discoveryKey: string;
    name: string;
    /** `comapeo`, or `mapeo8` for the older apps. */
    protocol: SyncProtocol;
    open: boolean;
    connections: number;
    addedAt: number;
    /** Milliseconds since 1970, or null. */
    lastSyncAt: number | null;
    lastAnnouncedAt: number | null;
    /** Copies of the announcement that DHT nodes took, */
    records: number;
    /** of so many that were reachable and should have: 20, or all where there are fewer. */
    reachable: number;
    /** `blocked`: a coordinator took the peer out; it is not announced, its data is kept. */
    state: ProjectState;
    /** Why the project cannot be opened; null: it can, as far as is known. */
    damage: {
        reason: string;
        sinceMs: number;
        retryAtMs: number;
    } | null;
    sessions: SessionView[];
}
/** What happens to a project. `evt` says what; the other fields depend on it. */
export interface PeerActivity {
    evt: 'project.added' | 'project.removed' | 'project.blocked' | 'project.unusable' | 'project.recovered' | 'sync.started' | 'sync.progress' | 'sync.synced' | 'sync.recycled' | 'sync.ended';
    projectId: string;
    /** With `sync.progress`: what is left to move to and from each connected device, in blocks. */
    devices?: DeviceProgress[];
    /** With the others of `sync`. */
    deviceId?: string;
}
export interface StatusView {
    publicKey: string;
    deviceId: string;
    pid: number;
    uptimeMs: number;
    projects: number;
    /** Those that are opening or closing, too. */
    openProjects: number;
    maxOpenProjects: number;
    /** Those that cannot be opened. */
    damagedProjects: number;
    connections: number;
    sessions: number;
    /** Where the HTTP API answers; null without `--http-port`. */
    httpUrl: string | null;
    /** Where the status page is; null with `--no-ui`. */
    uiUrl: string | null;
    /** Where the projects say that apps reach it. */
    baseUrl: string;
    announced: AnnouncerStats;
    /** Whether clients can connect. */
    listening: boolean;
    dht: {
        nodes: number;
        /** False after some seconds of requests that nobody answered. */
        online: boolean;
        publicHost: string | null;
        publicPort: number;
        firewalled: boolean;
        /** Since when nobody can reach the peer, as far as it can tell; null: it can be reached. */
        unreachableSinceMs: number | null;
        bootstrap: string;
        /** As HyperDHT takes them, for links. */
        bootstrapNodes: string[];
    };
    /** What bootstrap nodes said of it from outside, and when; null until they were asked. */
    outside: TimedView | null;
    /** Null where this peer is no relay. */
    relay: RelayStats | null;
    /** What strangers, and members that went too far, were refused or cut for: how often, by reason. */
    refused: Record<string, number>;
    /** The process of the older engine; null where no project of Mapeo 8 is hosted. */
    mapeo8: EngineView | null;
    storage: string;
    /** As long as it waits for something after a restore; null: it does not. */
    restored?: RestoredView | null;
    disk: {
        /** Null where it is not watched. */
        freeBytes: number | null;
        /** With less than that nothing new is taken; */
        minFreeBytes: number;
        /** as is the case now. */
        full: boolean;
    };
}
export interface ProjectCircumstances {
    open: boolean;
    damage?: Damage | undefined;
    sessions: ReplicationSession[];
}
export declare function viewProject(project: HostedProject, { open, damage, sessions }: ProjectCircumstances): ProjectView;
