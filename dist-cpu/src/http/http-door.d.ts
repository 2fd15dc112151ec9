import type { Duplex } from 'node:stream';
import type { Redemption } from '../host/tokens.js';
import type { AllowedProjects } from '../lib/allowed-projects.js';
import type { Clock } from '../lib/clock.js';
import type { KeyPair } from '../lib/keys.js';
import type { Logger } from '../lib/logger.js';
import { Service } from '../lib/service.js';
import { type OlderRoutesCollaborators } from '../mapeo8/http-routes.js';
import type { ProjectLease } from '../replication.js';
import { type CloudApiPeer } from './cloud-api.js';
import { type JoinCollaborators } from './join-route.js';
import { type StrangerLimitsSettings } from './stranger-limits.js';
import { type SyncSocketsPeer } from './sync-sockets.js';
/** Requests, beside the WebSockets; and promised WebSockets past the limit. */
export declare const SPARE_TCP_CONNECTIONS = 256;
export interface HttpPeer extends CloudApiPeer, SyncSocketsPeer {
    readonly keyPair: KeyPair;
    /** For links in answers; ends with "/". */
    baseUrl(): string;
    /** What projects say of where apps reach this peer; ends with "/". */
    ownBaseUrl(): string;
    acquire(projectId: string): Promise<ProjectLease>;
}
export interface HttpDoorCollaborators {
    peer: HttpPeer;
    redeem: (secret: string) => Redemption;
    /** Whether a one-time token could be redeemed now. */
    isGoodToken: (secret: string) => boolean;
    join: Omit<JoinCollaborators, 'assertAccepting'>;
    /** What was refused, and why: our own words. */
    onRefused: (reason: 'rate-limited' | 'busy' | 'crowded-out' | 'too-many-of-address') => void;
    /** For clients of the Mapeo Web that was before; default: they find nothing here. */
    older?: Omit<OlderRoutesCollaborators, 'token' | 'maxSockets'> | undefined;
    clock: Clock;
    log: Logger;
}
export interface HttpDoorSettings {
    /** How long requests and silent TCP connections may take. */
    timeouts?: {
        requestMs?: number;
        idleMs?: number;
        checkMs?: number;
    } | undefined;
    /** How often strangers may ask. */
    strangers?: StrangerLimitsSettings | undefined;
    /** The TCP port; 0: a free one; undefined: only DHT connections are served. */
    port: number | undefined;
    bindHost: string;
    allowedProjects: AllowedProjects;
    bearerToken: string;
    /** Whether `X-Forwarded-For` tells who a client is. */
    trustProxy: boolean;
    maxConnections: number;
    /** TCP connections, with or without a WebSocket; default: what `maxConnections` needs. */
    maxSockets?: number | undefined;
}
export declare class HttpDoor extends Service {
    #private;
    constructor({ peer, redeem, isGoodToken, join, onRefused, older, clock, log }: HttpDoorCollaborators, settings: HttpDoorSettings);
    /** Where it answers, without a slash at the end; null without a TCP port. */
    get url(): string | null;
    /** WebSockets that are open. */
    get connections(): number;
    /** Whether an app was told that its project is taken, and waits for the first sync. */
    isPromised(projectId: string): boolean;
    /**
     * Answers HTTP on a stream: a DHT connection.
     * @param remoteKey hex of the key at its other end
     */
    serve(stream: Duplex, remoteKey: string): void;
    protected open(): Promise<void>;
}
