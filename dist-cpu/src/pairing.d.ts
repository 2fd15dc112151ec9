/**
 * When may a device nearby hand this peer a project? Only while the operator keeps a pairing window
 * open, and only one of them at a time. Every other invite is refused.
 *
 * Receives invites from `local-door.ts` and the operator's answers from the control socket. It
 * knows neither connections nor keys.
 */
import { type Clock } from './lib/clock.js';
import type { Logger } from './lib/logger.js';
import type { Visibility } from './local-network.js';
import { PairingWindow } from './pairing-window.js';
import type { ReceivedInvite } from './sync/comapeo-invites.js';
export declare const MAX_PAIRING_MINUTES = 60;
export interface PairingCollaborators {
    deviceName: string;
    show: () => Promise<Visibility>;
    /** Devices that are in sight already. */
    devices: () => Array<{
        deviceId: string;
        name: string;
    }>;
    /** A window was opened, or has ended. */
    onChange: () => void;
    clock?: Clock;
    log: Logger;
}
export interface WindowSettings {
    /** A whole number from 1 to 60. */
    minutes: number;
    /** Accept every invite; else each waits for the operator's answer. */
    acceptAll: boolean;
}
export declare class Pairing {
    #private;
    constructor(collaborators: PairingCollaborators);
    get isOpen(): boolean;
    /** @throws `INVALID_CONFIG`, `PAIRING_OPEN`, and what being visible throws */
    open({ minutes, acceptAll }: WindowSettings): Promise<PairingWindow>;
    noteDevice(device: {
        deviceId: string;
        name: string;
    }): void;
    /** Whether an invite of the device waits for an answer, or is being accepted. */
    isBusyWith(deviceId: string): boolean;
    offer(invite: ReceivedInvite): void;
    withdraw(inviteId: string): void;
    /** @throws `INVITE_NOT_FOUND` */
    answer(inviteId: string, accept: boolean): void;
    /** Ends the window, if one is open. */
    close(): Promise<void>;
}
