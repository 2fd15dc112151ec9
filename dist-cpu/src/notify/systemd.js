/**
 * What systemd wants to hear from a service of `Type=notify`: that it is ready, that it stops, and,
 * with `WatchdogSec=`, that it is alive. Without systemd (no `NOTIFY_SOCKET`) nothing is done.
 *
 * Node has no Unix datagram sockets, so `systemd-notify` speaks for us, as a child process: the unit
 * needs `NotifyAccess=all`. docs/decisions.md says why.
 */
import { execFile } from 'node:child_process';
import { systemClock } from '../lib/clock.js';
import { asError } from '../lib/errors.js';
/** It waits until systemd has read the message. */
const TOOL_TIMEOUT_MS = 5000;
/** How often the status line is renewed where there is no watchdog. */
const STATUS_MS = 60_000;
export class Systemd {
    #log;
    #check;
    #clock;
    #environment;
    /** Undefined without a watchdog. */
    watchdogMs;
    #cancel = () => { };
    #stopped = false;
    constructor(collaborators) {
        const { log, check, clock = systemClock, environment = process.env } = collaborators;
        this.#log = log;
        this.#check = check;
        this.#clock = clock;
        this.#environment = environment;
        this.watchdogMs = watchdogOf(environment);
    }
    /** To be called once the service does its work. */
    async ready() {
        if (!this.#environment.NOTIFY_SOCKET)
            return;
        await this.#send('READY=1');
        // `stopping()` may have come meanwhile.
        if (!this.#stopped)
            await this.#beat();
    }
    /** No beats from here on: `TimeoutStopSec` bounds the time that it takes. */
    async stopping() {
        this.#stopped = true;
        this.#cancel();
        if (this.#environment.NOTIFY_SOCKET)
            await this.#send('STOPPING=1', 'STATUS=stopping');
    }
    /**
     * The next beat is scheduled when this one has ended, and a service that does not prove that it
     * works sends none: systemd ends and restarts it when `WatchdogSec` is over.
     */
    async #beat() {
        const everyMs = this.watchdogMs === undefined ? STATUS_MS : this.watchdogMs / 2;
        const startedAtMs = this.#clock.now();
        try {
            const status = await this.#within(everyMs, this.#check());
            if (this.#stopped)
                return;
            const beat = this.watchdogMs === undefined ? [] : ['WATCHDOG=1'];
            await this.#send(...beat, `STATUS=${status.replace(/\s+/g, ' ')}`);
        }
        catch (error) {
            if (this.#stopped)
                return;
            this.#log.error({ evt: 'watchdog.failed', reason: asError(error).message }, 'the service does not do its work: systemd is not told that it lives');
        }
        if (this.#stopped)
            return;
        const leftMs = everyMs - (this.#clock.now() - startedAtMs);
        // Bounded, because somebody may have set the clock meanwhile.
        const delayMs = Math.min(Math.max(leftMs, everyMs / 10), everyMs);
        this.#cancel = this.#clock.after(delayMs, () => void this.#beat());
    }
    #within(ms, promise) {
        let cancel = () => { };
        const deadline = new Promise((_, reject) => {
            cancel = this.#clock.after(ms, () => reject(new Error('no proof of life in time')));
        });
        return Promise.race([promise, deadline]).finally(() => cancel());
    }
    /** A message that is lost must not end the service; that it cannot be sent at all must be seen. */
    #send(...assignments) {
        const options = { env: this.#environment, timeout: TOOL_TIMEOUT_MS, windowsHide: true };
        return new Promise((resolve) => {
            execFile('systemd-notify', assignments, options, (error, _, stderr) => {
                if (error) {
                    const reason = stderr.trim() || error.message;
                    this.#log.error({ evt: 'systemd.unheard', reason }, HINT);
                }
                resolve();
            });
        });
    }
}
const HINT = 'systemd cannot be told: `systemd-notify` must be installed, and the unit have NotifyAccess=all; ' +
    'or use Type=exec';
/** As sd_watchdog_enabled(3): the time is in microseconds, and may be meant for another process. */
function watchdogOf({ NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID }) {
    if (!NOTIFY_SOCKET || !WATCHDOG_USEC)
        return undefined;
    if (WATCHDOG_PID && Number(WATCHDOG_PID) !== process.pid)
        return undefined;
    const ms = Number(WATCHDOG_USEC) / 1000;
    return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
//# sourceMappingURL=systemd.js.map