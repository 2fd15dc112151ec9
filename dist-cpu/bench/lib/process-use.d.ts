/** Processor time so far, of all threads. */
export declare function cpuMs(pid: number): number;
/** The most memory it ever had at once. */
export declare function peakRssBytes(pid: number): number;
/** The memory it has now. */
export declare function rssBytes(pid: number): number;
export declare function descriptors(pid: number): number;
