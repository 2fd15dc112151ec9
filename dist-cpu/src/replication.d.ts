/**
 * REPLICATION. Mapeo sync on an authorised connection.
 *
 * Receives `Authorised` from `handshake.ts` and hands the connection to the sync engine, measures
 * it and ends it. Everything about cores and roles is the engine's; everything about who is
 * allowed in was decided before.
 */
import { EventEmitter } from 'node:events';
import type { Connection, EndReason } from './connection.js';
import { type DuplicateGateSettings } from './duplicate-gate.js';
import type { Admission, Authorised, HandshakeForm } from './handshake.js';
import { type Clock } from './lib/clock.js';
import type { DeviceProgress, OpenProject, RecycleReason } from './sync/engine.js';
/** The use of an open project; it stays open at least until `release`. */
export interface ProjectLease {
    project: OpenProject;
    release(): void;
}
export interface ReplicationEvents {
    started: [{
        projectId: string;
        deviceId: string;
        form: HandshakeForm;
    }];
    ended: [
        {
            projectId: string;
            deviceId: string;
            reason: EndReason;
            bytesRead: number;
            bytesWritten: number;
            ms: number;
        }
    ];
    recycled: [{
        projectId: string;
        deviceId: string;
        reason: RecycleReason;
    }];
    /** Everything that either side had for the other has arrived. */
    synced: [{
        projectId: string;
        deviceId: string;
    }];
    progress: [{
        projectId: string;
        devices: DeviceProgress[];
    }];
}
export interface ReplicationSession {
    projectId: string;
    deviceId: string;
    form: HandshakeForm;
    connection: Connection;
    startedAtMs: number;
    /** The last thing the engine said; undefined until it knows the device. */
    progress: DeviceProgress | undefined;
    /** The most blocks that were left to move since nothing was: what progress is measured by. */
    most: number;
}
export interface ReplicationCollaborators {
    /** Opens the project, or hands out the open one. @throws MapeoWebError `BUSY`, `STORAGE_FULL` */
    acquire: (projectId: string) => Promise<ProjectLease>;
    /** Whether an app's connection may end now, for nothing but a fresh start; default: it may. */
    mayRecycle?: (connection: Connection) => boolean;
    clock?: Clock;
}
export declare class Replication extends EventEmitter<ReplicationEvents> {
    #private;
    constructor({ acquire, mayRecycle, clock }: ReplicationCollaborators, settings?: DuplicateGateSettings);
    sessions(projectId?: string): ReplicationSession[];
    /**
     * Reserves what the authorised connection needs: the device's one place on the project, and the
     * open project.
     * @throws MapeoWebError `BUSY`, `STORAGE_FULL`, `CONNECTION_LOST`
     */
    admit(authorised: Authorised): Promise<Admission>;
    /** Requests for blocks that the session's device has not answered. */
    unanswered(session: ReplicationSession): number;
    noteUnknownCore(connection: Connection, discoveryKey: Buffer): void;
    /** Ends every connection of a project, or of all; resolves once the engine let go of them. */
    end(reason: EndReason, projectId?: string): Promise<void>;
}
/** Whether neither side has anything left for the other. */
export declare function isSynced(progress: DeviceProgress | undefined): boolean;
