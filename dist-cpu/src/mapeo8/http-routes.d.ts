import type { FastifyInstance } from 'fastify';
import type { HostedProject } from '../host/registry.js';
import { type ProjectKey } from '../lib/keys.js';
import type { ProjectLease } from '../replication.js';
export interface OlderRoutesCollaborators {
    token: string;
    list: () => HostedProject[];
    /** @throws `STORAGE_FULL`, `ENGINE_NOT_INSTALLED` */
    add: (projectKey: ProjectKey) => Promise<unknown>;
    remove: (projectId: string) => Promise<unknown>;
    acquire: (projectId: string) => Promise<ProjectLease>;
    /** Both sides of a round have everything. */
    noteSynced: (projectId: string) => void;
    /** WebSockets at once. */
    maxSockets: number;
}
export declare class OlderRoutes {
    #private;
    constructor(collaborators: OlderRoutesCollaborators);
    routes(app: FastifyInstance): void;
    /** Rounds that run, or are about to. */
    get size(): number;
    close(): void;
}
