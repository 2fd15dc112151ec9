/**
 * DISCOVERY. The connections of a client, one for each device, whichever side dialled it.
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream';
import type { Connection } from '../connection.js';
import type { Clock } from '../lib/clock.js';
import { type DiscoveryKey } from '../lib/keys.js';
export declare class PeerConnections {
    #private;
    constructor({ ownKey }: {
        ownKey: Buffer;
    });
    get size(): number;
    has(deviceId: string): boolean;
    get(deviceId: string): Connection | undefined;
    /** @returns how to hear of topics that the remote is found under later */
    add(connection: Connection, topics: DiscoveryKey[]): (listener: (topic: DiscoveryKey) => void) => void;
    /** The device was found under a topic. */
    noteTopic(deviceId: string, topic: DiscoveryKey): void;
    /**
     * Whether an accepted stream takes the place of the one there is. One that was in use already is
     * a remote's old one; of two that were dialled at the same time, both sides keep that of the
     * greater key. Hyperswarm's rule, for the other side may be one.
     */
    mayReplace(existing: NoiseSecretStream | undefined, accepted: NoiseSecretStream): boolean;
    /** Cuts those whose other side does not answer. */
    cutSilent(clock: Clock): void;
    closeAll(): Promise<void>;
}
