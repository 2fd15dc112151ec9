import type { Scene } from './scene.js';
export interface CrowdSettings {
    devices: number;
    projects: number;
}
/** Both from a common start. */
export interface CrowdResults {
    /** All but the coordinators are new to their projects, and nobody has met them yet. */
    first: CrowdResult;
    /** Everybody knows everybody, has been away, and comes back with something new. */
    next: CrowdResult;
}
export interface CrowdResult {
    /** Of each device that finished: from the common start until it and the peer had everything. */
    finishedMs: number[];
    /** What became of the others. */
    failures: string[];
    peerRssBytes: number;
    peerDescriptors: number;
    peerCpuMs: number;
}
export declare function runCrowd(scene: Scene, settings: CrowdSettings): Promise<CrowdResults>;
