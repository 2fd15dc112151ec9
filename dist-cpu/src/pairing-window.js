import { asError, codeOf, MapeoWebError } from './lib/errors.js';
/** A project that comes while nobody looks must not fill the disk with others like it. */
const MAX_ACCEPTED_UNSEEN = 20;
/** Kept for a listener that comes late. */
const MAX_EVENTS = 1000;
/** The end of a window waits this long for a project that is just being added. */
const FINISH_MS = 10_000;
export class PairingWindow {
    #collaborators;
    #settings;
    #events = [];
    #listeners = new Set();
    #waiting = new Map();
    /** Invites that were accepted, until the project is hosted. */
    #joining = new Map();
    #devices = new Map();
    #accepted = 0;
    #cancelTimer = () => { };
    #closing;
    constructor(collaborators, settings) {
        this.#collaborators = collaborators;
        this.#settings = settings;
    }
    begin(view) {
        const { clock } = this.#collaborators;
        const { durationMs, acceptAll } = this.#settings;
        this.#cancelTimer = clock.after(durationMs, () => void this.close('time'));
        const expiresAt = clock.now() + durationMs;
        this.#emit({ evt: 'window-opened', ...view, acceptAll, expiresAt });
    }
    /** Tells everything that happened so far, and what happens from now on. */
    subscribe(listener) {
        for (const event of this.#events)
            listener(event);
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }
    noteDevice({ deviceId, name }) {
        if (this.#closing || this.#devices.get(deviceId) === name)
            return;
        this.#devices.set(deviceId, name);
        this.#emit({ evt: 'device-seen', deviceId, name });
    }
    offer(invite) {
        const { inviteId, projectName, roleName, invitorName, invitorDeviceId } = invite;
        if (this.#closing)
            return this.#refuse(invite, 'unanswered');
        const view = { inviteId, projectName, roleName, invitorName, invitorDeviceId };
        this.#emit({ evt: 'invite-received', ...view });
        if (!this.#settings.acceptAll)
            this.#waiting.set(inviteId, invite);
        else if (this.#accepted + this.#joining.size >= MAX_ACCEPTED_UNSEEN) {
            this.#refuse(invite, 'too-many');
        }
        else
            this.#accept(invite);
    }
    isBusyWith(deviceId) {
        const invites = [...this.#waiting.values(), ...this.#joining.keys()];
        return invites.some(({ invitorDeviceId }) => invitorDeviceId === deviceId);
    }
    withdraw(inviteId) {
        const invite = this.#waiting.get(inviteId);
        if (!invite)
            return;
        this.#waiting.delete(inviteId);
        this.#note(invite, 'withdrawn');
    }
    /** False where no such invite waits. */
    answer(inviteId, accept) {
        const invite = this.#waiting.get(inviteId);
        if (!invite || this.#closing)
            return false;
        this.#waiting.delete(inviteId);
        if (accept)
            this.#accept(invite);
        else
            this.#refuse(invite, 'operator');
        return true;
    }
    /** Refuses what waits, and finishes what was accepted. */
    close(reason) {
        this.#closing ??= this.#close(reason);
        return this.#closing;
    }
    async #close(reason) {
        this.#cancelTimer();
        const { clock, log, onEnd } = this.#collaborators;
        // A turn later, so that `#closing` is set when the answers go out.
        await Promise.resolve();
        onEnd();
        for (const invite of this.#waiting.values())
            this.#refuse(invite, 'unanswered');
        this.#waiting.clear();
        await new Promise((resolve) => {
            const cancel = clock.after(FINISH_MS, resolve);
            void Promise.all(this.#joining.values()).then(() => {
                cancel();
                resolve();
            });
        });
        const accepted = this.#accepted;
        log.info({ evt: 'pairing.closed', reason, accepted }, 'the pairing window is closed');
        this.#emit({ evt: 'window-closed', reason, accepted });
    }
    #accept(invite) {
        const { inviteId, projectName } = invite;
        const joining = invite
            .accept()
            .then((projectId) => {
            this.#accepted++;
            this.#emit({ evt: 'invite-accepted', inviteId, projectId, projectName });
        }, (error) => this.#note(invite, 'failed', error))
            .finally(() => this.#joining.delete(invite));
        this.#joining.set(invite, joining);
    }
    #refuse(invite, reason) {
        invite.reject();
        this.#note(invite, reason);
    }
    #note({ inviteId, projectName, invitorDeviceId }, reason, error) {
        const code = error instanceof MapeoWebError ? error.code : codeOf(error);
        this.#collaborators.log.info({
            evt: 'invite.refused',
            reason,
            inviteId,
            projectName,
            invitorDeviceId,
            ...(error === undefined ? {} : { code, why: asError(error).message }),
        }, 'an invite came to nothing');
        this.#emit({
            evt: 'invite-refused',
            inviteId,
            projectName,
            reason,
            ...(code === undefined ? {} : { code }),
        });
    }
    #emit(event) {
        if (this.#events.length < MAX_EVENTS)
            this.#events.push(event);
        for (const listener of this.#listeners)
            listener(event);
    }
}
//# sourceMappingURL=pairing-window.js.map