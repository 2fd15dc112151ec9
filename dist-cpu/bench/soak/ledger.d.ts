/**
 * What was promised: everything that somebody was told is safe. The soak compares it with what is
 * there, again and again, and at the end to the last note.
 */
export interface ProjectBook {
    name: string;
    projectId: string;
    discoveryKey: string;
    /** Notes of observations that a device was told are on its disk. */
    written: Set<string>;
    /** Of them those that a device saw the peer have. */
    stored: Set<string>;
}
export declare class Ledger {
    /** The projects that the devices share. */
    readonly projects: ProjectBook[];
    /** Project ids of everything that the peer said it hosts. */
    readonly hosted: Set<string>;
    /** Added or removed by a command that had no answer: either is right. */
    readonly uncertain: Set<string>;
    noteHosted(projectId: string): void;
    noteRemoved(projectId: string): void;
    /** What is wrong with a list of hosted projects. */
    compareHosted(projectIds: string[]): string[];
    /** What the peer said it has and has not. */
    compareStored({ name, stored }: ProjectBook, notes: string[]): string[];
    /** What a device wrote and somebody does not have in the end. */
    compareWritten({ name, written }: ProjectBook, who: string, notes: string[]): string[];
}
export declare function missing(wanted: Iterable<string>, there: string[]): string[];
