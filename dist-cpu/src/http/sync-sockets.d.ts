/**
 * ENCRYPTION, for today's apps: `GET /sync/:projectPublicId`, a WebSocket that carries a Noise
 * stream of the app's own.
 *
 * Receives WebSockets and hands `Connection`s on, to the same handshake as the DHT's: the Noise
 * keys say who it is, and not the web server in between. A WebSocket of a project that was just
 * added passes every limit (`first-syncs.ts`).
 */
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Connection } from '../connection.js';
import type { Clock } from '../lib/clock.js';
import type { KeyPair } from '../lib/keys.js';
import type { ReplicationSession } from '../replication.js';
import { type CloudApiPeer } from './cloud-api.js';
import type { FirstSyncs } from './first-syncs.js';
import { type StrangerLimits } from './stranger-limits.js';
export interface SyncSocketsPeer extends CloudApiPeer {
    readonly keyPair: KeyPair;
    accept(connection: Connection): void;
    sessions(): ReplicationSession[];
}
export interface SyncSocketsCollaborators {
    peer: SyncSocketsPeer;
    firstSyncs: FirstSyncs;
    clock: Clock;
    isClosing: () => boolean;
    limits: Pick<StrangerLimits, 'upgrade'>;
    /** What was refused or cut, and why. */
    onRefused: (reason: 'busy' | 'crowded-out') => void;
}
export declare class SyncSockets {
    #private;
    constructor({ peer, firstSyncs, clock, isClosing, limits, onRefused }: SyncSocketsCollaborators, { maxConnections }: {
        maxConnections: number;
    });
    get size(): number;
    noteDhtStream(stream: Duplex, remoteKey: string): void;
    routes(app: FastifyInstance): void;
    /** Ends every WebSocket. */
    close(): Promise<void>;
}
