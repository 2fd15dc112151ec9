import { type MapeoProject } from '@comapeo/core';
import { type ProjectKeysBody } from '../../src/sync/project-keys.js';
export interface Network {
    bootstrap: string[];
    /** The local address to bind. */
    bindHost: string;
}
/**
 * How a device reaches another one: with our client library; with the app's own `connectServers`,
 * by what the project says of its servers; with a WebSocket as that opens it, for a device that has
 * nothing of the project yet; or with plain Hyperswarm.
 */
export type Way = {
    by: 'client' | 'hyperswarm';
    network: Network;
} | {
    by: 'servers';
} | {
    by: 'websocket';
    url: string;
};
export interface DeviceSettings {
    /** 16 bytes in hex. */
    rootKey: string;
    /** With `db` and `core`, or nothing yet. */
    dir: string;
    name: string;
}
export declare class BenchDevice {
    #private;
    readonly deviceId: string;
    private constructor();
    static open(settings: DeviceSettings): Promise<BenchDevice>;
    get project(): MapeoProject;
    get keys(): ProjectKeysBody;
    createProject(name: string): Promise<ProjectKeysBody>;
    /** Joins with the keys alone, or opens what the storage has of the project already. */
    openProject(keys: ProjectKeysBody, { isNew }: {
        isNew: boolean;
    }): Promise<void>;
    makeMembers(deviceIds: string[]): Promise<void>;
    /** As an app's coordinator adds a server, with the first sync of the project's settings. */
    addServer(url: string): Promise<void>;
    /** Goes online; `onConnected` where the way says when it met somebody. */
    connect(way: Way, onConnected: () => void): Promise<void>;
    /** Serves the project as a program without anything of ours would; resolves once announced. */
    serve(network: Network): Promise<void>;
    /** Goes offline. */
    disconnect(): Promise<void>;
    close(): Promise<void>;
}
