import type { OutsideView } from '../dial-back-votes.js';
import type { DescriptorShares } from '../lib/descriptor-limit.js';
import { type Check } from './check.js';
/** `engines` of package.json; a test compares the two. */
export declare const NEEDED_NODE: readonly [20, 12];
export declare function checkNode(version?: string): Check;
export interface ClockFacts {
    nowMs: number;
    /** What bootstrap nodes say. */
    outside: Pick<OutsideView, 'clockAheadMs' | 'clocks'>;
    /** The newest file of ours, and when it was written. */
    newest: {
        file: string;
        atMs: number;
    } | undefined;
}
export declare function checkClock({ nowMs, outside, newest }: ClockFacts): Check;
/** Of the program itself, too: it was installed before now. */
export declare function newestFile(dir: string): ClockFacts['newest'];
export interface DiskFacts {
    dir: string;
    /** Null where the file system does not say. */
    freeBytes: number | null;
    /** The reserve; 0: none. */
    minFreeBytes: number;
}
export declare function checkDisk({ dir, freeBytes, minFreeBytes }: DiskFacts): Check;
/** Of the disk that the directory is on, or will be once it is made. */
export declare function freeBytesFor(dir: string): Promise<number | null>;
export declare function nearestDirectory(dir: string): string;
export interface DescriptorFacts {
    limit: number;
    shares: DescriptorShares;
    /** Hosted projects. */
    projects: number;
}
export declare function checkDescriptors({ limit, shares, projects }: DescriptorFacts): Check;
