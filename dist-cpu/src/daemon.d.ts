import { Backups } from './backup/backups.js';
import type { DaemonSettings } from './daemon-settings.js';
import type { Check, OnProgress } from './doctor/check.js';
import { type AddOptions, Host, type RemovedProject } from './host/host.js';
import type { HostedProject } from './host/registry.js';
import type { Tokens } from './host/tokens.js';
import type { Logger } from './lib/logger.js';
import { Service } from './lib/service.js';
import type { StoragePaths } from './lib/storage.js';
import type { TroubleEvents } from './notify/trouble.js';
import { Observer } from './observe/observer.js';
import type { Pairing } from './pairing.js';
import { Replication } from './replication.js';
import { type PeerActivity, type ProjectView, type StatusView } from './host/views.js';
import type { AnyProjectKeys, OpenProject } from './sync/engine.js';
export type { DaemonSettings };
export interface DaemonCollaborators {
    paths: StoragePaths;
    log: Logger;
}
export interface DaemonEvents extends TroubleEvents {
    complete: [{
        keys: number;
        records: number;
        ms: number;
    }];
    /** What happens to projects, as the control socket's `/events` tells it. */
    activity: [PeerActivity];
}
export declare class Daemon extends Service<DaemonEvents> {
    #private;
    readonly host: Host;
    readonly replication: Replication;
    /** What the status page shows, and whoever else wants to know how the peer is. */
    readonly observer: Observer;
    constructor({ paths, log }: DaemonCollaborators, settings: DaemonSettings);
    protected open(): Promise<void>;
    get tokens(): Tokens;
    get backups(): Backups;
    /** Invites of devices nearby. */
    get pairing(): Pairing;
    /** Hosts the projects and announces them at once. @throws `PROJECT_KEYS_DIFFER` */
    add(all: AnyProjectKeys[], options?: AddOptions): Promise<HostedProject[]>;
    /** @throws `PROJECT_NOT_FOUND`, `PROJECT_AMBIGUOUS` */
    remove(id: string, options: {
        deleteData: boolean;
    }): Promise<RemovedProject>;
    storedBytes(id: string): Promise<number>;
    list(): ProjectView[];
    show(id: string): ProjectView;
    /** @throws `PROJECT_NOT_FOUND`, `PROJECT_AMBIGUOUS` */
    use<T>(id: string, run: (project: OpenProject) => Promise<T>): Promise<T>;
    status(): StatusView;
    /** What `mapeo-web doctor` says of this peer, but for the files of its storage directory. */
    examine(onProgress?: OnProgress): Promise<Check[]>;
    /** Keeps what is hosted in sync with another peer that hosts it too. */
    addPartner(deviceId: string): void;
}
