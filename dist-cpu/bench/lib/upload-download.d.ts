import type { ProjectKeysBody } from '../../src/sync/project-keys.js';
import type { Program } from './program.js';
import type { FieldData } from './field-data.js';
import type { Scene } from './scene.js';
import type { SyncTimes } from './sync-run.js';
/** The way to our peer over the DHT, the one over its WebSocket, and CoMapeo Cloud's. */
export type Path = 'dht' | 'websocket' | 'cloud';
export interface Template {
    /** Of the device that did the field work, closed. */
    dir: string;
    rootKey: string;
    keys: ProjectKeysBody;
    /** Root keys of devices that are members and have nothing yet. */
    readers: string[];
    data: FieldData;
}
export declare function newRootKey(): string;
export declare function deviceIdOf(rootKey: string): string;
/** Does the field work that every run starts from. */
export declare function prepare(scene: Scene, data: FieldData, { readers: count }: {
    readers: number;
}): Promise<Template>;
/** The copy of the template's device in a process of its own, as it was. */
export declare function openWriter(scene: Scene, template: Template): Promise<{
    devices: Program<{
        open(settings: import("./bench-device.js").DeviceSettings): Promise<void>;
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
            network: import("./bench-device.js").Network;
        }): Promise<void>;
        sync({ name, way, run }: import("../programs/devices.js").SyncArgument): Promise<SyncTimes>;
        firstDocument({ name, way, run }: import("../programs/devices.js").SyncArgument): Promise<number>;
        disconnect({ name }: {
            name: string;
        }): Promise<void>;
        close({ name }: {
            name: string;
        }): Promise<void>;
    }>;
    dir: string;
    deviceId: string;
}>;
/** Processor time is what remains comparable where others use the machine too. */
export interface Transfer extends SyncTimes {
    deviceCpuMs: number;
    serverCpuMs: number;
}
export declare function runPath(scene: Scene, path: Path, template: Template): Promise<{
    up: Transfer;
    down: Transfer;
}>;
