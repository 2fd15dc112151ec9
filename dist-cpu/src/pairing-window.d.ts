/**
 * One pairing window: what happens in it, which invites wait for the operator's answer, and its end,
 * which refuses what waits and finishes what was accepted. `pairing.ts` opens it.
 */
import type { Clock } from './lib/clock.js';
import type { Logger } from './lib/logger.js';
import type { ReceivedInvite } from './sync/comapeo-invites.js';
export type WindowEnd = 'time' | 'operator' | 'stopping';
export type RefusalReason = 
/** No window was open. */
'no-window' | 'operator'
/** The window ended before the operator answered. */
 | 'unanswered'
/** The coordinator took it back, or went away. */
 | 'withdrawn' | 'too-many'
/** It was accepted, and then something went wrong: see `code`. */
 | 'failed';
export interface InviteView {
    inviteId: string;
    projectName: string;
    roleName: string | null;
    invitorName: string;
    invitorDeviceId: string;
}
/** What happens in a window, as the control socket sends it and `pair --json` prints it. */
export type PairingEvent = {
    evt: 'window-opened';
    deviceName: string;
    port: number;
    addresses: string[];
    acceptAll: boolean;
    /** Milliseconds since 1970. */
    expiresAt: number;
} | {
    evt: 'device-seen';
    deviceId: string;
    name: string;
} | ({
    evt: 'invite-received';
} & InviteView) | {
    evt: 'invite-accepted';
    inviteId: string;
    projectId: string;
    projectName: string;
} | {
    evt: 'invite-refused';
    inviteId: string;
    projectName: string;
    reason: RefusalReason;
    code?: string;
} | {
    evt: 'window-closed';
    reason: WindowEnd;
    accepted: number;
};
interface WindowCollaborators {
    clock: Clock;
    log: Logger;
    onEnd: () => void;
}
export declare class PairingWindow {
    #private;
    constructor(collaborators: WindowCollaborators, settings: {
        durationMs: number;
        acceptAll: boolean;
    });
    begin(view: {
        deviceName: string;
        port: number;
        addresses: string[];
    }): void;
    /** Tells everything that happened so far, and what happens from now on. */
    subscribe(listener: (event: PairingEvent) => void): () => void;
    noteDevice({ deviceId, name }: {
        deviceId: string;
        name: string;
    }): void;
    offer(invite: ReceivedInvite): void;
    isBusyWith(deviceId: string): boolean;
    withdraw(inviteId: string): void;
    /** False where no such invite waits. */
    answer(inviteId: string, accept: boolean): boolean;
    /** Refuses what waits, and finishes what was accepted. */
    close(reason: WindowEnd): Promise<void>;
}
export {};
