/**
 * What goes wrong below the projects: a disk that is nearly full, and projects that cannot be
 * opened. Tells the operator, and the devices that would go on bringing what nobody takes.
 */
import { EventEmitter } from 'node:events';
import type { Host } from './host/host.js';
import type { Logger } from './lib/logger.js';
import type { TroubleEvents } from './notify/trouble.js';
import type { Replication } from './replication.js';
export interface StorageWatchEvents extends TroubleEvents {
    unusable: [{
        projectId: string;
    }];
    recovered: [{
        projectId: string;
    }];
}
export interface StorageWatchCollaborators {
    /** Open. */
    host: Host;
    replication: Replication;
    log: Logger;
}
export declare class StorageWatch extends EventEmitter<StorageWatchEvents> {
    #private;
    constructor({ host, replication, log }: StorageWatchCollaborators);
    /** Listens for as long as the host and the replication live. */
    start(): void;
}
