/**
 * The pairing window (`mapeo-web pair`) as the page steers it: opened by a click, it goes on until
 * its time is over or somebody ends it, whether or not the page stays open.
 */
import { EventEmitter } from 'node:events';
const MINUTES = 10;
/** A page shows so many of what became of invites. */
const MAX_OUTCOMES = 10;
const REASONS = {
    'no-window': 'no window was open',
    operator: 'refused',
    unanswered: 'not answered in time',
    withdrawn: 'taken back, or the device went away',
    'too-many': 'too many projects for one window',
    failed: 'it could not be taken over: have the invite sent again',
};
export class PairingDesk extends EventEmitter {
    #pairing;
    #window;
    #view = null;
    constructor({ pairing }) {
        super();
        this.#pairing = pairing;
    }
    view() {
        return this.#view;
    }
    /** @throws `PAIRING_OPEN` where a window is open, this one or one of `mapeo-web pair` */
    async open() {
        const window = await this.#pairing().open({ minutes: MINUTES, acceptAll: false });
        this.#window = window;
        window.subscribe((event) => {
            this.#note(event);
            this.emit('changed');
        });
    }
    /** @throws `INVITE_NOT_FOUND` */
    answer(inviteId, accept) {
        this.#pairing().answer(inviteId, accept);
        this.#remove(inviteId);
        this.emit('changed');
    }
    async close() {
        await this.#window?.close('operator');
    }
    #note(event) {
        if (event.evt === 'window-opened') {
            const { deviceName, port, addresses, expiresAt } = event;
            const empty = { devices: [], invites: [], outcomes: [] };
            this.#view = { isOpen: true, deviceName, port, addresses, expiresAt, ...empty };
        }
        const view = this.#view;
        if (!view)
            return;
        switch (event.evt) {
            case 'window-opened':
                return;
            case 'device-seen':
                if (!view.devices.includes(event.name))
                    view.devices.push(event.name);
                return;
            case 'invite-received': {
                const { evt, ...invite } = event;
                void evt;
                view.invites.push(invite);
                return;
            }
            case 'invite-accepted':
                return this.#settle(event, true, 'hosted here now');
            case 'invite-refused':
                return this.#settle(event, false, REASONS[event.reason]);
            case 'window-closed':
                view.isOpen = false;
        }
    }
    #settle(invite, accepted, reason) {
        this.#remove(invite.inviteId);
        const outcome = { projectName: invite.projectName, accepted, reason };
        this.#view?.outcomes.unshift(outcome);
        this.#view?.outcomes.splice(MAX_OUTCOMES);
    }
    #remove(inviteId) {
        if (!this.#view)
            return;
        this.#view.invites = this.#view.invites.filter((invite) => invite.inviteId !== inviteId);
    }
}
//# sourceMappingURL=pairing-desk.js.map