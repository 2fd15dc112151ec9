import type { AnyProjectFile } from '../../src/host/project-file.js';
import type { DeviceHandlers } from '../programs/devices.js';
import type { BenchContext } from './bench.js';
import { Program, type Handlers } from './program.js';
export interface PeerProcess {
    deviceId: string;
    /** Of its HTTP API; null without one. */
    httpUrl: string | null;
    storage: string;
    pid: number;
    host: (keys: AnyProjectFile[]) => Promise<void>;
    kill: () => Promise<void>;
}
export interface CloudProcess {
    pid: number;
    deviceId: string;
    url: string;
    dir: string;
    kill: () => Promise<void>;
}
export declare class Scene {
    #private;
    readonly dir: string;
    constructor(context: Pick<BenchContext, 'tmp' | 'defer'>);
    /** A name for a new directory; it is not made. */
    fresh(name: string): string;
    /** Resolves with the addresses of a network's bootstrap nodes. */
    network(nodes?: number, through?: string): Promise<string[]>;
    devices(): Program<DeviceHandlers>;
    cloud(): Promise<CloudProcess>;
    /** `mapeo-web announce`; `settings` are more flags of it. */
    peer(bootstrap: string[], settings?: string[]): Promise<PeerProcess>;
    start<H extends Handlers>(name: string, args?: string[]): Program<H>;
    /** Of a device's storage, for another run from the same state. */
    copy(from: string): Promise<string>;
}
