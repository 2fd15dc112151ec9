/**
 * ENCRYPTION, before it: which Noise handshakes HyperDHT may take up at all. It has no bounds of its
 * own (upstream issues #292 and #294): each packet of a stranger makes a table entry that stays for
 * seconds, and each good one a stream and, behind a NAT, a UDP socket.
 *
 * What is known when: nothing before the first message was decrypted, not even the address, which
 * may be forged. The first message of Noise IK can only be made with the secret key of the device
 * that it names; but whoever carried one may send it again. So the key chooses whose room is used
 * up, and nothing more is given for it.
 *
 * Silence is the only refusal: an answer would be sent to the forged address. Where there is no
 * room, the oldest of the strangers' makes some: it has had most time to become a connection.
 */
import type { Server } from 'hyperdht';
import { type Clock } from './lib/clock.js';
export type HandshakeRefusal = 'handshake-table-full' | 'handshake-crowded-out' | 'handshakes-of-address' | 'too-many-handshakes' | 'too-many-handshakes-of-device' | 'too-many-relayed';
export interface HandshakeGateSettings {
    /** First messages that HyperDHT may remember, good or bad, for 5 s; each takes about 2 kB. */
    maxRemembered?: number;
    /** First messages from one address at once, and every second after that; a relay has many's. */
    addressBurst?: number;
    addressPerSecond?: number;
    /** Good handshakes that became no connection yet; each may have a UDP socket. */
    maxPending?: number;
    /** How many of them may be strangers'. */
    maxPendingStrangers?: number;
    maxPendingPerDevice?: number;
    /**
     * In how many of them we look for a relay that the remote chose, and dial it: one packet of a
     * stranger makes some hundred of ours. The rest are tried without. Members may have twice as many.
     */
    maxPendingRelayed?: number;
}
export interface HandshakeGateCollaborators {
    /** Whether the device proved to know a hosted project's key before. */
    isKnown: (deviceId: string) => boolean;
    onRefused: (reason: HandshakeRefusal) => void;
    clock?: Clock;
}
/** What the first message says, as far as it is of interest here. */
export interface FirstMessage {
    relayThrough?: object | null;
}
export declare class HandshakeGate {
    #private;
    constructor({ isKnown, onRefused, clock }: HandshakeGateCollaborators, settings?: HandshakeGateSettings);
    /** Handshakes that were let through and became no connection yet. */
    get pending(): number;
    /**
     * Bounds what the server takes up. Call it before `listen`, which hands out the first method that
     * it replaces.
     */
    guard(server: Server): void;
    /**
     * For a first message that is good: whether there is room for what HyperDHT makes of it. Takes the
     * relay out of the message where there is none for that.
     * @param key the remote's public key, as the hook was given it
     */
    admit(key: Buffer, message: FirstMessage): boolean;
    /** One of the device's handshakes became a connection; which one does not matter. */
    connected(deviceId: string): void;
    /** From here on nobody is let in, and no timer is left. */
    close(): void;
}
