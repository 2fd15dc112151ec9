/**
 * ENCRYPTION. Accepts Noise connections on the device's identity key.
 *
 * Receives a DHT node and hands on `Connection`s, and connections that carry HTTP: their first byte
 * tells them apart (`first-byte.ts`). It is a raw `dht.createServer` and not a Hyperswarm, which
 * bans refused keys for ever and does not enforce its server limits (4.17.2).
 *
 * Whoever proved to know the key of a hosted project, on this connection or before, is a member;
 * everybody else is a stranger. Strangers get a part of the places, and make room for members.
 */
import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import './upstream-guards.js';
import { Connection } from './connection.js';
import { type HandshakeGateSettings, type HandshakeRefusal } from './handshake-gate.js';
import { type Clock } from './lib/clock.js';
import { type KeyPair } from './lib/keys.js';
import { NodeDuplex } from './lib/node-duplex.js';
import { Service } from './lib/service.js';
import { type PlaceRefusal, type PlacesSettings } from './places.js';
import type { StreamWatch } from './stream-watch.js';
export type ListenerRefusal = PlaceRefusal | HandshakeRefusal | 'silent' | 'too-much';
export interface ListenerEvents {
    connection: [{
        connection: Connection;
    }];
    /** A connection that carries HTTP; whoever takes the stream ends it. */
    http: [{
        stream: NodeDuplex;
        deviceId: string;
        remoteHost: string | undefined;
    }];
    /** `deviceId` is undefined where the key is not known yet. */
    refused: [{
        reason: ListenerRefusal;
        deviceId: string | undefined;
    }];
}
export interface ListenerCollaborators {
    dht: HyperDHT;
    keyPair: KeyPair;
    /** Whether the device proved to know a hosted project's key before; default: none did. */
    isKnown?: (deviceId: string) => boolean;
    /** Watches the connections that carry HTTP. */
    watch?: StreamWatch;
    clock?: Clock;
}
export interface ListenerSettings extends PlacesSettings {
    /** How long a connection may take to its first byte. */
    firstByteMs?: number;
    handshakes?: HandshakeGateSettings;
}
/** What is listened on beside the device's own key pair. */
export interface ExtraDoor {
    /** Where it can be reached through: at most 3 DHT nodes, none before it listens. */
    readonly relayAddresses: Address[];
    /** Resolves once it can be reached; never where it is closed before. */
    readonly listening: Promise<void>;
    /** What is connected stays. */
    close(): Promise<void>;
}
export declare class Listener extends Service<ListenerEvents> {
    #private;
    constructor({ dht, keyPair, isKnown, watch, clock }: ListenerCollaborators, { firstByteMs, handshakes, ...places }?: ListenerSettings);
    /** Where the peer can be reached through: at most 3 DHT nodes, none before `ready()`. */
    get relayAddresses(): Address[];
    /** Of both kinds, without those that have not said a word yet. */
    get connections(): number;
    /** Handshakes under way, and connections without a word yet. */
    get unproven(): {
        handshakes: number;
        silent: number;
    };
    /** Stops accepting; what is connected stays. */
    stopAccepting(): Promise<void>;
    protected open(): Promise<void>;
    /**
     * Listens on another key pair too, within the same bounds. Its connections are told by
     * `connection`, as those of the device's own; HTTP is not spoken there.
     */
    openDoor(keyPair: KeyPair): ExtraDoor;
}
