/** Devices in a process of their own. */
import { type DeviceSettings, type Network, type Way } from '../lib/bench-device.js';
import { type FieldData } from '../lib/field-data.js';
import { type SyncRunSettings, type SyncTimes } from '../lib/sync-run.js';
import type { ProjectKeysBody } from '../../src/sync/project-keys.js';
declare const handlers: {
    open(settings: DeviceSettings): Promise<void>;
    createProject({ name, project }: {
        name: string;
        project: string;
    }): Promise<ProjectKeysBody>;
    openProject({ name, keys, isNew }: {
        name: string;
        keys: ProjectKeysBody;
        isNew: boolean;
    }): Promise<void>;
    map({ name, dir, data }: {
        name: string;
        dir: string;
        data: FieldData;
    }): Promise<void>;
    makeMembers({ name, deviceIds }: {
        name: string;
        deviceIds: string[];
    }): Promise<void>;
    addServer({ name, url }: {
        name: string;
        url: string;
    }): Promise<void>;
    serve({ name, network }: {
        name: string;
        network: Network;
    }): Promise<void>;
    /** Goes online and stays there until everything is synced. */
    sync({ name, way, run }: SyncArgument): Promise<SyncTimes>;
    /** Goes online until the first observation is there; resolves with the milliseconds it took. */
    firstDocument({ name, way, run }: SyncArgument): Promise<number>;
    disconnect({ name }: {
        name: string;
    }): Promise<void>;
    close({ name }: {
        name: string;
    }): Promise<void>;
};
export interface SyncArgument {
    name: string;
    way: Way;
    run: SyncRunSettings;
}
export type DeviceHandlers = typeof handlers;
export {};
