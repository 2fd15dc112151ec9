import type { Command } from 'commander';
import type { StorageOptions } from '../lib/settings.js';
interface Options extends StorageOptions {
    port: number;
}
/** A directory per port: several nodes, and a peer, can share a machine and its --storage. */
export declare function bootstrapStorage({ storage, port }: Options): string;
export declare function bootstrapStatusCommand(): Command;
export {};
