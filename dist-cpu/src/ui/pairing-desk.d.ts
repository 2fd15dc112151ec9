/**
 * The pairing window (`mapeo-web pair`) as the page steers it: opened by a click, it goes on until
 * its time is over or somebody ends it, whether or not the page stays open.
 */
import { EventEmitter } from 'node:events';
import type { Pairing } from '../pairing.js';
import type { InviteView } from '../pairing-window.js';
/** The window that the page opened last; null: none since the start. */
export interface PairingView {
    isOpen: boolean;
    /** What devices nearby see, and where. */
    deviceName: string;
    port: number;
    addresses: string[];
    /** Milliseconds since 1970. */
    expiresAt: number;
    /** Names of devices nearby. */
    devices: string[];
    /** Those that wait for an answer. */
    invites: InviteView[];
    /** What became of others, newest first. */
    outcomes: Array<{
        projectName: string;
        accepted: boolean;
        reason: string;
    }>;
}
export declare class PairingDesk extends EventEmitter<{
    changed: [];
}> {
    #private;
    constructor({ pairing }: {
        pairing: () => Pairing;
    });
    view(): PairingView | null;
    /** @throws `PAIRING_OPEN` where a window is open, this one or one of `mapeo-web pair` */
    open(): Promise<void>;
    /** @throws `INVITE_NOT_FOUND` */
    answer(inviteId: string, accept: boolean): void;
    close(): Promise<void>;
}
