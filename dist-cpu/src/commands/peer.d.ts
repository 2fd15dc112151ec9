import type { Writable } from 'node:stream';
import { type AnyProjectFile } from '../host/project-file.js';
import { type ProjectView } from '../host/views.js';
import { type KeyPair } from '../lib/keys.js';
import { type StoragePaths } from '../lib/storage.js';
export interface ProjectAdded {
    projectId: string;
    discoveryKey: string;
    deviceId: string;
}
export interface ProjectRemoved {
    projectId: string;
    name: string;
}
export interface PeerIdentity {
    keyPair: KeyPair;
    /** Where it is at hand. */
    name?: string;
}
export interface PeerAccess {
    /** Makes one where none is yet, as `announce` does. */
    identity(): Promise<PeerIdentity>;
    add(files: AnyProjectFile[]): Promise<ProjectAdded[]>;
    list(): Promise<ProjectView[]>;
    show(id: string): Promise<ProjectView>;
    remove(id: string, deleteData: boolean): Promise<ProjectRemoved>;
    /** Keeps what both host in sync with another peer. */
    addPartner(deviceId: string): Promise<void>;
    /** What the project takes up on this disk. */
    storedBytes(id: string): Promise<number>;
    /** Writes the project's tracks and observations, and ends `sink`. */
    exportGeoJson(projectId: string, sink: Writable): Promise<void>;
}
export declare function withPeer<T>(storage: string, run: (peer: PeerAccess) => Promise<T>): Promise<T>;
export declare function isRunning(paths: StoragePaths): Promise<boolean>;
