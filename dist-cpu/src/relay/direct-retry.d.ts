/**
 * RELAY, the client's side: a connection that is relayed takes the direct path when one opens.
 *
 * HyperDHT punches while a connection begins, and then no more. So as long as one is relayed, the
 * device is dialled directly now and then; a connection made that way takes the other's place.
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream';
import type { Connection } from '../connection.js';
import type { Clock } from '../lib/clock.js';
export interface DirectRetryCollaborators {
    isRelayed: (stream: NoiseSecretStream) => boolean;
    /** Dials without a relay. */
    dial: (publicKey: Buffer) => NoiseSecretStream;
    /** Hands over a stream that is open, and direct; whoever takes it ends the connection first. */
    replace: (connection: Connection, stream: NoiseSecretStream) => void;
    clock: Clock;
    /** Uniform in [0, 1). */
    random: () => number;
}
export declare class DirectRetry {
    #private;
    constructor(collaborators: DirectRetryCollaborators);
    /** @param connection that this side dialled */
    watch(connection: Connection): void;
}
