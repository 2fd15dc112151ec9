export interface Starts {
    /** Milliseconds since 1970. */
    firstStartAt: number;
    /** This one included. */
    starts: number;
}
/** Counts one more start. A file that cannot be read or written only costs the count. */
export declare function noteStart(file: string, now: number): Starts;
