import { type KeyPair } from '../lib/keys.js';
import type { Mapeo8Keys, OpenProject } from '../sync/engine.js';
import { WorkerProcess, type WorkerProcessSettings } from './worker-process.js';
export interface Mapeo8EngineCollaborators {
    /** Made with the first project. */
    dir: string;
    /** 16 bytes. */
    rootKey: Buffer;
}
export type Mapeo8EngineSettings = Omit<WorkerProcessSettings, 'pidFile'>;
export declare class Mapeo8Engine {
    #private;
    readonly worker: WorkerProcess;
    constructor({ dir, rootKey }: Mapeo8EngineCollaborators, settings: Mapeo8EngineSettings);
    /**
     * Stores the keys. Safe to repeat.
     * @returns the ids of those that were not stored yet
     * @throws `ENGINE_NOT_INSTALLED`
     */
    add(all: Mapeo8Keys[]): string[];
    has(projectId: string): boolean;
    /** What the project is announced and listened for on. @throws `PROJECT_UNUSABLE` */
    keyPairOf(projectId: string): KeyPair;
    /** @throws `ENGINE_NOT_INSTALLED`, `PROJECT_UNUSABLE`; `BUSY` shortly after a crash */
    open(projectId: string): Promise<OpenProject>;
    /** While off, projects send what they have, and take nothing. */
    setReceiving(on: boolean): void;
    storedBytes(projectId: string): Promise<number>;
    deleteData(projectId: string): Promise<void>;
    close(): Promise<void>;
}
