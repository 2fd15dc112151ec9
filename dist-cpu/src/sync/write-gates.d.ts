/**
 * Lets a backup copy a project's cores while devices write to them. A core has four files, and they
 * change one after the other: block, log entry, and from time to time bitfield, tree and log header.
 * Hypercore recovers from a stop between any two of these steps, so what a backup has to see is one
 * moment of all files: here no step begins while the gate is closed, and those under way are waited
 * for first.
 */
export declare class WriteGates {
    #private;
    /** @param projectKey in hex */
    of(projectKey: string): WriteGate;
    /** Resolves, once nothing is being written any more, to what opens it again. */
    close(projectKey: string): Promise<() => void>;
}
export declare class WriteGate {
    #private;
    /** Runs at once, or when the gate is open again; in the order of coming. */
    enter(run: () => void): void;
    /** What ran has ended. */
    leave(): void;
    close(): Promise<() => void>;
}
