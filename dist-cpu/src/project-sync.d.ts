/** What a client sees of one project's sync: events, and numbers good enough for a progress bar. */
import { EventEmitter } from 'node:events';
import type { EndReason } from './connection.js';
import { MapeoWebError } from './lib/errors.js';
import type { DeviceProgress } from './sync/engine.js';
export interface SyncProgress {
    /** Devices the project replicates with now. */
    devices: DeviceProgress[];
    /** Blocks moved and blocks to move since the last time everything was in sync. */
    done: number;
    total: number;
    /** Everything that either side had has arrived. */
    synced: boolean;
}
export interface ProjectSyncEvents {
    searching: [];
    /** `remoteHost`: where its packets come from; a relay's address where one is in between. */
    connected: [{
        deviceId: string;
        remoteHost: string | undefined;
    }];
    disconnected: [{
        deviceId: string;
        reason: EndReason;
    }];
    /**
     * A peer refused us, or was not what it announced; `error.code` says why. With `STORAGE_FULL` it
     * may stay connected: it sends what it has, and takes nothing that is new.
     */
    refused: [{
        deviceId: string;
        error: MapeoWebError;
    }];
    progress: [SyncProgress];
    synced: [];
    closed: [];
}
export declare class ProjectSync extends EventEmitter<ProjectSyncEvents> {
    #private;
    /** 52 characters, as CoMapeo shows it. */
    readonly projectId: string;
    /** 64 hexadecimal characters. */
    readonly discoveryKey: string;
    constructor({ leave }: {
        leave: () => Promise<void>;
    }, { projectId, discoveryKey }: {
        projectId: string;
        discoveryKey: string;
    });
    get progress(): SyncProgress;
    /** Ids of the devices that the project replicates with now. */
    get connected(): string[];
    /**
     * Resolves once this device and everyone it is connected to have the same.
     * @throws MapeoWebError `TIMEOUT` after `timeoutMs`, `CONNECTION_LOST` when the project is left
     */
    synced({ timeoutMs }?: {
        timeoutMs?: number;
    }): Promise<void>;
    /** Stops syncing the project and searching for its peers; the project itself stays open. */
    leave(): Promise<void>;
    /** @internal */
    noteSearching(): void;
    /** @internal */
    noteConnected(deviceId: string, remoteHost: string | undefined): void;
    /** @internal */
    noteDisconnected(deviceId: string, reason: EndReason): void;
    /** @internal */
    noteRefused(deviceId: string, error: MapeoWebError): void;
    /** @internal */
    noteProgress(devices: DeviceProgress[]): void;
    /** @internal */
    noteClosed(): void;
}
