/**
 * RELAY. How a client learns that a peer relays: one message on a channel of its own, once a project
 * of the client was authorised. PROTOCOL.md, "Relay", has it byte by byte. A client that knows no
 * such channel refuses it, and nothing else changes.
 */
import { type Encoding } from 'compact-encoding';
import type { Connection } from '../connection.js';
export declare const RELAY_PROTOCOL = "mapeo-web/relay/v1";
export interface RelayOffer {
    /** What all relayed connections have together, in bytes per second. */
    bytesPerSecond: number;
    /** After this a relayed connection is ended, and may be made again. */
    maxSessionMs: number;
}
export declare const offerEncoding: Encoding<RelayOffer>;
export declare function sendOffer({ mux }: Connection, offer: RelayOffer): void;
/** Calls `onOffer` if the remote is a peer that relays. Call it in the tick of the connection. */
export declare function onRelayOffer({ mux }: Connection, onOffer: (offer: RelayOffer) => void): void;
