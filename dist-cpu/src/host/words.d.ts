import type { ProjectView } from './views.js';
/** One project in a line: `synced 3 min ago, on 20 of 20 nodes, 2 devices connected`. */
export declare function projectLine(project: ProjectView, nowMs: number): string;
export interface SyncShare {
    /** Blocks that were moved in this round, of so many. */
    done: number;
    total: number;
}
/** How far the project's running syncs are, together; null where nothing is left to move. */
export declare function syncShare({ sessions }: Pick<ProjectView, 'sessions'>): SyncShare | null;
