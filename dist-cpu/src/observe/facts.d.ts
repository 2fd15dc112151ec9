/**
 * All that the status page and `GET /api/status` show: plain data, without keys or tokens. Names of
 * projects are in it, so it is for the operator alone.
 */
import type { StatusView } from '../host/views.js';
import type { Trouble } from '../notify/trouble.js';
import type { CheckupView } from './checkup.js';
import type { NotableEvent } from './event-log.js';
import type { HistoryView } from './history.js';
import type { Neighbourhood } from './neighbourhood.js';
import type { Finding } from './peer-safety.js';
import type { Issue, ProjectSafety, SafetyState } from './safety.js';
import type { DeviceState } from './syncs.js';
/** Cards on the page; those that need attention come first, so the others are all well. */
export declare const MAX_PROJECTS = 100;
export interface RunningSync extends DeviceState {
    projectId: string;
    name: string;
    sinceMs: number;
}
/** As `notify` tells it, with the name of the project it is about. */
export interface TroubleView extends Omit<Trouble, 'key'> {
    project: string | null;
}
export interface PeerFacts {
    /** Raised when the shape changes in a way that programs would notice. */
    format: 1;
    version: string;
    /** When this was so, in milliseconds since 1970. */
    nowMs: number;
    deviceName: string;
    deviceId: string;
    uptimeMs: number;
    /** The answer in a sentence, for all projects. */
    verdict: {
        state: SafetyState;
        words: string;
    };
    counts: Record<SafetyState, number> & {
        projects: number;
    };
    /** The first ones: attention, syncing, safe. */
    projects: ProjectSafety[];
    /** Projects that are not among them. */
    moreProjects: number;
    syncs: RunningSync[];
    network: {
        listening: boolean;
        firewalled: boolean;
        publicHost: string | null;
        publicPort: number;
        nodes: number;
        words: string;
    };
    announced: {
        keys: number;
        announced: number;
        copies: number;
        of: number;
        due: number;
    };
    connections: number;
    /** Bytes of devices' connections since the start. */
    traffic: {
        bytesIn: number;
        bytesOut: number;
    };
    disk: StatusView['disk'];
    troubles: TroubleView[];
    /** What is the matter with the peer now, beside the troubles that were told of. */
    findings: Finding[];
    checkup: CheckupView;
    events: NotableEvent[];
    neighbourhood: Neighbourhood;
}
/** What `GET /api/status` answers. */
export interface PeerReport extends PeerFacts {
    history: HistoryView;
}
export declare function sortBySafety(all: ProjectSafety[]): ProjectSafety[];
export declare function countStates(all: ProjectSafety[]): PeerFacts['counts'];
/** One sentence for all projects together. */
export declare function verdictOf(counts: PeerFacts['counts'], troubles: number): PeerFacts['verdict'];
export type { Issue, NotableEvent, ProjectSafety, SafetyState };
