import type { Assertions } from 'brittle';
import { type StoragePaths } from '../../src/lib/storage.js';
import type { ProjectKeys } from '../../src/sync/engine.js';
import type { ProjectKeysBody } from './device.js';
interface KeysFile {
    deviceId: string;
    deviceName: string;
    baseUrl: string;
    /** 16 bytes in hex, of a device that is a member of both projects and was never connected. */
    memberRootKey: string;
    photo: {
        driveId: string;
        name: string;
        type: 'photo';
        hash: string;
    };
    projects: Array<{
        projectId: string;
        observations: number;
        keys: ProjectKeysBody;
    }>;
}
export declare const CLOUD: KeysFile;
/** The project with five observations and a photo, and the one with two. */
export declare const RIVER: {
    projectId: string;
    observations: number;
    keys: ProjectKeysBody;
}, FOREST: {
    projectId: string;
    observations: number;
    keys: ProjectKeysBody;
};
export declare function cloudProjectKeys({ keys }: KeysFile['projects'][number]): ProjectKeys;
/** A fresh copy, removed with the test. */
export declare function unpackCloud(t: Assertions): Promise<StoragePaths>;
/** Every file and directory with its size, mode, time of change and content. */
export declare function snapshot(dir: string): Record<string, string>;
export {};
