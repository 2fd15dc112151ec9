import type Database from 'better-sqlite3';
import type { ProjectKeys } from './engine.js';
import { type ProjectKeysBody } from './project-keys.js';
export declare class StoredKeys {
    #private;
    /** The database stays the caller's. */
    constructor(db: Database.Database, rootKey: Buffer);
    /**
     * Adds the keys of all projects, or of none.
     * @returns the ids of those that were not stored yet
     * @throws `PROJECT_KEYS_DIFFER`
     */
    add(all: ProjectKeys[]): string[];
    /** @throws `PROJECT_NOT_FOUND` */
    export(projectId: string): ProjectKeysBody;
    /** What the encrypted keys of a project take up. @param projectKey in hex */
    bytes(projectKey: string): number;
}
