import type { ProjectView, StatusView } from '../host/views.js';
import type { DeviceState } from './syncs.js';
/** After a start, or when a project is new, announcing takes some moments: no trouble yet. */
export declare const GRACE_MS = 120000;
export type SafetyState = 'safe' | 'syncing' | 'attention';
export type IssueKind = 'damaged' | 'blocked' | 'disk-full' | 'not-found' | 'few-copies'
/** A device went away with something that is not here. */
 | 'missing' | 'never-synced';
/** Something to see to. */
export interface Issue {
    kind: IssueKind;
    what: string;
    cause: string;
    fix: string;
}
/** A device that lacks something, or has something that is not here. In pieces: see `Syncs`. */
export interface DeviceBehind {
    deviceId: string;
    connected: boolean;
    /** What the device lacks, */
    toSend: number;
    /** and what is not here. */
    toReceive: number;
}
export interface ProjectSafety {
    projectId: string;
    name: string;
    state: SafetyState;
    /** The answer in a sentence. */
    words: string;
    issues: Issue[];
    lastSync: {
        atMs: number | null;
        words: string;
    };
    devices: {
        connected: number;
        behind: DeviceBehind[];
        words: string;
    };
    /** Copies of the announcement on DHT nodes, of so many there should be. */
    announced: {
        yes: boolean;
        copies: number;
        of: number;
        words: string;
    };
    reachable: {
        yes: boolean;
        words: string;
    };
    damage: {
        cause: string;
        sinceMs: number;
        retryAtMs: number;
    } | null;
}
/**
 * @param remembered what `Syncs` knows of the project's devices: those that went away, too. Without
 *   it only those that are connected count.
 */
export declare function projectSafety(view: ProjectView, status: StatusView, nowMs: number, remembered?: DeviceState[]): ProjectSafety;
