/** Tells the log, and whoever follows the peer, what sync does. */
import type { PeerActivity } from './host/views.js';
import type { Logger } from './lib/logger.js';
import type { Replication } from './replication.js';
export interface ActivityCollaborators {
    replication: Replication;
    log: Logger;
    tell: (activity: PeerActivity) => void;
}
export declare function tellActivity({ replication, log, tell }: ActivityCollaborators): void;
