/** Browsers and scrapers on the operator's HTTP port, at once: a page holds one or two. */
export declare const UI_SOCKETS = 16;
/** Commands on the control socket, at once. */
export declare const CONTROL_SOCKETS = 32;
/**
 * An open project has a database, its write-ahead log and its index, and one locked file: measured,
 * and the same for any number of devices. All other files of its cores share `coreFiles`.
 */
export declare const DESCRIPTORS_PER_PROJECT = 4;
export interface DescriptorShares {
    /** Projects that may be open at once. */
    maxOpenProjects: number;
    /** Files of cores, of all open projects together, that may be open at once. */
    coreFiles: number;
    /** TCP connections of the HTTP API. */
    httpSockets: number;
}
export interface DescriptorWishes {
    /** Default: that of this process. */
    limit?: number | undefined;
    /** How many TCP connections the HTTP API would take; 0: it has no port. */
    httpSockets?: number | undefined;
    /** Default: what fits, and not more than 256. */
    maxOpenProjects?: number | undefined;
}
/**
 * The soft limit of this process (RLIMIT_NOFILE), which Node itself raised to the hard one as it
 * started. Where it cannot be read it is taken for 1,024.
 */
export declare function descriptorLimit(): number;
/** @param limits the text of Linux' `/proc/self/limits` */
export declare function parseLimits(limits: string): number | undefined;
/**
 * What fits. Projects and HTTP connections get half each where there is not enough for what both
 * would take; there is always room for one project, so under a hopeless limit the sum is larger.
 */
export declare function shareDescriptors(wishes?: DescriptorWishes): DescriptorShares;
