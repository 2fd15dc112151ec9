import { type ProjectKeysBody } from '../../src/sync/project-keys.js';
import { type LabHost, Lab } from './lab.js';
import type { LabClientResult } from './programs/client.js';
export interface SharedProject {
    keys: ProjectKeysBody;
    peerDir: string;
}
export declare class Scene {
    #private;
    readonly lab: Lab;
    readonly dir: string;
    bootstrap: string[];
    constructor({ name, dir }: {
        name: string;
        dir: string;
    });
    open(): Promise<void>;
    /** Makes a project on the clients' device, and a storage directory that hosts it as a member. */
    shareProject(name: string): Promise<SharedProject>;
    /** Runs `mapeo-web announce`; resolves once its projects are announced. */
    startPeer(host: LabHost, { peerDir }: SharedProject, settings?: string[]): Promise<void>;
    /** A client with the device's storage as it was when the projects were made. */
    runClient(host: LabHost, { keys }: SharedProject, { before, timeoutMs }?: {
        before?: ProjectKeysBody[];
        timeoutMs?: number;
    }): Promise<LabClientResult>;
    close(): Promise<void>;
}
