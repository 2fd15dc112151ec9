/**
 * Tells the operator of troubles, by webhook: each once while it lasts, again once a day, and when
 * it is over. What comes in between two messages goes into the next one. What cannot be delivered is
 * tried again, more and more rarely, and given up with a line in the log; an hour later, while the
 * trouble lasts, and at its end there is another try.
 */
import { Backoff } from '../lib/backoff.js';
import { pause, systemClock } from '../lib/clock.js';
import { withoutKeys } from '../lib/errors.js';
import { messageOf } from './message.js';
import { idOf } from './told.js';
import { postOnce } from './webhook.js';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const REMIND_MS = 24 * HOUR_MS;
const AGAIN_AFTER_GIVING_UP_MS = HOUR_MS;
/** Troubles that come in one go are told in one go. */
const GATHER_MS = 1000;
/** Between messages that were accepted, */
const INTERVAL_MS = MINUTE_MS;
/** of which there are at most so many in an hour, however a trouble comes and goes. */
const PER_HOUR = 10;
/** Troubles in one message. What does not fit is counted. */
const MAX_PENDING = 50;
/** Troubles that last at once and are known of. */
const MAX_ACTIVE = 1000;
const TIMEOUT_MS = 10_000;
/** About twenty minutes. */
const MAX_ATTEMPTS = 8;
const BACKOFF = { firstMs: 5000, maxMs: 5 * MINUTE_MS };
/** While the process waits to end. */
const HURRIED_ATTEMPTS = 3;
const HURRIED_PAUSE_MS = 500;
export class Notifier {
    #log;
    #told;
    #clock;
    #backoff;
    #settings;
    #active = new Map();
    /** What is to be told, by trouble: what is newer replaces what nobody heard of yet. */
    #pending = new Map();
    #gaveUpAtMs = new Map();
    #more = 0;
    #hurry = new AbortController();
    #stop = new AbortController();
    #working;
    /** The latest ones. */
    #acceptedAtMs = [];
    #cancelReview;
    constructor(collaborators, settings) {
        const { log, told, clock = systemClock, random } = collaborators;
        this.#log = log;
        this.#told = told;
        this.#clock = clock;
        this.#settings = settings;
        this.#backoff = new Backoff({ ...BACKOFF, ...(random && { random }) });
    }
    /** Where messages go, without what may be secret in the address. */
    get origin() {
        return this.#settings.url.origin;
    }
    /** Call it as often as the trouble shows, or once. */
    raise(trouble) {
        const id = idOf(trouble);
        const known = this.#active.get(id);
        if (!known && this.#active.size >= MAX_ACTIVE)
            return;
        const told = this.#told.get(trouble);
        const since = Math.min(trouble.since, known?.since ?? Infinity, told?.since ?? Infinity);
        const current = { ...trouble, since };
        this.#active.set(id, current);
        this.#reviewLater();
        const waiting = this.#pending.get(id);
        const mayTry = this.#isPast(this.#gaveUpAtMs.get(id), AGAIN_AFTER_GIVING_UP_MS);
        if (waiting && waiting.state !== 'over') {
            this.#pending.set(id, { ...current, state: waiting.state });
        }
        else if (told) {
            // It may have ended and come back before its end was told.
            this.#pending.delete(id);
            const isDue = this.#isPast(told.toldAt, REMIND_MS);
            if (isDue && mayTry)
                this.#tell({ ...current, state: 'lasts' });
        }
        else if (mayTry) {
            this.#tell({ ...current, state: 'began' });
        }
    }
    /** Safe to call where there is no such trouble. */
    resolve(which) {
        const id = idOf(which);
        const trouble = this.#active.get(id) ?? this.#fromEarlier(which);
        this.#active.delete(id);
        this.#gaveUpAtMs.delete(id);
        if (trouble)
            this.#tell({ ...trouble, state: 'over', endedAt: this.#clock.now() });
    }
    /** Ends what an earlier process told and cannot last any more. */
    resolveAll(kind) {
        for (const told of this.#told.list())
            if (told.kind === kind)
                this.resolve(told);
    }
    /** Sends what waits, without waiting for its turn, in at most so many milliseconds. */
    async close(deadlineMs) {
        this.#cancelReview?.();
        this.#hurry.abort();
        const cancel = this.#clock.after(deadlineMs, () => this.#stop.abort());
        await this.#working;
        cancel();
        this.#stop.abort();
        if (this.#pending.size === 0)
            return;
        const event = { origin: this.origin, troubles: this.#pending.size };
        this.#log.warn({ evt: 'notify.unsent', ...event }, 'not all notifications were sent');
    }
    /** Reminders, and new tries of what was given up, need nobody who raises the trouble again. */
    #reviewLater() {
        if (this.#cancelReview || this.#hurry.signal.aborted)
            return;
        this.#cancelReview = this.#clock.after(HOUR_MS, () => {
            this.#cancelReview = undefined;
            for (const trouble of this.#active.values())
                this.raise(trouble);
        });
    }
    #isPast(atMs, ms) {
        if (atMs === undefined)
            return true;
        const nowMs = this.#clock.now();
        return nowMs - atMs >= ms || nowMs < atMs;
    }
    #fromEarlier(which) {
        const told = this.#told.get(which);
        if (!told)
            return undefined;
        const { kind, key, message, since } = told;
        return { kind, key, message, since, cause: 'told before a restart', fix: 'Nothing to do.' };
    }
    #tell(notice) {
        if (this.#stop.signal.aborted)
            return;
        const id = idOf(notice);
        if (!this.#pending.has(id) && this.#pending.size >= MAX_PENDING) {
            this.#more++;
            return;
        }
        this.#pending.set(id, notice);
        this.#working ??= this.#work().finally(() => (this.#working = undefined));
    }
    async #work() {
        await this.#pause(GATHER_MS);
        let hurried = 0;
        while (this.#pending.size > 0 && !this.#stop.signal.aborted) {
            await this.#pause(Math.min(this.#nextTurnMs() - this.#clock.now(), HOUR_MS));
            // What was to be told may have ended, and begun again, meanwhile.
            if (this.#pending.size === 0)
                break;
            const delivered = await this.#post();
            if (delivered || this.#pending.size === 0)
                continue;
            const delayMs = this.#backoff.next();
            if (!this.#hurry.signal.aborted) {
                await this.#pause(delayMs);
                continue;
            }
            if (++hurried >= HURRIED_ATTEMPTS)
                return;
            await pause(this.#clock, HURRIED_PAUSE_MS, this.#stop.signal);
        }
    }
    /** When the next message may go. */
    #nextTurnMs() {
        const last = this.#acceptedAtMs.at(-1) ?? -Infinity;
        const firstOfHour = this.#acceptedAtMs.at(-PER_HOUR) ?? -Infinity;
        return Math.max(last + INTERVAL_MS, firstOfHour + HOUR_MS);
    }
    /** True if the message was taken. */
    async #post() {
        const { url, secret, source, timeoutMs = TIMEOUT_MS } = this.#settings;
        const notices = [...this.#pending.values()];
        const more = this.#more;
        const body = messageOf(notices, { source, sentAtMs: this.#clock.now(), more });
        const delivery = await postOnce(body, { url, secret, timeoutMs }, this.#stop.signal);
        if (delivery.ok)
            this.#noteTold(notices);
        else if (!this.#isLastTry(delivery, notices))
            return false;
        this.#more -= more;
        this.#backoff.reset();
        return delivery.ok;
    }
    #noteTold(notices) {
        const toldAt = this.#clock.now();
        this.#acceptedAtMs = [...this.#acceptedAtMs, toldAt].slice(-PER_HOUR);
        this.#log.info({ evt: 'notify.sent', origin: this.origin, troubles: notices.length });
        for (const notice of notices) {
            const id = idOf(notice);
            this.#forgetPending(notice);
            this.#gaveUpAtMs.delete(id);
            if (notice.state !== 'over') {
                this.#told.note({ ...notice, message: withoutKeys(notice.message), toldAt });
                continue;
            }
            this.#told.forget(notice);
            // It came back while its end was under way.
            const again = this.#active.get(id);
            if (again)
                this.#tell({ ...again, state: 'began' });
        }
    }
    #isLastTry(delivery, notices) {
        const { reason, again } = delivery;
        const attempts = this.#backoff.failures + 1;
        const event = { origin: this.origin, reason, attempts, troubles: notices.length };
        if (again && attempts < MAX_ATTEMPTS) {
            this.#log.debug({ evt: 'notify.failed', ...event });
            return false;
        }
        this.#log.warn({ evt: 'notify.gave-up', ...event }, 'the webhook took no notification');
        for (const notice of notices) {
            const id = idOf(notice);
            this.#forgetPending(notice);
            if (this.#active.has(id))
                this.#gaveUpAtMs.set(id, this.#clock.now());
        }
        return true;
    }
    /** What became something else while it was under way is for the next message. */
    #forgetPending(sent) {
        const id = idOf(sent);
        if (this.#pending.get(id)?.state === sent.state)
            this.#pending.delete(id);
    }
    /** Time that somebody who closes this does not wait for. */
    async #pause(ms) {
        if (ms > 0)
            await pause(this.#clock, ms, this.#hurry.signal);
    }
}
//# sourceMappingURL=notifier.js.map