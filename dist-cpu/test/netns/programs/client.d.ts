import type { ProjectKeysBody } from '../../../src/sync/project-keys.js';
export interface LabClientInput {
    /** 16 bytes in hex. */
    rootKey: string;
    /** With `db` and `core`. */
    dir: string;
    bootstrap: string[];
    keys: ProjectKeysBody;
    /** Projects to be in sync with before anything else: who hosts them may offer a relay. */
    before: ProjectKeysBody[];
    announce: boolean;
    timeoutMs: number;
}
export interface LabClientResult {
    synced: boolean;
    /** Where the packets of the first connection came from. */
    remoteHost: string | null;
    connectedMs: number | null;
    syncedMs: number | null;
}
