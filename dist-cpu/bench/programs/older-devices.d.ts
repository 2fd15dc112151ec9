import { type Contents } from '../../src/demo/older-device.js';
import type { Network } from '../lib/bench-device.js';
export interface OlderFieldData {
    observations: number;
    photos: number;
    /** Of each original. */
    photoBytes: number;
}
export interface OlderSyncArgument {
    name: string;
    network: Network;
    announce: boolean;
    /** At least so much has to be there in the end. */
    wanted: Contents;
    limitMs: number;
}
declare const handlers: {
    open({ name, dir, projectKey }: {
        name: string;
        dir: string;
        projectKey: Buffer;
    }): Promise<void>;
    map({ name, data }: {
        name: string;
        data: OlderFieldData;
    }): Promise<void>;
    /** Goes online and stays there; resolves with the milliseconds until all was there. */
    sync({ name, network, announce, wanted, limitMs }: OlderSyncArgument): Promise<number>;
    disconnect({ name }: {
        name: string;
    }): Promise<void>;
};
export type OlderDeviceHandlers = typeof handlers;
export {};
