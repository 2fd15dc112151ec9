/** One examination at a time: each makes sockets, and asks strangers. */
import type { Check, OnProgress } from './check.js';
export declare class Examiner {
    #private;
    constructor(run: (onProgress: OnProgress) => Promise<Check[]>);
    /** Joins the one that is under way, if there is one. */
    examine(onProgress?: OnProgress): Promise<Check[]>;
}
