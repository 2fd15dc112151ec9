/** Both engines as one: each project is opened, counted and deleted by its own. */
import type { Mapeo8Engine } from '../mapeo8/engine.js';
import type { AnyProjectKeys, OpenProject, SyncEngine } from './engine.js';
import type { ProjectKeysBody } from './project-keys.js';
export declare class Engines implements Omit<SyncEngine, 'add'> {
    #private;
    constructor({ comapeo, mapeo8 }: {
        comapeo: SyncEngine;
        mapeo8: Mapeo8Engine;
    });
    get deviceId(): string;
    get deviceName(): string;
    get baseUrl(): string;
    /**
     * Stores the keys of all projects, or of none; opens none. Safe to repeat.
     * @returns the ids of those that were not stored yet
     * @throws `PROJECT_KEYS_DIFFER`, `ENGINE_NOT_INSTALLED`
     */
    add(all: AnyProjectKeys[]): Promise<string[]>;
    has(projectId: string): boolean;
    projectIdOfInvite(projectInviteId: Buffer): string | undefined;
    open(projectId: string): Promise<OpenProject>;
    setReceiving(on: boolean): void;
    /** Of a CoMapeo project, in hex. Secret. @throws `PROJECT_NOT_FOUND` */
    exportKeys(projectId: string): ProjectKeysBody;
    storedBytes(projectId: string): Promise<number>;
    holdWrites(projectKey: string): Promise<() => void>;
    deleteData(projectId: string): Promise<void>;
    close(): Promise<void>;
}
