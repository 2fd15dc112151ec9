export interface DatabaseSnapshot {
    /** Once. @param target a file that is not there yet */
    copyTo(target: string): Promise<void>;
    /** Lets go of the database, copied or not; twice is fine. */
    release(): void;
}
/** The moment is now; what is written from here on is not in it. */
export declare function snapshotDatabase(file: string): DatabaseSnapshot;
