/**
 * RELAY, of whoever accepts connections: a device that dials may name a relay, and HyperDHT dials
 * that, whatever it is (upstream issue #296). So strangers could make a device send some hundred
 * packets to wherever they want; and where they name a relay that the device uses itself, each takes
 * one of its few places there for 15 s. Relays that the device knows are always dialled for devices
 * that proved themselves before; for others, and other relays, so often.
 */
import { type Clock } from '../lib/clock.js';
export interface RelayGuardCollaborators {
    /** Public keys of relays that the device would use itself. */
    relays: () => Buffer[];
    /** Whether the device ever proved to know a project key. */
    isProven: (deviceId: string) => boolean;
    clock?: Clock;
}
/**
 * For HyperDHT's `firewall` hook, before it looks at the message itself. Never refuses anybody: the
 * direct path is tried all the same.
 */
export declare function relayGuard({ relays, isProven, clock, }: RelayGuardCollaborators): (remoteKey: Buffer, firstMessage: unknown) => void;
