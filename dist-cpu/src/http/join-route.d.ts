/**
 * `POST /peers`: a second Mapeo Web peer asks for every hosted project, to host them too. It hands
 * out all keys, so it wants a one-time token made for this, and is there on DHT connections alone:
 * those are encrypted to the second peer's own key, whatever stands in front of the HTTP port.
 */
import type { FastifyInstance } from 'fastify';
import type { Redemption } from '../host/tokens.js';
import type { AllowOutcome } from '../sync/engine.js';
import type { ProjectKeysBody } from '../sync/project-keys.js';
/** One project as the second peer is told of it. */
export interface JoinedProject extends ProjectKeysBody {
    projectId: string;
    /** Whether the second peer is a member now, or somebody has to make it one. */
    role: Exclude<AllowOutcome, 'blocked'>;
}
export interface JoinAnswer {
    /** Of the first peer. */
    deviceId: string;
    projects: JoinedProject[];
    /** Projects that a coordinator took the second peer out of: their keys stay here. */
    blocked: Array<{
        projectId: string;
        projectName: string;
    }>;
}
export interface JoinCollaborators {
    deviceId: string;
    /** @throws MapeoWebError `TOKEN_REFUSED` */
    redeem: (secret: string) => Redemption;
    /** The keys of all hosted projects. */
    exportAll: () => Array<ProjectKeysBody & {
        projectId: string;
    }>;
    /** Tries to make the device a member. */
    allow: (projectId: string, deviceId: string) => Promise<AllowOutcome>;
    /** Throws at the end of the peer's life. */
    assertAccepting: () => void;
    onJoined: (event: {
        deviceId: string;
        name: string | null;
        projects: number;
    }) => void;
}
export declare function joinRoute(app: FastifyInstance, peer: JoinCollaborators): void;
