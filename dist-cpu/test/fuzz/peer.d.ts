import net from 'node:net';
import { Daemon } from '../../src/daemon.js';
import { type StoragePaths } from '../../src/lib/storage.js';
export interface FuzzedPeer {
    daemon: Daemon;
    paths: StoragePaths;
    close(): Promise<void>;
}
export declare function openPeer({ http }: {
    http: boolean;
}): Promise<FuzzedPeer>;
/**
 * Sends bytes as they are, and returns what comes back until the other side hangs up, or until it
 * has nothing to say: then it may be waiting for the rest.
 */
export declare function sendRaw(to: net.NetConnectOpts, bytes: Buffer): Promise<string>;
/** The statuses of all answers in it. */
export declare function statusesOf(answer: string): number[];
