/**
 * Which projects this peer hosts, and what became of them: `host.db`.
 *
 * It holds what announcing and the handshake need, so that neither opens a project: discovery
 * keys, handshake psks (they prove to know a project key and decrypt nothing), names and times.
 * The keys themselves stay encrypted in the engine's database.
 */
import type { KnownProject } from '../handshake.js';
import { type DiscoveryKey } from '../lib/keys.js';
import type { SyncProtocol } from '../sync/engine.js';
import type { HostDb } from './host-db.js';
/** `blocked`: a coordinator took the peer out of the project; it keeps the data and nothing else. */
export type ProjectState = 'active' | 'blocked';
export interface HostedProject extends KnownProject {
    name: string;
    /** Which engine has it. */
    protocol: SyncProtocol;
    addedAt: number;
    lastSyncAt: number | null;
    lastAnnouncedAt: number | null;
    /** Copies of the announcement that nodes took the last time, */
    records: number;
    /** of so many that were reachable and should have: 20, or all where there are fewer. */
    reachable: number;
    /** What was announced where, to be compared with what is to be; null: nothing, or by format 3. */
    stamp: string | null;
    state: ProjectState;
}
/** What is said of a project when it is added. */
export type NewProject = KnownProject & {
    name: string;
    protocol?: SyncProtocol;
};
/** See `Stored` of the announcer. */
export interface Announced {
    discoveryKey: DiscoveryKey;
    atMs: number;
    records: number;
    reachable: number;
    stamp: string;
}
export declare class ProjectRegistry {
    #private;
    /**
     * The database stays the caller's.
     * @param onUnsaved told when the disk did not take what happened to a project: that is no reason
     *   to stop serving it
     */
    constructor(db: HostDb, { onUnsaved }?: {
        onUnsaved?: (error: unknown) => void;
    });
    get size(): number;
    list(): HostedProject[];
    get(discoveryKey: DiscoveryKey): HostedProject | undefined;
    byProjectId(projectId: string): HostedProject | undefined;
    /**
     * The project that a user means: by project id, discovery key in hex, or the beginning of one.
     * @throws `PROJECT_NOT_FOUND`, `PROJECT_AMBIGUOUS`
     */
    find(id: string): HostedProject;
    /** Safe to repeat; a new name replaces the old one, and a blocked project is active again. */
    add(project: NewProject, nowMs: number): void;
    /** `add` for many, in one transaction: all or none. */
    addAll(projects: NewProject[], nowMs: number): void;
    remove(project: HostedProject): void;
    /** Written down within a second: hundreds come at once. */
    noteAnnounced({ discoveryKey, atMs, records, reachable, stamp }: Announced): void;
    /** Its records were taken back. */
    noteUnannounced(discoveryKey: DiscoveryKey): void;
    /** Writes down what is not yet. */
    flush(): void;
    noteSynced(discoveryKey: DiscoveryKey, atMs: number): void;
    noteState(discoveryKey: DiscoveryKey, state: ProjectState): void;
}
