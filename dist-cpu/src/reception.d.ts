/**
 * Where every door leads to: an encrypted connection is watched, asked for its project (HANDSHAKE)
 * and handed to sync (REPLICATION). What is refused or cut on the way is counted.
 */
import type { Connection } from './connection.js';
import { Handshake } from './handshake.js';
import type { Host } from './host/host.js';
import type { Logger } from './lib/logger.js';
import type { Refusals } from './refusals.js';
import type { Relay } from './relay.js';
import type { Replication } from './replication.js';
import type { ServedProjects } from './served-projects.js';
import type { StreamWatch } from './stream-watch.js';
export interface ReceptionCollaborators {
    host: Host;
    projects: ServedProjects;
    replication: Replication;
    watch: StreamWatch;
    refusals: Refusals;
    /** Undefined where this peer is no relay. */
    relay: () => Relay | undefined;
    log: Logger;
}
export interface AcceptOptions {
    /** Default: the setting. */
    allowBare?: boolean;
    /** See `HandshakeSettings`. */
    mayIdle?: boolean;
    onUnknownCore?: (discoveryKey: Buffer) => void;
}
export declare class Reception {
    #private;
    constructor({ host, projects, replication, watch, refusals, relay, log }: ReceptionCollaborators, { allowBare }: {
        allowBare: boolean;
    });
    /**
     * Serves a device, whatever door it came in by. Call it in the tick in which the Noise stream
     * opened. `allowBare`: for doors that today's apps use, which know no Mapeo Web handshake.
     */
    accept(connection: Connection, { allowBare, mayIdle, onUnknownCore }?: AcceptOptions): Handshake;
}
