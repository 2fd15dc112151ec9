import { type TestProject } from '../../helpers/peer.js';
import type { NatKind } from './nat.js';
import { type Program } from './programs.js';
import { type Host, World } from './world.js';
export interface Outcome {
    client: NatKind;
    peer: NatKind;
    /** How they met first. */
    first: 'direct' | 'relay' | 'not';
    firstMs: number | null;
    /** The way they had in the end. */
    last: 'direct' | 'relay' | 'not';
    directMs: number | null;
    synced: boolean;
    /** Codes of attempts that failed, in their order. */
    failures: string[];
}
export interface CellOptions {
    useRelay: boolean;
    relayFirst?: boolean;
    timeoutMs: number;
    /** How long to wait for a direct path, once relayed and in sync. */
    upgradeMs: number;
    /** Called once they are in sync through the relay. */
    onRelayed?: (client: Host) => Promise<void>;
}
export declare class Matrix {
    #private;
    readonly world: World;
    private constructor();
    static create(dir: string, { clients, peers }: {
        clients: NatKind[];
        peers: NatKind[];
    }): Promise<Matrix>;
    get bootstrap(): string[];
    get relay(): {
        key: string;
        address: string;
    };
    close(): Promise<void>;
    startPeer(host: Host, name: string, args?: string[]): Promise<{
        deviceId: string;
        storage: string;
        program: Program;
    }>;
    addProject(host: Host, storage: string, { body, projectId }: TestProject): Promise<void>;
    hostOf(client: NatKind): Host;
    run(client: NatKind, peer: NatKind, options: CellOptions): Promise<Outcome>;
}
