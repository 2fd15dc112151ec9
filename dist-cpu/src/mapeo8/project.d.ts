/**
 * REPLICATION of the older engine, the peer's side: one open project, whose rounds run in the engine's
 * own process. A round is one sync from beginning to end, after which its connection ends, too: the
 * older sync hears of nothing that comes later.
 */
import { EventEmitter } from 'node:events';
import type { Connection, EndReason } from '../connection.js';
import { type DevicePublicKey, type DiscoveryKey } from '../lib/keys.js';
import type { AllowOutcome, DeviceProgress, OpenProject, OpenProjectEvents, ProjectData } from '../sync/engine.js';
import type { RoundEvent, StreamHeader } from './messages.js';
import type { Duplex } from 'node:stream';
export interface Mapeo8ProjectCollaborators {
    projectId: string;
    discoveryKey: DiscoveryKey;
    /** Opens the project in the engine's process, if it is not, and hands out a pipe to it. */
    connect: (header: StreamHeader) => Promise<Duplex>;
    onClose: () => Promise<void>;
}
export declare class Mapeo8Project extends EventEmitter<OpenProjectEvents> implements OpenProject {
    #private;
    readonly projectId: string;
    constructor({ projectId, discoveryKey, connect, onClose }: Mapeo8ProjectCollaborators);
    /** @throws `NOT_IN_MAPEO8`: the peer keeps the feeds, and does not look into them. */
    get data(): ProjectData;
    attach(connection: Connection): void;
    /**
     * One round on a stream that somebody else answers for; resolves once it is over.
     * @returns whether both sides have everything
     */
    serve(bytes: Duplex): Promise<boolean>;
    /** @internal the engine's process is gone, and says no more */
    noteDied(): void;
    /** @internal what the engine's process tells */
    note(event: RoundEvent): void;
    /** Ends what runs, for the disk takes nothing more: the next rounds only send. */
    endRounds(reason: EndReason): void;
    progress(): DeviceProgress[];
    hasPeer(devicePublicKey: DevicePublicKey): boolean;
    /** The engine's process looks after readers that stall. */
    unanswered(): number;
    noteUnknownCore(): void;
    hasCore(): boolean;
    /** There are no roles. */
    ownRole(): Promise<string | null>;
    isBlocked(): Promise<boolean>;
    /** Whoever has the project key is in. */
    allow(): Promise<AllowOutcome>;
    close(): Promise<void>;
}
