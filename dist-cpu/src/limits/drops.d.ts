export declare const REASONS: readonly ["malformed", "unsolicited", "address", "subnet", "unproven", "unproven-subnet", "unproven-total", "amplification", "forwarding", "records", "failed"];
export type Reason = (typeof REASONS)[number];
/** By reason, then by kind of packet; what did not occur is left out. */
export type DropCounts = Partial<Record<Reason, Record<string, number>>>;
/** Those that are not 0, by the name of the kind. */
export declare function byKind(counts: Float64Array): Record<string, number>;
export declare class Drops {
    #private;
    /** @param onDrop called for every drop that is worth a line in the log */
    constructor(onDrop?: () => void);
    add(reason: Reason, kind: number): void;
    counts(): DropCounts;
    /** By reason, since the last call. */
    sinceLast(): Partial<Record<Reason, number>>;
}
