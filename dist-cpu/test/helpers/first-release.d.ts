import type { Assertions } from 'brittle';
import { type StoragePaths } from '../../src/lib/storage.js';
import type { ProjectKeys } from '../../src/sync/engine.js';
import type { ProjectKeysBody } from './device.js';
export interface FixtureProject {
    projectId: string;
    observations: number;
    keys: ProjectKeysBody;
}
interface KeysFile {
    deviceId: string;
    deviceName: string;
    /** 16 bytes in hex, of a device that is a member of two projects and was never connected. */
    memberRootKey: string;
    photo: {
        driveId: string;
        name: string;
        type: 'photo';
        hash: string;
        bytes: number;
    };
    projects: FixtureProject[];
}
export declare const FIRST_RELEASE: KeysFile;
/** The one with a photo, one more that was synced, and one that never was. */
export declare const RIVER: FixtureProject, FOREST: FixtureProject, UNOPENED: FixtureProject;
export declare function fixtureKeys({ keys }: FixtureProject): ProjectKeys;
/** A fresh copy, removed with the test. */
export declare function unpackFirstRelease(t: Assertions): Promise<StoragePaths>;
export {};
