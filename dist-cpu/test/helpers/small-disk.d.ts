import type { Assertions } from 'brittle';
export interface SmallDisk {
    dir: string;
    /** Takes the disk until only so much is free. */
    fill(leaveBytes: number): void;
    /** Gives that room back. */
    empty(): void;
}
/** Undefined, with a line that says so, where this machine does not allow it. */
export declare function mountSmallDisk(t: Assertions, megabytes: number): Promise<SmallDisk | undefined>;
