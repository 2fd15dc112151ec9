/**
 * The seam to a sync engine: `@comapeo/core` today, the older `@mapeo/core` 8 later. Everything
 * outside `src/sync/` knows projects and devices, never an engine's cores or tables.
 */
import type { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import type { Connection } from '../connection.js';
import type { DevicePublicKey, ProjectKey } from '../lib/keys.js';
import type { ProjectKeysBody } from './project-keys.js';
export interface EncryptionKeys {
    auth: Buffer;
    config: Buffer;
    data: Buffer;
    blobIndex: Buffer;
    blob: Buffer;
}
/** Everything a peer needs to host a project; the body of CoMapeo Cloud's `PUT /projects`. */
export interface ProjectKeys {
    protocol?: 'comapeo';
    projectName: string;
    projectKey: ProjectKey;
    /** 32 bytes each. */
    encryptionKeys: EncryptionKeys;
}
/** A project of the older apps: whoever has its one key reads and writes all of it. */
export interface Mapeo8Keys {
    protocol: 'mapeo8';
    projectName: string;
    projectKey: ProjectKey;
}
export type AnyProjectKeys = ProjectKeys | Mapeo8Keys;
/** Which engine a project is synced by. */
export type SyncProtocol = 'comapeo' | 'mapeo8';
/** What is left to move between us and one device, in blocks (a photo is many, a record is one). */
export interface DeviceProgress {
    deviceId: string;
    /** Blocks we have and the device wants. */
    toSend: number;
    /** Blocks the device has and we want. */
    toReceive: number;
    /** Membership, settings and the index of photos are exchanged. */
    initialSynced: boolean;
    /** Observations, tracks and photos flow (both sides may and want to). */
    dataEnabled: boolean;
}
/** `blocked`: it may not get another block, so its connection ends at once. */
export type RecycleReason = 'blocked' | 'role-changed' | 'new-member' | 'unknown-core' | 'own-role-changed';
export interface OpenProjectEvents {
    progress: [{
        devices: DeviceProgress[];
    }];
    /** The device's connection must end once, so that both sides start afresh. */
    recycle: [{
        deviceId: string;
        reason: RecycleReason;
    }];
    /** A coordinator took this device out of the project, or into it again. */
    'own-role-changed': [{
        isBlocked: boolean;
    }];
}
/** The kinds of records that tools read. */
export type DocumentType = 'observation' | 'track' | 'preset' | 'field';
/** A record as CoMapeo's schema has it; what belongs to which kind is in `docs/data-api.md`. */
export interface ProjectDocument {
    docId: string;
    deleted: boolean;
    [field: string]: unknown;
}
/** What a service outside CoMapeo (satellite images, say) found and tells the community. */
export interface Alert {
    /** ISO 8601. */
    detectionDateStart: string;
    detectionDateEnd: string;
    sourceId: string;
    metadata: Record<string, unknown>;
    /** A GeoJSON geometry, positions as longitude and latitude. */
    geometry: {
        type: string;
        coordinates: unknown[];
    };
}
export type IconSize = 'small' | 'medium' | 'large';
export type AttachmentVariant = 'original' | 'preview' | 'thumbnail';
export interface AttachmentId {
    /** Hex of the discovery key of the index that lists the attachment. */
    driveId: string;
    type: 'photo' | 'audio';
    variant: AttachmentVariant;
    name: string;
}
export interface Media {
    contentType: string;
    sizeBytes: number;
    /** The caller's to read or destroy. */
    body: Readable;
}
/** What is in a project, for tools to read. Nothing here waits for another device. */
export interface ProjectData {
    /** All records of the kind, deleted ones too. */
    list: (type: DocumentType) => Promise<ProjectDocument[]>;
    get: (type: DocumentType, docId: string) => Promise<ProjectDocument | undefined>;
    /** All alerts, deleted ones too. */
    alerts: () => Promise<ProjectDocument[]>;
    /**
     * Returns the alert's document id; undefined where the engine finds it malformed.
     * @throws `STORAGE_FULL` while nothing new is taken, `BUSY` where `OwnWrites` forbids it
     */
    addAlert: (alert: Alert) => Promise<string | undefined>;
    /** An SVG, or a PNG where there is no SVG. */
    icon: (docId: string, size: IconSize) => Promise<Media | undefined>;
    /** Undefined also where the attachment is known and its content was not synced (in full). */
    attachment: (id: AttachmentId) => Promise<Media | undefined>;
    /** Tracks and observations as one GeoJSON FeatureCollection, without deleted ones. */
    geoJson: () => Promise<Readable>;
}
/**
 * `member`: the device may sync everything, now or before; `needs-coordinator`: this device's own
 * role does not let it take others in; `blocked`: a coordinator took the device out, and it stays so.
 */
export type AllowOutcome = 'member' | 'needs-coordinator' | 'blocked';
/** Whether this device may write to projects of its own accord; a restored one not at once. */
export interface OwnWrites {
    mayWrite(projectId: string): boolean;
    /** All that this device ever wrote is here again. */
    noteInSync(projectId: string): void;
}
export interface OpenProject extends EventEmitter<OpenProjectEvents> {
    readonly projectId: string;
    readonly data: ProjectData;
    /** Replicates on the connection until either closes. */
    attach(connection: Connection): void;
    /** Whether the device proved to know the project key: it replicates with us. */
    hasPeer(devicePublicKey: DevicePublicKey): boolean;
    /** Requests for blocks that the device has not answered: 0 where we have not asked for any. */
    unanswered(devicePublicKey: DevicePublicKey): number;
    /**
     * A connected device replicates something we do not know (yet). `isOfAnother`: asked later, whether
     * it turned out to be of another project on that connection.
     */
    noteUnknownCore(deviceId: string, discoveryKey: Buffer, isOfAnother: () => boolean): void;
    hasCore(discoveryKey: Buffer): boolean;
    progress(): DeviceProgress[];
    /** This device's role in the project, as people say it; null while none was synced. */
    ownRole(): Promise<string | null>;
    /** Whether a coordinator took this device out of the project. */
    isBlocked(): Promise<boolean>;
    /**
     * Makes a device a member where this one may. @param deviceId hex of its public key
     * @throws `BUSY` where `OwnWrites` forbids it
     */
    allow(deviceId: string): Promise<AllowOutcome>;
    close(): Promise<void>;
}
export interface SyncEngine {
    /** This device's id: hex of its identity public key. */
    readonly deviceId: string;
    /** What the device is called in its projects. */
    readonly deviceName: string;
    /** Where its projects say that apps reach it; ends with "/". */
    readonly baseUrl: string;
    /**
     * Stores the keys of all projects, or of none; opens none. Safe to repeat.
     * @returns the ids of those that were not stored yet
     * @throws `PROJECT_KEYS_DIFFER`
     */
    add(all: ProjectKeys[]): string[];
    has(projectId: string): boolean;
    /** The project id of what an invite calls by a hash of its key; undefined where it is not stored. */
    projectIdOfInvite(projectInviteId: Buffer): string | undefined;
    /** @throws `PROJECT_UNUSABLE` where files are missing, and what the engine throws */
    open(projectId: string): Promise<OpenProject>;
    /**
     * Whether projects take anything new, those too that are opened later: from devices, and with
     * `addAlert`. They send what they have in any case. True by default.
     */
    setReceiving(on: boolean): void;
    /** What was given to `add`, in hex. Secret. @throws `PROJECT_NOT_FOUND` */
    exportKeys(projectId: string): ProjectKeysBody;
    /** What is stored of a project, in bytes on disk. */
    storedBytes(projectId: string): Promise<number>;
    /**
     * Holds back what is written to a project's files, open or not, until the returned function is
     * called; resolves once they keep still. @param projectKey in hex, as files are named
     */
    holdWrites(projectKey: string): Promise<() => void>;
    /** Deletes what is stored of a project that is not open. */
    deleteData(projectId: string): Promise<void>;
    close(): Promise<void>;
}
