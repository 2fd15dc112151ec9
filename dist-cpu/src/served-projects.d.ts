/**
 * The hosted projects that may be served now, found for the handshake and opened for replication.
 * Whatever keeps a project from opening becomes a refusal that a client can act on.
 */
import type { KnownProject } from './handshake.js';
import type { Host } from './host/host.js';
import type { HostedProject } from './host/registry.js';
import type { DiscoveryKey } from './lib/keys.js';
import type { Logger } from './lib/logger.js';
import type { ProjectLease } from './replication.js';
export interface ServedProjectsCollaborators {
    host: Host;
    /** Whether the peer is shutting down and this project is not to be begun any more. */
    isOver: (projectId: string) => boolean;
    log: Logger;
}
export declare class ServedProjects {
    #private;
    constructor({ host, isOver, log }: ServedProjectsCollaborators);
    /** What is hosted, but for what we were taken out of. */
    list(): HostedProject[];
    /** A project that we were taken out of is served no more, unless it is just being added again. */
    find(discoveryKey: DiscoveryKey): KnownProject | undefined;
    /** @throws `BUSY`, `NOT_HOSTED`, `STORAGE_FULL` */
    acquire(projectId: string): Promise<ProjectLease>;
}
