/** Whether what a process uses grows without end. */
import type { Use } from './service.js';
export interface Sample extends Use {
    atMs: number;
    /** Counts up with each restart: processes are not compared with one another. */
    life: number;
}
export interface Verdict {
    samples: number;
    firstMb: number;
    lastMb: number;
    firstDescriptors: number;
    lastDescriptors: number;
    flat: boolean;
}
/** Compares the medians of the first and the last third of the process's last life. */
export declare function judge(samples: Sample[], { fromMs, runMs }: {
    fromMs: number;
    runMs: number;
}): Verdict;
