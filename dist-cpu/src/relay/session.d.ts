/**
 * RELAY. What one device asks of the relay on one connection: the `blind-relay` channel (1.6.1) that
 * HyperDHT opens. Only reads and writes its messages; `relay.ts` decides.
 */
import { type PairMessage } from 'blind-relay';
import type { Connection } from '../connection.js';
export declare const BLIND_RELAY_PROTOCOL = "blind-relay";
export interface SessionCallbacks {
    onPair: (session: RelaySession, pairing: PairMessage) => void;
    onUnpair: (session: RelaySession, token: Buffer) => void;
    onClose: (session: RelaySession) => void;
}
export declare class RelaySession {
    #private;
    readonly connection: Connection;
    /** @param id of the channel, as the remote chose it */
    constructor(connection: Connection, id: Buffer | null, callbacks: SessionCallbacks);
    get isOpen(): boolean;
    /** Tells the device what to address its packets to. */
    paired({ token, isInitiator }: PairMessage, streamId: number): void;
    /** HyperDHT takes it for the refusal of what is not paired yet: there is no other word for it. */
    close(): void;
}
