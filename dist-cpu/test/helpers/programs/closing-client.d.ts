export interface ClosingClientInput {
    bootstrap: string[];
    dir: string;
    /** Hex. */
    rootKey: string;
    projectId: string;
    /** Hex. */
    projectKey: string;
    /** False where nobody is there to sync with. */
    waitForSync: boolean;
}
