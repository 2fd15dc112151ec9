/**
 * DISCOVERY. Dials devices, several at a time, and gives up on none too early or too late.
 *
 * Whoever announces a discovery key is dialled, and most may be pretenders that say nothing. So an
 * attempt holds one of few slots for a moment only. After that it lingers, as an honest device
 * behind a slow link may need it, without keeping the next one from its turn; and where many
 * linger, the oldest that is there and silent goes.
 */
import { EventEmitter } from 'node:events';
import type NoiseSecretStream from '@hyperswarm/secret-stream';
import type HyperDHT from 'hyperdht';
import type { Address } from 'hyperdht';
import { type Clock } from '../lib/clock.js';
import type { KeyPair } from '../lib/keys.js';
import type { Failure } from './identities.js';
export interface DialTarget {
    deviceId: string;
    publicKey: Buffer;
    /** DHT nodes that may relay the handshake. */
    relayAddresses: Address[];
    /** It proved itself before: it never goes to make room for strangers. */
    isProven: boolean;
    /** There was no direct path the last time: a relay is asked for at once. */
    isRelayed: boolean;
}
export interface Attempt {
    readonly target: DialTarget;
    stream: NoiseSecretStream;
    /** Through a peer that both sides can reach, until a direct path opens. */
    isRelayed: boolean;
    isOpen: boolean;
    /** The other side sent something on the stream itself. */
    isHeard: boolean;
    holdsSlot: boolean;
    /** Why it failed, where somebody said so; it overrides what the end of the stream tells. */
    verdict: Failure | 'busy' | undefined;
    cancelTimers: Array<() => void>;
}
export interface DiallerEvents {
    /** The stream is open; whoever listens takes it over in this tick. */
    open: [Attempt];
    /** The device answered that there is no direct way; a relay is tried. */
    relayed: [Attempt];
    /** It ended before it was settled. */
    failed: [Attempt];
    /** There is room for another one. */
    free: [];
}
export interface DiallerCollaborators {
    dht: HyperDHT;
    keyPair: KeyPair;
    clock?: Clock;
    /** Public keys of peers that relay. Asked only where there is no direct path. */
    relays?: () => Buffer[];
    /** Uniform in [0, 1). */
    random?: () => number;
}
export interface DiallerSettings {
    maxParallel?: number;
    /** Attempts that hold no slot any more, of strangers. */
    maxLingering?: number;
}
export declare class Dialler extends EventEmitter<DiallerEvents> {
    #private;
    constructor(collaborators: DiallerCollaborators, settings?: DiallerSettings);
    get attempts(): number;
    get slotsUsed(): number;
    /** Open, and not settled: connections that may be nobody's. */
    get open(): number;
    get isFull(): boolean;
    get(deviceId: string): Attempt | undefined;
    /** One call of HyperDHT: the only place where a device is dialled. */
    dial(publicKey: Buffer, { relayAddresses, relayThrough }?: {
        relayAddresses?: Address[];
        relayThrough?: Buffer;
    }): NoiseSecretStream;
    /** Begins an attempt. It ends by `settle`, or by itself with `failed`. */
    start(target: DialTarget): void;
    /** The device proved itself, or its stream is not wanted any more: no attempt from now on. */
    settle(deviceId: string): void;
    close(): void;
}
