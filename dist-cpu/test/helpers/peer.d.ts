import { type MapeoProject } from '@comapeo/core';
import type { Assertions } from 'brittle';
import Hyperswarm from 'hyperswarm';
import { type ClientOptions, MapeoWebClient } from '../../src/client.js';
import { Daemon, type DaemonSettings } from '../../src/daemon.js';
import type { KnownProject } from '../../src/handshake.js';
import { type DevicePublicKey } from '../../src/lib/keys.js';
import type { ProjectKeys } from '../../src/sync/engine.js';
import { type Device, type ProjectKeysBody } from './device.js';
import { type LocalNetwork } from './network.js';
export declare const BLOCKED_ROLE_ID = "9e6d29263cba36c9";
interface Reachable {
    bootstrap: string[];
}
interface LogLine extends Record<string, unknown> {
    evt?: string;
}
export interface TestPeer extends Daemon {
    readonly dir: string;
    readonly publicKey: DevicePublicKey;
    readonly deviceId: string;
    /** What the peer logged with this `evt` so far. */
    logged(evt: string): LogLine[];
    /** Ids of projects in the order in which they were opened. */
    readonly openedProjects: string[];
}
/** A peer that accepts connections. */
export declare function createPeer(t: Assertions, { bootstrap }: Reachable, settings?: Partial<DaemonSettings> & {
    dir?: string;
}): Promise<TestPeer>;
/** A peer whose HTTP API answers where its projects say, on a network of its own. */
export declare function createHttpPeer(t: Assertions, settings?: Parameters<typeof createPeer>[2]): Promise<{
    network: LocalNetwork;
    peer: TestPeer;
    url: string;
}>;
/** For `addServerPeer` and its like: apps take `http:` addresses in tests alone. */
export declare const INSECURE: {
    dangerouslyAllowInsecureConnections: boolean;
};
/** A project as the device that made it sees it, with all that others need to take part. */
export interface TestProject extends KnownProject {
    project: MapeoProject;
    keys: ProjectKeys;
    /** `keys` as `mapeo-web projects add` takes them. */
    body: ProjectKeysBody;
}
export declare function createProject(device: Device, { name, observations }?: {
    name?: string | undefined;
    observations?: number | undefined;
}): Promise<TestProject>;
/** A project that exists nowhere, as `mapeo-web projects add` takes it. */
export declare function randomProjectBody(projectName: string): ProjectKeysBody;
export declare function knownProject({ projectKey }: ProjectKeys): KnownProject;
/** Hosts projects in a storage directory whose peer does not run. @returns their discovery keys */
export declare function hostOffline(dir: string, bodies: ProjectKeysBody[]): Promise<string[]>;
/** Hosts a device's project and waits until it can be found; by default the peer is a member. */
export declare function hostProject(peer: TestPeer, { project, keys, discoveryKey }: TestProject, { member }?: {
    member?: boolean | undefined;
}): Promise<void>;
/** Makes another device a member and gives it the project's keys, as an accepted invite does. */
export declare function joinProject({ project, keys, projectId }: TestProject, device: Device): Promise<MapeoProject>;
export declare function observe(project: MapeoProject, note: string): Promise<void>;
/** The notes of all observations, sorted. */
export declare function notesOf(project: MapeoProject): Promise<string[]>;
export declare function arrived(project: MapeoProject, note: string, timeoutMs?: number): Promise<boolean>;
/** Nothing is left to move between the device that has this project open, and another one. */
export declare function isSyncedWith(project: MapeoProject, deviceId: string): boolean;
export declare function syncedWith(project: MapeoProject, deviceId: string, timeoutMs?: number): Promise<boolean>;
/** The client library with a device's identity, ready to join. */
export declare function createClient(t: Assertions, { bootstrap }: Reachable, device: Pick<Device, 'keyPair'>, options?: Partial<ClientOptions>): Promise<MapeoWebClient>;
/** What an app without our library has: stock Hyperswarm and `replicateProject`. */
export declare function createBareClient(t: Assertions, { bootstrap }: Reachable, device: Pick<Device, 'keyPair'>, projects: Array<Pick<TestProject, 'project' | 'discoveryKey'>>): Promise<Hyperswarm>;
export {};
