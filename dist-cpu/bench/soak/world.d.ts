import type { ProjectKeysBody } from '../../src/sync/project-keys.js';
import { Program } from '../lib/program.js';
import type { SoakDeviceHandlers } from '../programs/soak-device.js';
import type { SoakStrangersHandlers } from '../programs/soak-strangers.js';
import { SoakService } from './service.js';
export interface CommandResult {
    /** Null where a signal or the deadline ended it. */
    code: number | null;
    /** The first line of stdout. */
    result: Record<string, unknown> | undefined;
    stderr: string;
}
export declare class World {
    #private;
    readonly dir: string;
    readonly seed: number;
    readonly bootstraps: SoakService[];
    readonly devices: SoakDevice[];
    readonly storage: string;
    bootstrap: string[];
    ports: number[];
    peer: SoakService;
    peerId: string;
    strangers: Program<SoakStrangersHandlers>;
    constructor({ dir, seed }: {
        dir: string;
        seed: number;
    });
    open({ devices }: {
        devices: number;
    }): Promise<void>;
    /** Nothing is left running. */
    close(): Promise<void>;
    log(name: string): string;
    /** One command on the peer's storage, to its end. */
    command(args: string[], stdin?: string): Promise<CommandResult>;
    /** Notes of the observations that the peer's data API answers. */
    storedNotes(projectId: string): Promise<string[]>;
}
export declare class SoakDevice {
    #private;
    readonly name: string;
    program: Program<SoakDeviceHandlers>;
    deviceId: string;
    isOnline: boolean;
    lives: number;
    constructor({ world, name }: {
        world: World;
        name: string;
    });
    start(): Promise<void>;
    kill(): Promise<void>;
    createProject(name: string): Promise<ProjectKeysBody>;
    join(keys: ProjectKeysBody): Promise<void>;
    goOnline(): Promise<void>;
    goOffline(): Promise<void>;
}
