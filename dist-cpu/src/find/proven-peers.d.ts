import { type Clock } from '../lib/clock.js';
import { type DevicePublicKey, type DiscoveryKey } from '../lib/keys.js';
export interface ProvenPeersCollaborators {
    clock?: Clock;
}
export interface ProvenPeersSettings {
    /** Without it they are remembered for as long as the process runs. */
    file?: string | undefined;
    networkId: string;
}
/** Beside the file of known nodes: `nodes.json` has `nodes.peers.json`. */
export declare function provenPeersFileFor(knownNodesFile: string): string;
export declare class ProvenPeers {
    #private;
    constructor({ clock }: ProvenPeersCollaborators, { file, networkId }: ProvenPeersSettings);
    has(deviceId: string): boolean;
    /** Who proved itself last comes first. */
    of(discoveryKey: DiscoveryKey): DevicePublicKey[];
    note(discoveryKey: DiscoveryKey, publicKey: DevicePublicKey): void;
    /** Writes what is not written yet; never fails. */
    save(): void;
}
