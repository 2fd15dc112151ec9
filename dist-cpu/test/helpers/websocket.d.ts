/** What today's apps do to sync with a server: the WebSocket of @comapeo/core's `connectServers`. */
import { type MapeoProject } from '@comapeo/core';
import type { Assertions } from 'brittle';
import { WebSocket } from 'ws';
import type { TestPeer } from './peer.js';
export interface AppConnection {
    /** How many WebSockets it opened so far. */
    readonly opened: number;
    /** The one that is open, or was last. */
    readonly socket: WebSocket;
    close(): void;
}
/** Syncs a project with a peer over WebSockets, a new one whenever the old one closed. */
export declare function connectWebsocket(t: Assertions, peer: TestPeer, { project, projectId }: {
    project: MapeoProject;
    projectId: string;
}): AppConnection;
