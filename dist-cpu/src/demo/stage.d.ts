import { MapeoWebClient } from '../client.js';
import type { AnyProjectFile } from '../host/project-file.js';
import { type KeyPair } from '../lib/keys.js';
import type { LogLevel } from '../lib/logger.js';
import { Device, type DeviceSettings, type Online } from './devices.js';
import type { ProjectKeysBody } from '../sync/project-keys.js';
import type { Steps } from './steps.js';
export interface StageCollaborators {
    steps: Steps;
    /** Where everything is stored; it must exist. */
    dir: string;
}
export declare class Stage {
    #private;
    readonly dir: string;
    constructor({ steps, dir }: StageCollaborators, { logLevel }: {
        logLevel: LogLevel;
    });
    /** Resolves once each of the bootstrap nodes can be joined through. */
    startNetwork(size: number): Promise<void>;
    /** Starts it; `peerReady()` waits for it, and others can work meanwhile. */
    startPeer(): void;
    /** Resolves with the peer's device id. */
    peerReady(): Promise<string>;
    /** Hands the project to the peer; resolves with how many DHT nodes can point to it. */
    host(keys: AnyProjectFile): Promise<number>;
    /** Resolves once its process has gone. */
    stopPeer(): Promise<void>;
    /** How many say on the network that they have the project. */
    announcers({ projectKey }: Pick<ProjectKeysBody, 'projectKey'>): Promise<number>;
    openDevice({ dir, ...settings }: DeviceSettings): Promise<Device>;
    goOnline(device: Device, keys: ProjectKeysBody, announce: boolean): Promise<Online>;
    /** For a device that is none of `Device`. */
    client(keyPair: KeyPair): Promise<MapeoWebClient>;
    /** For an end in a hurry. */
    killChildren(): void;
}
