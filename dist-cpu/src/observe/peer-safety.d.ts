/**
 * What matters first, in words: is what the devices brought safe here, and what has to be done so
 * that it is? For the peer as a whole; what it says of a project is `projectSafety`'s. Pure: the
 * terminal and the page say the same.
 *
 * Names of projects are in it: for the operator's eyes, not for strangers'.
 */
import type { ProjectView, StatusView } from '../host/views.js';
import { type CheckupFinding } from './checkup.js';
import type { ProjectSafety } from './safety.js';
/**
 * `ok`: nothing to do. `wait`: it is on its way, look again later. `attention`: somebody should do
 * something. `alarm`: what devices bring is not safe, or they cannot come, until somebody does.
 */
export type Level = 'ok' | 'wait' | 'attention' | 'alarm';
/** What of the peer it concerns. */
type About = 'clock' | 'disk' | 'machine' | 'restore' | 'network' | 'announcing' | 'mapeo8' | 'projects';
export interface Finding {
    level: Level;
    about: About;
    /** The project that it is about; null: the peer. */
    projectId: string | null;
    /** In a sentence. */
    message: string;
    /** Why, where the message does not say it. */
    cause?: string;
    /** What to do about it; null where waiting is all. */
    fix: string | null;
}
export interface Safety {
    /** That of the worst finding. */
    level: Level;
    headline: string;
    /** The worst first. */
    findings: Finding[];
}
export interface PeerPicture {
    status: StatusView;
    views: ProjectView[];
    /** What `projectSafety` says of each of them. */
    projects: ProjectSafety[];
    /** Milliseconds since 1970. */
    nowMs: number;
    /** What the last check-up found. */
    checkup?: CheckupFinding[];
}
export declare function peerSafety({ status, views, projects, nowMs, checkup }: PeerPicture): Safety;
/** What concerns the peer as a whole. */
export declare function peerFindings(status: StatusView, views: ProjectView[], nowMs: number, checkup?: CheckupFinding[]): Finding[];
export {};
