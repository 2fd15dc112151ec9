/**
 * REPLICATION, the engine's side: one open `@comapeo/core` project.
 *
 * Wraps a `MapeoProject`, attaches authorised connections to it, and reports progress and which
 * connections have to be recycled (`recycle-watch.ts`). It does not own connections.
 */
import { EventEmitter } from 'node:events';
import { type MapeoProject } from '@comapeo/core';
import type { Connection } from '../connection.js';
import { type Clock } from '../lib/clock.js';
import { type DevicePublicKey } from '../lib/keys.js';
import type { AllowOutcome, DeviceProgress, OpenProject, OpenProjectEvents, OwnWrites, ProjectData } from './engine.js';
export interface ComapeoProjectCollaborators {
    project: MapeoProject;
    projectId: string;
    clock?: Clock;
    ownWrites?: OwnWrites;
    /** It may be written to, and might not when it was opened. */
    onWritable?: () => void;
}
export declare class ComapeoProject extends EventEmitter<OpenProjectEvents> implements OpenProject {
    #private;
    readonly projectId: string;
    readonly data: ProjectData;
    constructor(collaborators: ComapeoProjectCollaborators);
    attach(connection: Connection): void;
    noteUnknownCore(deviceId: string, discoveryKey: Buffer, isOfAnother: () => boolean): void;
    hasCore(discoveryKey: Buffer): boolean;
    progress(): DeviceProgress[];
    /** Whether records and photos of others are taken; they are by default. */
    setReceiving(on: boolean): void;
    hasPeer(devicePublicKey: DevicePublicKey): boolean;
    unanswered(devicePublicKey: DevicePublicKey): number;
    ownRole(): Promise<string | null>;
    isBlocked(): Promise<boolean>;
    allow(deviceId: string): Promise<AllowOutcome>;
    /** Lets go of the project without closing it: for a project that somebody else opened. */
    detach(): void;
    close(): Promise<void>;
}
