import { type MapeoProject } from '@comapeo/core';
import type { ProjectSync } from '../project-sync.js';
import { type ProjectKeysBody } from '../sync/project-keys.js';
export interface DeviceSettings {
    name: string;
    deviceType: 'mobile' | 'desktop';
    /** Must not exist yet. */
    dir: string;
}
export interface OnlineSettings {
    bootstrap: string[];
    keys: ProjectKeysBody;
    /** Whether other devices can find this one, without a peer. */
    announce: boolean;
}
export interface Online {
    sync: ProjectSync;
    /** Resolves with the milliseconds it took to look somebody up, connect and prove the key. */
    found: Promise<number>;
    close(): Promise<void>;
}
export declare class Device {
    #private;
    readonly deviceId: string;
    private constructor();
    static open({ name, deviceType, dir }: DeviceSettings): Promise<Device>;
    get project(): MapeoProject;
    createProject(name: string): Promise<void>;
    /** What the creator of a project hands to a peer, and to new members of this demonstration. */
    keys(): Promise<ProjectKeysBody>;
    makeMember(deviceId: string): Promise<void>;
    /** Joins with nothing but the keys: everything else has to come over the network. */
    joinProject(keys: ProjectKeysBody): Promise<void>;
    goOnline({ bootstrap, keys, announce }: OnlineSettings): Promise<Online>;
    close(): Promise<void>;
}
