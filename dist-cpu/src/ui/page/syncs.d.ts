/** What moves at this moment. */
import type { RunningSync } from '../../observe/facts.js';
export declare function RunningSyncs({ syncs }: {
    syncs: RunningSync[];
}): import("preact").JSX.Element;
