/**
 * REPLICATION, the engine's side: what is in an open `@comapeo/core` project, for tools to read.
 *
 * The engine would serve media over an HTTP server of its own. Here they are taken from where that
 * server takes them: one copy less, no port, and an answer also while nothing listens.
 */
import { Readable } from 'node:stream';
import type { MapeoProject } from '@comapeo/core';
import type { Alert, AttachmentId, DocumentType, IconSize, Media, ProjectData, ProjectDocument } from './engine.js';
export declare class ComapeoProjectData implements ProjectData {
    #private;
    /** The project stays the caller's. */
    constructor(project: MapeoProject, { mayWrite, assertCaughtUp, }?: {
        mayWrite?: () => boolean;
        assertCaughtUp?: () => void;
    });
    readonly list: (type: DocumentType) => Promise<ProjectDocument[]>;
    readonly get: (type: DocumentType, docId: string) => Promise<ProjectDocument | undefined>;
    readonly alerts: () => Promise<ProjectDocument[]>;
    readonly addAlert: (alert: Alert) => Promise<string | undefined>;
    readonly icon: (docId: string, size: IconSize) => Promise<Media | undefined>;
    readonly attachment: (id: AttachmentId) => Promise<Media | undefined>;
    readonly geoJson: () => Promise<Readable>;
}
