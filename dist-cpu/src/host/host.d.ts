import { AfterRestore } from '../backup/after-restore.js';
import { type Snapshot, type SnapshotOptions } from '../backup/snapshot.js';
import { type Clock } from '../lib/clock.js';
import { DiskSpace } from '../lib/disk-space.js';
import { type DescriptorShares } from '../lib/descriptor-limit.js';
import { type DiscoveryKey, type KeyPair } from '../lib/keys.js';
import { Service } from '../lib/service.js';
import { type StoragePaths } from '../lib/storage.js';
import type { WorkerProcess } from '../mapeo8/worker-process.js';
import type { AnyProjectKeys, OpenProject } from '../sync/engine.js';
import type { ProjectKeysBody } from '../sync/project-keys.js';
import { KnownDevices } from './known-devices.js';
import { type CrowdSettings, OpenProjects } from './open-projects.js';
import { PartnerList } from './partner-list.js';
import { type HostedProject, ProjectRegistry } from './registry.js';
import { Tokens } from './tokens.js';
export interface HostEvents {
    /** What happened to a project could not be written down: the disk is full, for example. */
    unsaved: [{
        error: unknown;
    }];
    'project-added': [{
        project: HostedProject;
    }];
    'project-removed': [{
        project: HostedProject;
        dataDeleted: boolean;
    }];
}
export interface HostSettings {
    /** Default: the name the device has, or "Mapeo Web". */
    deviceName?: string | undefined;
    /** Where apps reach this peer; default: see `SyncEngine.baseUrl`. */
    baseUrl?: string | undefined;
    idleCloseMs: number;
    /** Default: as many as the process has descriptors for, and not more than 256. */
    maxOpenProjects?: number | undefined;
    crowd?: CrowdSettings | undefined;
    /** Below this much room on the disk nothing new is taken; default: 512 MB; 0: never mind. */
    minFreeBytes?: number | undefined;
    /** TCP connections that need descriptors too; default: none. */
    httpSockets?: number | undefined;
}
export type RemovedProject = Pick<HostedProject, 'projectId' | 'name'>;
export interface AddOptions {
    /** Throws where a project that is not hosted yet may not be added; told how many are hosted. */
    mayAdd?: (projectId: string, hosted: number) => void;
}
export declare class Host extends Service<HostEvents> {
    #private;
    readonly paths: StoragePaths;
    /** What the process's file descriptors are spent on. */
    readonly shares: DescriptorShares;
    readonly space: DiskSpace;
    constructor({ paths, clock }: {
        paths: StoragePaths;
        clock?: Clock;
    }, settings: HostSettings);
    get keyPair(): KeyPair;
    get registry(): ProjectRegistry;
    /** What operators gave out for others to add projects with. */
    get tokens(): Tokens;
    get partners(): PartnerList;
    /** Devices that are no strangers. */
    get knownDevices(): KnownDevices;
    /** What to heed where the storage came out of a backup. */
    get afterRestore(): AfterRestore;
    get projects(): OpenProjects;
    /** What the device is called in its projects. */
    get deviceName(): string;
    /** Where its projects say that apps reach it; ends with "/". */
    get baseUrl(): string;
    /** Hex of the identity's public key, as CoMapeo shows it. */
    get deviceId(): string;
    protected open(): Promise<void>;
    /** @throws `STORAGE_FULL` */
    assertRoom(): void;
    find(discoveryKey: DiscoveryKey): HostedProject | undefined;
    /** The hosted project that an invite is for, by the hash of its key that invites have. */
    findInvited(projectInviteId: Buffer): HostedProject | undefined;
    /**
     * Hosts all of the projects, or none if one cannot be hosted. Safe to repeat.
     * @throws `PROJECT_KEYS_DIFFER`, `STORAGE_FULL`, and what `mayAdd` throws
     */
    add(all: AnyProjectKeys[], options?: AddOptions): Promise<HostedProject[]>;
    /**
     * Changes to what is hosted, one after the other: two at once could both take the last place, or
     * delete what was just added.
     */
    exclusively<T>(change: () => Promise<T>): Promise<T>;
    /** Of everything that is stored, while it is in use; one at a time. See `takeSnapshot`. */
    snapshot(options: Pick<SnapshotOptions, 'media'>): Promise<Snapshot>;
    /** The keys of every CoMapeo project that is served, as `add` takes them. Secret. */
    exportAll(): Array<ProjectKeysBody & {
        projectId: string;
    }>;
    /** What the project is listened for on, where that is not the device's own key pair. */
    ownKeyPairOf({ protocol, projectId }: HostedProject): KeyPair | undefined;
    /** The process of the older engine, for whoever watches it. */
    get olderEngine(): WorkerProcess;
    /** Stops hosting; what was synced stays on disk unless `deleteData`. */
    remove(id: string, options: {
        deleteData: boolean;
    }): Promise<RemovedProject>;
    /** What the project takes up on this disk. @throws `PROJECT_NOT_FOUND`, `PROJECT_AMBIGUOUS` */
    storedBytes(id: string): Promise<number>;
    /**
     * Deletes what was kept of a project that is hosted no more.
     * @param projectId all 52 characters; undefined is returned where it is hosted, or nothing is kept
     */
    deleteLeftover(projectId: string): Promise<RemovedProject | undefined>;
    /** The first half of `remove`: nobody new is let in from here on. */
    forget(id: string): HostedProject;
    /** The second half of `remove`, once the project's connections have ended. */
    discard(project: HostedProject, { deleteData }: {
        deleteData: boolean;
    }): Promise<void>;
    /**
     * Runs with the project open; it may close once the promise that `run` returned has settled, and
     * does so at once where it was opened for this alone and `briefly`.
     * @throws `PROJECT_NOT_FOUND`, `BUSY`, `PROJECT_UNUSABLE`
     */
    use<T>(projectId: string, run: (project: OpenProject) => Promise<T>, { briefly }?: {
        briefly?: boolean;
    }): Promise<T>;
}
