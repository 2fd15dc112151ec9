/** What happens to a project while somebody watches: `projects show --follow`. */
import type { ProjectView } from '../host/views.js';
import type { Output } from '../lib/output.js';
import type { StoragePaths } from '../lib/storage.js';
/**
 * Until `signal` is aborted: events as lines for programs, progress bars and words for people.
 * @throws `NOT_RUNNING`, `PROJECT_NOT_FOUND`
 */
export declare function followProject(paths: StoragePaths, id: string, { output, signal }: {
    output: Output;
    signal: AbortSignal;
}): Promise<void>;
/** What a project still needs from its devices and they from it, in a line for each. */
export declare function describeSessions(project: ProjectView): string[][];
/** How far the running syncs of a project are, for a table; empty where none has anything left. */
export declare function syncing(project: ProjectView, { bars }: {
    bars: boolean;
}): string;
