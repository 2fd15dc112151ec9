/** The whole examination, as the command makes it: of the peer that runs, or of none. */
import type { ResolvedBootstrap } from '../bootstrap-list.js';
import type { Clock } from '../lib/clock.js';
import type { StoragePaths } from '../lib/storage.js';
import { type Check, type OnProgress } from './check.js';
export interface DoctorSettings {
    paths: StoragePaths;
    /** Of a peer that does not run; one that runs has its own settings. */
    bootstrap: ResolvedBootstrap;
    bindHost: string;
    port: number;
    minFreeBytes: number;
    maxOpenProjects?: number | undefined;
}
export interface DoctorCollaborators {
    clock: Clock;
    onProgress?: OnProgress;
    signal: AbortSignal;
}
/** Every verdict, in the order of `CHECKS`. */
export declare function runDoctor(settings: DoctorSettings, collaborators: DoctorCollaborators): Promise<Check[]>;
