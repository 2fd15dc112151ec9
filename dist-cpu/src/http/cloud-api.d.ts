/**
 * The HTTP API of CoMapeo Cloud 0.4 as far as an app needs it (`addServerPeer`, `connectServers`
 * and `removeServerPeer` of @comapeo/core 7.1.0 depend on each status and field), and the list of
 * projects for the operator's own tools. What tools read of a project is in `data-routes.ts`.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AllowedProjects } from '../lib/allowed-projects.js';
import type { AddOptions } from '../host/host.js';
import type { HostedProject } from '../host/registry.js';
import type { Redemption } from '../host/tokens.js';
import type { ProjectKeys } from '../sync/engine.js';
import type { FirstSyncs } from './first-syncs.js';
export interface CloudApiPeer {
    readonly deviceId: string;
    readonly deviceName: string;
    list(): HostedProject[];
    byProjectId(projectId: string): HostedProject | undefined;
    /** @throws `PROJECT_KEYS_DIFFER`, and what `mayAdd` throws */
    add(keys: ProjectKeys[], options: AddOptions): Promise<unknown>;
}
export interface CloudApiCollaborators {
    peer: CloudApiPeer;
    firstSyncs: FirstSyncs;
    /** @throws MapeoWebError where the token is not good (any more) */
    redeem: (secret: string) => Redemption;
    /** Throws where no new project is taken: at the end of the peer's life. */
    assertAccepting: () => void;
    requireBearer: (request: FastifyRequest) => void;
}
export declare function cloudApi(app: FastifyInstance, { peer, firstSyncs, redeem, assertAccepting, requireBearer }: CloudApiCollaborators, { allowedProjects }: {
    allowedProjects: AllowedProjects;
}): void;
/** @throws HttpError 400 `BAD_REQUEST`, 404 `PROJECT_NOT_FOUND` */
export declare function findProject(peer: CloudApiPeer, projectId: string): HostedProject;
