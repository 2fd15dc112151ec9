import { type ProjectKeysBody } from '../../src/sync/project-keys.js';
declare const handlers: {
    /** Opens what the directory has, or makes a device in it. */
    open(settings: {
        rootKey: string;
        dir: string;
        name: string;
        keys: ProjectKeysBody[];
    }): Promise<string>;
    createProject({ name }: {
        name: string;
    }): Promise<ProjectKeysBody>;
    /** Safe to repeat. */
    join({ keys }: {
        keys: ProjectKeysBody;
    }): Promise<void>;
    makeMembers({ projectId, deviceIds }: {
        projectId: string;
        deviceIds: string[];
    }): Promise<void>;
    /** Looks for the peer and for others, and lets itself be found. */
    goOnline({ bootstrap }: {
        bootstrap: string[];
    }): Promise<void>;
    goOffline(): Promise<void>;
    /** Resolves once all of them are on this device's disk. */
    write(settings: {
        projectId: string;
        notes: string[];
        withPhoto: boolean;
    }): Promise<void>;
    notes({ projectId }: {
        projectId: string;
    }): Promise<string[]>;
    /** Whether the other device has everything of ours, and we have everything of its. */
    isSyncedWith({ projectId, deviceId }: {
        projectId: string;
        deviceId: string;
    }): boolean;
};
export type SoakDeviceHandlers = typeof handlers;
export {};
