import { MapeoManager } from '@comapeo/core';
import type { Assertions } from 'brittle';
import { type FastifyInstance } from 'fastify';
import { type ProjectKeysBody } from '../../src/sync/project-keys.js';
import { type KeyPair } from '../../src/lib/keys.js';
export type { ProjectKeysBody };
export interface Device {
    manager: MapeoManager;
    /** 16 bytes. */
    rootKey: Buffer;
    /** The device's identity: its Noise static key and DHT key pair. */
    keyPair: KeyPair;
    /** 64 hexadecimal characters, the public key of `keyPair`. */
    deviceId: string;
    /** The manager's media server, not listening: close it where a test makes it listen. */
    fastify: FastifyInstance;
    /** Holds `db` and `core`; removed with the test. */
    dir: string;
    /** Closes the manager, projects and all. The test does it by itself; twice is fine. */
    close(): Promise<void>;
}
export interface DeviceOptions {
    /** The device name that other members see; default `device`. */
    name?: string;
    /**
     * Given to restart a device that was closed: same identity, same storage; and in programs that
     * tests start, whose n-th device must not be the test's own n-th.
     */
    rootKey?: Buffer;
    dir?: string;
    /** False makes a device that, like a phone, does not fetch originals of others; default true. */
    isArchiveDevice?: boolean;
    makeWebsocket?: ConstructorParameters<typeof MapeoManager>[0]['makeWebsocket'];
}
export declare function createDevice(t: Assertions, options?: DeviceOptions): Promise<Device>;
/** The body that `PUT /projects` and `projects add` take, out of the device's own database. */
export declare function exportProjectKeys(device: Device, projectId: string): Promise<ProjectKeysBody>;
