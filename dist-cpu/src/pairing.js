/**
 * When may a device nearby hand this peer a project? Only while the operator keeps a pairing window
 * open, and only one of them at a time. Every other invite is refused.
 *
 * Receives invites from `local-door.ts` and the operator's answers from the control socket. It
 * knows neither connections nor keys.
 */
import { systemClock } from './lib/clock.js';
import { MapeoWebError } from './lib/errors.js';
import { PairingWindow } from './pairing-window.js';
export const MAX_PAIRING_MINUTES = 60;
export class Pairing {
    #collaborators;
    #clock;
    #log;
    #window;
    #opening = false;
    constructor(collaborators) {
        this.#collaborators = collaborators;
        this.#clock = collaborators.clock ?? systemClock;
        this.#log = collaborators.log;
    }
    get isOpen() {
        return this.#window !== undefined;
    }
    /** @throws `INVALID_CONFIG`, `PAIRING_OPEN`, and what being visible throws */
    async open({ minutes, acceptAll }) {
        if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_PAIRING_MINUTES) {
            throw new MapeoWebError('INVALID_CONFIG', `the minutes must be a whole number from 1 to ${MAX_PAIRING_MINUTES}`);
        }
        if (this.#window || this.#opening) {
            throw new MapeoWebError('PAIRING_OPEN', 'a pairing window is open already');
        }
        this.#opening = true;
        try {
            const visibility = await this.#collaborators.show();
            this.#window = this.#begin(visibility, { minutes, acceptAll });
            return this.#window;
        }
        finally {
            this.#opening = false;
        }
    }
    #begin(visibility, { minutes, acceptAll }) {
        const { deviceName, devices, onChange } = this.#collaborators;
        const window = new PairingWindow({
            clock: this.#clock,
            log: this.#log,
            onEnd: () => {
                this.#window = undefined;
                onChange();
                void visibility.hide();
            },
        }, { durationMs: minutes * 60_000, acceptAll });
        window.begin({ deviceName, port: visibility.port, addresses: visibility.addresses });
        this.#window = window;
        for (const device of devices())
            window.noteDevice(device);
        onChange();
        return window;
    }
    noteDevice(device) {
        this.#window?.noteDevice(device);
    }
    /** Whether an invite of the device waits for an answer, or is being accepted. */
    isBusyWith(deviceId) {
        return this.#window?.isBusyWith(deviceId) ?? false;
    }
    offer(invite) {
        if (this.#window)
            return this.#window.offer(invite);
        invite.reject();
        const { inviteId, projectName, invitorDeviceId } = invite;
        this.#log.info({ evt: 'invite.refused', reason: 'no-window', inviteId, projectName, invitorDeviceId }, 'refused an invite: no pairing window is open (mapeo-web pair)');
    }
    withdraw(inviteId) {
        this.#window?.withdraw(inviteId);
    }
    /** @throws `INVITE_NOT_FOUND` */
    answer(inviteId, accept) {
        if (this.#window?.answer(inviteId, accept) !== true) {
            throw new MapeoWebError('INVITE_NOT_FOUND', 'no such invite is waiting for an answer');
        }
    }
    /** Ends the window, if one is open. */
    async close() {
        await this.#window?.close('stopping');
    }
}
//# sourceMappingURL=pairing.js.map