/** What a bootstrap node tells its operator: on its page, as metrics, and to `bootstrap status`. */
import type { BootstrapNode, BootstrapStats } from './bootstrap.js';
import type { TimedView } from './dial-back-watch.js';
import type { Starts } from './lib/starts.js';
export interface BootstrapReport extends BootstrapStats {
    version: string;
    pid: number;
    storage: string;
    /** The page; null: none. */
    uiUrl: string | null;
    /** Starts after the first one, on this storage directory. */
    restarts: number;
    /** Milliseconds since 1970. */
    firstStartAt: number;
    /** Of UDP since this start. What goes out the library does not count for single packets. */
    receivedBytes: number;
    /** Where other nodes see this one instead of where it says that it is; null: all is well. */
    seenAt: string | null;
    /** What other bootstrap nodes say, of which each tried to reach this one unasked; null: not asked. */
    outside?: Pick<TimedView, 'reachability' | 'reached' | 'voters' | 'atMs'> | null;
    /** What to put into a bootstrap list; null where the address is not a public one. */
    entry: {
        host: string;
        port: number;
    } | null;
}
export interface ReportParts {
    node: BootstrapNode;
    starts: Starts;
    storage: string;
    outside?: TimedView | null;
    uiUrl: () => string | null;
}
export declare function bootstrapReport({ node, starts, storage, outside, uiUrl, }: ReportParts): BootstrapReport;
/** Null where nothing is counted. */
export declare function dropsByReason({ dropped }: BootstrapReport): Record<string, number> | null;
/** One sentence: is it of use? */
export declare function verdictOf({ nodes, seenAt, entry, outside, port }: BootstrapReport): {
    ok: boolean;
    words: string;
};
